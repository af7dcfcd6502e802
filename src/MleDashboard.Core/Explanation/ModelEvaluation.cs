using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Explanation;

/// <summary>How one candidate did on rows it had not seen.</summary>
public sealed record ModelEvaluation
{
    /// <summary>By name in the metric catalog.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>95% interval of the headline (accuracy, or RMSE) by bootstrap over the rows.</summary>
    public (double Low, double High)? HeadlineInterval { get; init; }

    /// <summary>Classification only.</summary>
    public ConfusionMatrix? Confusion { get; init; }

    /// <summary>Binary only: points from (0,0) to (1,1), at most 200.</summary>
    public IReadOnlyList<CurvePoint>? Roc { get; init; }

    /// <summary>Binary only: recall and precision, at most 200 points.</summary>
    public IReadOnlyList<CurvePoint>? PrecisionRecall { get; init; }

    /// <summary>Regression only: actual (X) and predicted (Y) of at most 1,000 rows.</summary>
    public IReadOnlyList<CurvePoint>? ActualPredicted { get; init; }

    /// <summary>Regression only: bins of actual minus predicted.</summary>
    public IReadOnlyList<HistogramBin>? Residuals { get; init; }
}

/// <summary>Counts[actual, predicted] as rows of arrays, in the order of <see cref="Classes"/>.</summary>
public sealed record ConfusionMatrix(IReadOnlyList<string> Classes, long[][] Counts);

/// <param name="Threshold">Of the positive class's probability, where there is one.</param>
public sealed record CurvePoint(double X, double Y, double? Threshold = null);

/// <summary>How much one column moves the predictions.</summary>
/// <param name="Share">0 to 1; all columns together 1.</param>
/// <param name="Curve">Mean prediction over the column's range or levels (partial dependence, Friedman 2001); null when not computed.</param>
public sealed record ColumnImpact(string Column, double Share, ImpactCurve? Curve = null);

/// <summary>Partial dependence of the prediction (probability of the positive class, of each class's share, or the number).</summary>
/// <param name="Labels">X values as text, in order.</param>
/// <param name="Values">X values as numbers for a numeric column; null for levels.</param>
/// <param name="Mean">Mean prediction at each X.</param>
/// <param name="Low">10th percentile of the rows' predictions at each X.</param>
/// <param name="High">90th percentile.</param>
/// <param name="OutputLabel">"P(is_cancelled=1)" or the target's name.</param>
public sealed record ImpactCurve(IReadOnlyList<string> Labels, IReadOnlyList<double>? Values, IReadOnlyList<double> Mean, IReadOnlyList<double> Low, IReadOnlyList<double> High, string OutputLabel);

using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Explanation;

/// <summary>How one candidate did on rows it had not seen.</summary>
public sealed record ModelEvaluation
{
    /// <summary>Every metric of the problem type that is defined on these rows, by name in the metric catalog.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>95% intervals of <see cref="Metrics"/> by the sampling of these rows; empty in reports of before they were made.</summary>
    public IReadOnlyDictionary<string, Interval> Intervals { get; init; } = new Dictionary<string, Interval>();

    public required int Rows { get; init; }

    /// <summary>95% interval of the headline (accuracy, or RMSE) by bootstrap over the rows.</summary>
    public Interval? HeadlineInterval { get; init; }

    /// <summary>95% interval of what the headline gains over the baseline (accuracy more, or RMSE less), by bootstrap over the same rows; null for the baseline itself.</summary>
    public Interval? GainInterval { get; init; }

    /// <summary>Neither the headline nor (for classes) the Matthews correlation is beyond what always giving one answer reaches, their intervals considered.</summary>
    public bool IsNoBetterThanBaseline { get; init; }

    /// <summary>Classification only.</summary>
    public ConfusionMatrix? Confusion { get; init; }

    /// <summary>Binary only: points from (0,0) to (1,1), at most 200.</summary>
    public IReadOnlyList<CurvePoint>? Roc { get; init; }

    /// <summary>Binary only: recall and precision, at most 200 points.</summary>
    public IReadOnlyList<CurvePoint>? PrecisionRecall { get; init; }

    /// <summary>Classification only: whether probabilities come true; null in older reports and without rows.</summary>
    public Reliability? Reliability { get; init; }

    /// <summary>Binary: the probability of the positive class from which it is said; null where the more probable class is said.</summary>
    public double? Threshold { get; init; }

    /// <summary>Regression only: actual (X) and predicted (Y) of at most 1,000 rows.</summary>
    public IReadOnlyList<CurvePoint>? ActualPredicted { get; init; }

    /// <summary>Regression only: bins of actual minus predicted.</summary>
    public IReadOnlyList<HistogramBin>? Residuals { get; init; }
}

/// <summary>Counts[actual, predicted] as rows of arrays, in the order of <see cref="Classes"/>.</summary>
public sealed record ConfusionMatrix(IReadOnlyList<string> Classes, long[][] Counts);

/// <param name="Threshold">Of the positive class's probability, where there is one.</param>
public sealed record CurvePoint(double X, double Y, double? Threshold = null);

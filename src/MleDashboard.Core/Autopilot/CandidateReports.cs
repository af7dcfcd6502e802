using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Autopilot;

/// <summary>How much each column moves a candidate's predictions: mean absolute SHAP values.</summary>
/// <param name="Columns">Strongest first.</param>
/// <param name="Note">How it was computed, for people.</param>
public sealed record CandidateExplanation(IReadOnlyList<ColumnInfluence> Columns, string? Note = null);

/// <param name="Share">0 to 1; all columns together 1.</param>
public sealed record ColumnInfluence(string Column, double Share);

/// <summary>How a candidate did, as its insights report says. What a report lacks is null.</summary>
public sealed record CandidateInsights
{
    public ProblemType? ProblemType { get; init; }

    /// <summary>Rows it was judged on; null: not said.</summary>
    public int? Rows { get; init; }

    /// <summary>"Validation", "Test (locked)".</summary>
    public string RowsLabel { get; init; } = "Validation";

    /// <summary>Binary: what the curves are about.</summary>
    public string? PositiveClass { get; init; }

    /// <summary>By the names of the report.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    public ConfusionMatrix? Confusion { get; init; }

    public IReadOnlyList<CurvePoint>? Roc { get; init; }

    public IReadOnlyList<CurvePoint>? PrecisionRecall { get; init; }

    /// <summary>Regression.</summary>
    public IReadOnlyList<CurvePoint>? ActualPredicted { get; init; }

    /// <summary>Regression.</summary>
    public IReadOnlyList<HistogramBin>? Residuals { get; init; }
}

using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling.Summaries;

namespace MleDashboard.Core.Profiling.Targets;

/// <summary>What the columns say about the column to predict.</summary>
public sealed record TargetSection
{
    public required string Target { get; init; }

    /// <summary>Null when no model can be built, see <see cref="TargetDistribution.Reason"/>; there are no powers then.</summary>
    public required ProblemType? Problem { get; init; }

    public required TargetDistribution Distribution { get; init; }

    /// <summary>"weighted F1" or "mean absolute error": what <see cref="ColumnPower.Score"/> and <see cref="NaiveScore"/> are.</summary>
    public required string Measure { get; init; }

    /// <summary>Score of the constant answer: the better of the most frequent class and a random one, or the median.</summary>
    public double? NaiveScore { get; init; }

    public required long SampledRows { get; init; }

    /// <summary>Classes of <see cref="TargetBin.Shares"/>, most frequent first; empty for numbers.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Every column but the target, the strongest first, those without a power last.</summary>
    public required IReadOnlyList<ColumnPower> Columns { get; init; }

    public required IReadOnlyList<string> Limits { get; init; }

    public ColumnPower? Find(string column) => Columns.FirstOrDefault(power => power.Column == column);
}

/// <summary>How well one column alone predicts the target.</summary>
/// <param name="Power">0 (no better than a constant answer) to 1 (perfect), from rows the model did not learn from; null when it cannot be said, see <paramref name="Note"/>.</param>
/// <param name="Score">The model's score in the section's measure.</param>
/// <param name="Note">Why there is no power: "free text", "names rows".</param>
public sealed record ColumnPower(string Column, double? Power, double? Score, string? Note = null)
{
    /// <summary>The target within ranges or labels of this column; empty when it cannot be drawn.</summary>
    public IReadOnlyList<TargetBin> Bins { get; init; } = [];
}

/// <summary>The target in the rows of one range or label.</summary>
/// <param name="Mean">Mean of a numeric target; null for classes.</param>
/// <param name="Shares">Share of each of the section's classes in these rows; empty for numbers.</param>
public sealed record TargetBin(string Label, long Count, double? Mean, IReadOnlyList<double> Shares);

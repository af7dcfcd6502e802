using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>The column to predict: its values, and what kind of model they ask for.</summary>
public sealed record TargetDistribution
{
    public required string Target { get; init; }

    public required ColumnType Type { get; init; }

    public required long Rows { get; init; }

    public required long SampledRows { get; init; }

    public required long MissingCount { get; init; }

    /// <summary>Different values among the sampled rows, missing not counted.</summary>
    public required long DistinctCount { get; init; }

    /// <summary>Bars to draw: ranges for <see cref="IsHistogram"/>, else values, most frequent first, with "other" last.</summary>
    public required IReadOnlyList<DistributionBar> Bars { get; init; }

    public required bool IsHistogram { get; init; }

    /// <summary>Null when no model can be built, see <see cref="Reason"/>.</summary>
    public required ProblemType? Recommended { get; init; }

    /// <summary>Types the user may change to; empty when no model can be built.</summary>
    public required IReadOnlyList<ProblemType> Possible { get; init; }

    /// <summary>Ends the sentence "NAME ...": "has two values", "has numbers with 421 different values", "has only one value, so there is nothing to predict".</summary>
    public required string Reason { get; init; }

    /// <summary>A sentence about what could go wrong ("'yes' occurs 3 times only"); null when nothing was seen.</summary>
    public string? Warning { get; init; }
}

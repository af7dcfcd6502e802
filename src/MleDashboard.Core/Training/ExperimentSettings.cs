using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training;

/// <summary>What was asked of a build. The same settings on the same table give the same model, time limits aside.</summary>
public sealed record ExperimentSettings
{
    public required string Target { get; init; }

    /// <summary>Null: taken from the target's values.</summary>
    public ProblemType? ProblemType { get; init; }

    /// <summary>Name in the metric catalog that ranks the leaderboard; null: roc_auc (binary), log_loss (multiclass), rmse (regression).</summary>
    public string? Metric { get; init; }

    public BuildPreset Preset { get; init; } = BuildPreset.Quick;

    /// <summary>For all of the build, refit and explanation included. Null: the preset's own.</summary>
    public TimeSpan? TimeLimit { get; init; }

    public int Seed { get; init; }

    /// <summary>Share of rows held out and never trained on; the score_test column and every page's answer come from them. 0.05 to 0.5, or 0: the scores then come from validation rows.</summary>
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Holds out the latest rows by this column instead of random ones.</summary>
    public string? SplitOrderBy { get; init; }

    /// <summary>Names in the learner catalog; null: all that the preset uses.</summary>
    public IReadOnlyList<string>? Learners { get; init; }

    /// <summary>Columns the user unticked.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>Binary: the class that probabilities, precision and recall are about; null: the rarer one, or 1/true/yes.</summary>
    public string? PositiveClass { get; init; }

    /// <summary>At most this many fitted candidates (ensembles not counted), instead of a time limit, for repeatable runs.</summary>
    public int? MaxCandidates { get; init; }

    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>What all of the build may hold in memory; a learner that needs more is skipped with its reason. Null: 60% of what the process may use.</summary>
    public long? MemoryBytes { get; init; }

    public ColumnRole RoleOf(string column) =>
        column == Target ? ColumnRole.Target : IgnoredColumns.Contains(column) ? ColumnRole.Ignored : ColumnRole.Feature;
}

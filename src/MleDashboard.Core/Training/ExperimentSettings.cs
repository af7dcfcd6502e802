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

    /// <summary>Rows with the same value of this column are never on two sides of a split; the column itself is not learned from.</summary>
    public string? GroupBy { get; init; }

    /// <summary>How much each row counts, a number of 0 or more; the column itself is not learned from.</summary>
    public string? WeightBy { get; init; }

    /// <summary>Parts the training rows are divided into, each validating once; null: the preset's own choice. 2 to 20.</summary>
    public int? Folds { get; init; }

    /// <summary>Names in the learner catalog; null: all that the preset uses.</summary>
    public IReadOnlyList<string>? Learners { get; init; }

    /// <summary>Columns the user unticked.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>Binary: the class that probabilities, precision and recall are about; null: the rarer one, or 1/true/yes.</summary>
    public string? PositiveClass { get; init; }

    /// <summary>At most this many fitted candidates (ensembles not counted), instead of a time limit, for repeatable runs.</summary>
    public int? MaxCandidates { get; init; }

    /// <summary>Searches hyperparameters (tree-structured Parzen estimator) instead of fitting the preset's own settings only.</summary>
    public bool IsTuned { get; init; }

    /// <summary>For one fit of one trial, all its folds; null: by the time limit alone.</summary>
    public TimeSpan? MaxTrialTime { get; init; }

    /// <summary>Classes: rare ones weigh as much as frequent ones.</summary>
    public bool IsBalanced { get; init; }

    /// <summary>Numbers: the quantile that is predicted when the metric is pinball. 0.01 to 0.99.</summary>
    public double Quantile { get; init; } = 0.5;

    /// <summary>Numbers: beside each prediction a range that holds this share of the actual values; null: none. 0.5 to 0.99.</summary>
    public double? IntervalCoverage { get; init; }

    /// <summary>Columns whose prediction may only rise (1) or only fall (-1) with them; learners that cannot keep to it are left out.</summary>
    public IReadOnlyDictionary<string, int> Monotone { get; init; } = new Dictionary<string, int>();

    /// <summary>Columns whose missing values are filled from the training rows, in prediction too. In all others a missing value stays one, and learners treat it as such.</summary>
    public IReadOnlyDictionary<string, MissingFill> Fills { get; init; } = new Dictionary<string, MissingFill>();

    /// <summary>The model that predicts needs no longer than this for a row, measured on blocks of rows; null: the preset's <see cref="PredictionPace"/>, unless accuracy falls by it.</summary>
    public double? MaxMillisecondsPerRow { get; init; }

    /// <summary>One model of one learner predicts, not an ensemble.</summary>
    public bool IsSmall { get; init; }

    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>What all of the build may hold in memory; a learner that needs more is skipped with its reason. Null: 60% of what the process may use.</summary>
    public long? MemoryBytes { get; init; }

    public ColumnRole RoleOf(string column) =>
        column == Target ? ColumnRole.Target : column == GroupBy || column == WeightBy || IgnoredColumns.Contains(column) ? ColumnRole.Ignored : ColumnRole.Feature;

    /// <summary>Whether a build has to read the column: it is learned from, or says how rows are held out, grouped or weighed.</summary>
    public bool Needs(string column) => RoleOf(column) != ColumnRole.Ignored || column == SplitOrderBy || column == GroupBy || column == WeightBy;
}

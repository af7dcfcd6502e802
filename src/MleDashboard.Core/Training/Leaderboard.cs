using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training;

/// <summary>One candidate of a build, or one that failed and why. Scores are higher-is-better in the order of the build's metric; times in seconds.</summary>
public sealed record LeaderboardEntry
{
    /// <summary>Unique within the build: "LightGBM", "WeightedEnsemble_L2", "Baseline".</summary>
    public required string Model { get; init; }

    /// <summary>Name in the learner catalog, "ensemble" or "baseline".</summary>
    public required string Learner { get; init; }

    /// <summary>Of the build's metric in its own direction (a log loss is positive, smaller is better); null when it failed.</summary>
    public double? ScoreVal { get; init; }

    /// <summary>On the held-out rows that no candidate has seen; null when there are none.</summary>
    public double? ScoreTest { get; init; }

    /// <summary>95% interval of <see cref="ScoreVal"/> by the sampling of the rows; null in older leaderboards and while the build runs.</summary>
    public Interval? ScoreValInterval { get; init; }

    /// <summary>The same of <see cref="ScoreTest"/>.</summary>
    public Interval? ScoreTestInterval { get; init; }

    /// <summary>Every metric of the problem type on the held-out rows (validation rows when there are none), by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    public double PredTimeVal { get; init; }

    public double FitTime { get; init; }

    /// <summary>Without the members it is made of.</summary>
    public double PredTimeValMarginal { get; init; }

    public double FitTimeMarginal { get; init; }

    /// <summary>1 for learners on the table, 2 for what is built on them.</summary>
    public int StackLevel { get; init; } = 1;

    public bool CanInfer { get; init; } = true;

    /// <summary>1 for the first that was fitted.</summary>
    public int FitOrder { get; init; }

    /// <summary>Why it is not a model: "needs about 9 GB, 4 GB are allowed".</summary>
    public string? Failure { get; init; }

    /// <summary>What people should know of the fit: "trained on the logarithm of price"; null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Hyperparameters, or an ensemble's weights by member.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}

/// <summary>All candidates of a build, best first by <see cref="Metric"/> on the validation rows, for classes with a share of log loss (a metric's last digits are noise); failures last.</summary>
/// <param name="Metric">Name in the metric catalog.</param>
/// <param name="HigherIsBetter">The metric's direction.</param>
public sealed record Leaderboard(string Metric, bool HigherIsBetter, IReadOnlyList<LeaderboardEntry> Entries);

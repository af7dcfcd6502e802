using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;
using MleDashboard.Core.Training.Tuning;

namespace MleDashboard.Core.Training.Learners;

/// <summary>One algorithm we can fit. A folder each; listed in <see cref="LearnerCatalog"/>. Stateless.</summary>
public interface ILearner
{
    /// <summary>The name in settings, leaderboards and files: "LightGBM".</summary>
    string Name { get; }

    /// <summary>One sentence for people who choose.</summary>
    string Help { get; }

    FeatureView View { get; }

    bool Supports(ProblemType problemType);

    /// <summary>Whether fits obey <see cref="LearnerTask.Monotone"/>.</summary>
    bool CanBeMonotone => false;

    /// <summary>Whether fits aim at absolute and quantile loss, not only at squared.</summary>
    bool CanAimAt(RegressionLoss loss) => loss == RegressionLoss.Squared;

    /// <summary>Whether fits fill <see cref="FittedLearner.OutOfBag"/> when <see cref="LearnerTask.WantsOutOfBag"/> asks: one fit then does what folds do.</summary>
    bool HasOutOfBag => false;

    /// <summary>What a search may try beside the defaults; empty when the learner chooses for itself.</summary>
    IReadOnlyList<SearchDimension> SearchSpace => [];

    /// <summary>Memory at the peak of one fit, the matrices it is given not counted.</summary>
    long EstimateBytes(LearnerShape shape);

    /// <summary>Seconds of one fit on an idle machine like the one the constants were measured on (docs/benchmarks.md).</summary>
    double EstimateSeconds(LearnerShape shape);

    /// <summary>Stops early, with what it has, when <see cref="LearnerTask.Budget"/> is over.</summary>
    FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken);

    /// <summary>Hyperparameters for one fit on all rows, from those that the fits on parts of them ended with (iterations, strength of a penalty).</summary>
    IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits);

    /// <param name="files">The files that <see cref="FittedLearner.Save"/> wrote, checked against their hashes.</param>
    /// <exception cref="FormatException">The files are not a model of this learner.</exception>
    FittedLearner Load(ModelFiles files);
}

/// <summary>What a regression predicts: the mean, the median or a quantile of the target given the row.</summary>
public enum RegressionLoss
{
    Squared,
    Absolute,
    Quantile,
}

/// <summary>The size of a fit.</summary>
/// <param name="Columns">Of the learner's view.</param>
/// <param name="Outputs">Numbers predicted for a row: 1 for regression and binary, else the classes.</param>
public sealed record LearnerShape(int Rows, int Columns, int Outputs, int Threads, bool IsRegression);

/// <summary>What a learner is given.</summary>
public sealed record LearnerTask
{
    public required FeatureMatrix Train { get; init; }

    public required TargetValues Target { get; init; }

    /// <summary>Rows to stop or choose by; null: the hyperparameters say all.</summary>
    public FeatureMatrix? Validation { get; init; }

    public TargetValues? ValidationTarget { get; init; }

    /// <summary>How much each training row counts, on average 1; null: all alike.</summary>
    public float[]? Weights { get; init; }

    public float[]? ValidationWeights { get; init; }

    /// <summary>The build's metric, for learners that can aim at it.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Numbers: what a fit makes small. Classes: always log loss.</summary>
    public RegressionLoss Loss { get; init; }

    /// <summary>For <see cref="RegressionLoss.Quantile"/>.</summary>
    public double Quantile { get; init; } = 0.5;

    /// <summary>1 or -1 by the name of a source column; see <see cref="ILearner.CanBeMonotone"/>.</summary>
    public IReadOnlyDictionary<string, int> Monotone { get; init; } = new Dictionary<string, int>();

    /// <summary>Ask for predictions of the training rows by parts of the model that have not seen them; only with <see cref="ILearner.HasOutOfBag"/>.</summary>
    public bool WantsOutOfBag { get; init; }

    /// <summary>By name; what is absent is the learner's default.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();

    public int Seed { get; init; }

    public int Threads { get; init; } = 1;

    public FitBudget Budget { get; init; } = FitBudget.None;

    /// <summary>The quantile that absolute and quantile loss are small at.</summary>
    public double QuantileAimedAt => Loss == RegressionLoss.Quantile ? Quantile : 0.5;

    /// <summary>Null for squared loss and for classes.</summary>
    internal double? QuantileOrNone => Target.ProblemType == ProblemType.Regression && Loss != RegressionLoss.Squared ? QuantileAimedAt : null;

    public double ParameterOr(string name, double otherwise) => Parameters.GetValueOrDefault(name, otherwise);
}

/// <summary>A fitted learner: immutable and thread-safe.</summary>
public abstract class FittedLearner : IDisposable
{
    /// <summary>What it was fitted with and found, for the leaderboard and for a refit.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>It stopped because its budget was over, before it would have stopped by itself.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>Predictions of the training rows, each by what has not seen that row (Breiman 2001); null when not asked for or not to be had.</summary>
    public double[]? OutOfBag { get; init; }

    /// <summary>What people should know of the fit: "learned from 50,000 of 400,000 rows"; null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Processor seconds for one of many rows, by the size of what was fitted and what such a size was measured to take: the same whatever else the machine does,
    /// so that a choice by it can be repeated.
    /// </summary>
    public virtual double SecondsPerRow => 5e-6;

    /// <returns>Row by row: a number, or a probability for each class.</returns>
    public abstract double[] Predict(FeatureMatrix rows, int threads);

    /// <summary>Writes open formats into <paramref name="folder"/>, which exists and is empty.</summary>
    public abstract void Save(string folder);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

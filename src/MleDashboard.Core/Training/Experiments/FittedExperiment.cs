using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>What a build made: the model in its folder, and the rows that say how good it is.</summary>
public sealed class FittedExperiment : IDisposable
{
    /// <summary>Read back from the folder it was saved in.</summary>
    public required TrainedModel Predictor { get; init; }

    public required Leaderboard Leaderboard { get; init; }

    /// <summary>Rows no candidate was fitted on, all columns. When nothing was held out: the rows that validated.</summary>
    public required Table TestRows { get; init; }

    /// <summary>Of <see cref="TestRows"/>: class indices, or numbers.</summary>
    public double[] TestActual => Judged.Target.Values;

    /// <summary>The answers of <see cref="TestRows"/>, with their weights.</summary>
    public required JudgedRows Judged { get; init; }

    /// <summary>What each candidate said of <see cref="TestRows"/> without having seen them. Use these to judge, never predictions made afresh: when nothing was held out the model has seen the rows since.</summary>
    public required IReadOnlyDictionary<string, Predictions> TestPredictions { get; init; }

    /// <summary>All columns.</summary>
    public required Table TrainRows { get; init; }

    /// <summary>For fits that explain; null in experiments that were put together by hand.</summary>
    internal DividedRows? Divided { get; init; }

    /// <summary>The build's metric.</summary>
    internal Metric Metric => MetricCatalog.Find(Leaderboard.Metric)!;

    public required IReadOnlyList<FeatureNote> FeatureNotes { get; init; }

    /// <summary>Stopped by the user or the time limit before all that was planned was fitted.</summary>
    public required bool IsPartial { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What a metric needs to judge <paramref name="candidate"/> by <see cref="TestRows"/>.</summary>
    public ScoredRows Scored(string candidate) => Judged.With(TestPredictions[candidate]);

    public void Dispose() => Predictor.Dispose();
}

using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Explanation.LearningCurves;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Models;

/// <summary>A finished model folder.</summary>
/// <param name="InputColumns">Columns a table must have to be predicted.</param>
public sealed record BuiltModel(ModelReport Report, Datasets.DatasetSchema InputColumns)
{
    public ModelEvaluation BestEvaluation => Report.Evaluations[Report.BestModel];

    public LeaderboardEntry BestEntry => Report.Leaderboard.Entries.First(entry => entry.Model == Report.BestModel);
}

/// <summary>Builds, judges and explains a model: what the build job and the command line share.</summary>
public sealed class ModelBuilder(ExperimentRunner runner, TimeProvider timeProvider)
{
    private const string Explaining = "Explain the candidates";

    /// <summary>An explanation on the largest tables takes about this long; it is not worth more.</summary>
    private static readonly TimeSpan MostForExplaining = TimeSpan.FromMinutes(2);

    /// <summary>Given even when the fits overran: an ordinary table is explained in less, and a model without it answers half the question.</summary>
    private static readonly TimeSpan LeastForExplaining = TimeSpan.FromSeconds(2);

    private const double ShareForTheCurve = 0.05;

    private static readonly TimeSpan LeastForTheCurve = TimeSpan.FromSeconds(1);

    /// <summary>After a stop: enough for an ordinary table.</summary>
    private static readonly TimeSpan ExplainingAfterStop = TimeSpan.FromSeconds(5);

    /// <param name="modelFolder">Empty; holds model, report.json and inputs.json afterwards.</param>
    /// <param name="checkpointFolder">See <see cref="ExperimentRunner.RunAsync"/>.</param>
    /// <param name="stop">The user asked to stop: the best so far becomes the model.</param>
    public async Task<Result<BuiltModel>> BuildAsync(
        Table table, ExperimentSettings settings, string modelFolder, IExperimentObserver observer, string? checkpointFolder, CancellationToken stop, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        var reserve = ReserveOf(settings.TimeLimit);
        var fitted = await runner.RunAsync(
            table, settings with { TimeLimit = settings.TimeLimit - reserve }, modelFolder, new FittingPart(observer, Explaining), checkpointFolder, stop, cancellationToken);
        if (!fitted.IsOk)
        {
            return fitted.Error;
        }

        using var experiment = fitted.Value;
        var left = settings.TimeLimit is { } limit ? limit - timeProvider.GetElapsedTime(started) : MostForExplaining;
        using var outOfTime = new CancellationTokenSource(TimeSpan.FromTicks(Math.Clamp(left.Ticks, LeastForExplaining.Ticks, MostForExplaining.Ticks)), timeProvider);
        await using var hurry = stop.Register(() => outOfTime.CancelAfter(ExplainingAfterStop));

        var evaluations = Evaluate(experiment, settings.Seed);
        var impacts = await Task.Run(() => Explain(experiment, settings.Seed, observer, outOfTime.Token, cancellationToken), cancellationToken);
        var curve = await Task.Run(() => LearnMore(experiment, settings, timeProvider.GetElapsedTime(started), outOfTime.Token, cancellationToken), cancellationToken);
        var report = ReportOf(experiment, evaluations, impacts, timeProvider.GetElapsedTime(started)) with { LearningCurve = curve };
        await ModelFolder.WriteAsync(modelFolder, ModelFolder.Report, report, cancellationToken);
        await ModelFolder.WriteAsync(modelFolder, ModelFolder.Inputs, InputDescriber.Describe(experiment.TrainRows, experiment.Predictor.InputSchema), cancellationToken);
        TrainedModel.Include(modelFolder, ModelFolder.Report, ModelFolder.Inputs);
        observer.Progressed(Explaining, 1, null);
        return new BuiltModel(report, experiment.Predictor.InputSchema);
    }

    /// <summary>What the fits leave of a time limit for judging and explaining.</summary>
    private static TimeSpan? ReserveOf(TimeSpan? limit) => limit is null ? null : TimeSpan.FromSeconds(Math.Min(limit.Value.TotalSeconds * 0.15, 30));

    private static Dictionary<string, ModelEvaluation> Evaluate(FittedExperiment experiment, int seed)
    {
        var baseline = experiment.TestPredictions[ModelReport.BaselineName];
        return experiment.TestPredictions.ToDictionary(candidate => candidate.Key, candidate => ModelEvaluator.Evaluate(
            experiment.Scored(candidate.Key),
            experiment.Predictor.Classes,
            candidate.Key == ModelReport.BaselineName ? null : baseline,
            seed));
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<ColumnImpact>> Explain(
        FittedExperiment experiment, int seed, IExperimentObserver observer, CancellationToken outOfTime, CancellationToken cancellationToken)
    {
        string[] candidates = [.. experiment.Leaderboard.Entries
            .Where(entry => entry.CanInfer && entry.Model != ModelReport.BaselineName)
            .OrderBy(entry => entry.Model == experiment.Predictor.BestModel ? 0 : 1)
            .Select(entry => entry.Model)];
        observer.Progressed(Explaining, FittingPart.Share, null);
        var explainer = new ColumnImpactExplainer(experiment.Predictor, candidates, experiment.TestRows, new ImpactSettings { Seed = seed });
        if (explainer.Explain(new ExplainingPart(observer), outOfTime, cancellationToken) is { } impacts)
        {
            return impacts;
        }

        observer.Logged("No time was left for the impact of the columns. Allow more time to see it.");
        return new Dictionary<string, IReadOnlyList<ColumnImpact>>();
    }

    private LearningCurve? LearnMore(FittedExperiment experiment, ExperimentSettings settings, TimeSpan elapsed, CancellationToken outOfTime, CancellationToken cancellationToken)
    {
        // With a time limit the curve is a small addition to what the build took; without one it is always there, so that figures repeat.
        TimeSpan? most = settings.TimeLimit is null ? null : (elapsed * ShareForTheCurve) + LeastForTheCurve;
        return experiment.Divided is { } rows
            ? new LearningCurveFitter(rows, experiment.Metric, settings).Fit(new FitBudget(timeProvider, most, outOfTime), cancellationToken)
            : null;
    }

    private static ModelReport ReportOf(
        FittedExperiment experiment, Dictionary<string, ModelEvaluation> evaluations, IReadOnlyDictionary<string, IReadOnlyList<ColumnImpact>> impacts, TimeSpan elapsed) => new()
        {
            Target = experiment.Predictor.Target,
            ProblemType = experiment.Predictor.ProblemType,
            Classes = experiment.Predictor.Classes,
            PositiveClass = experiment.Predictor.PositiveClass < 0 ? null : experiment.Predictor.Classes[experiment.Predictor.PositiveClass],
            Leaderboard = experiment.Leaderboard,
            BestModel = experiment.Predictor.BestModel,
            TrainRows = experiment.TrainRows.RowCount,
            TestRows = experiment.TestActual.Length,
            Seconds = elapsed.TotalSeconds,
            Evaluations = evaluations,
            Impacts = impacts,
            FeatureNotes = experiment.FeatureNotes,
            IsPartial = experiment.IsPartial,
        };

    private sealed class ExplainingPart(IExperimentObserver whole) : IProgress<double>
    {
        public void Report(double value) => whole.Progressed(Explaining, FittingPart.Share + ((1 - FittingPart.Share) * value), null);
    }

    /// <summary>Passes on what the fits report, as the first part of the whole.</summary>
    private sealed class FittingPart(IExperimentObserver whole, string lastStage) : IExperimentObserver
    {
        public const double Share = 0.9;

        public void Planned(IReadOnlyList<string> stages) => whole.Planned([.. stages, lastStage]);

        public void Progressed(string stage, double fraction, string? detail) => whole.Progressed(stage, fraction * Share, detail);

        public void CandidateFinished(LeaderboardEntry entry) => whole.CandidateFinished(entry);

        public void Logged(string line) => whole.Logged(line);
    }
}

using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.LightGbm;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Builds a model: checks what was asked, divides the rows, fits and compares learners, weighs an ensemble and saves the whole as a model folder.</summary>
public sealed class ExperimentRunner(TimeProvider timeProvider)
{
    /// <param name="modelFolder">Empty; holds the model afterwards.</param>
    /// <param name="checkpointFolder">Finished candidates are kept there and not fitted again by a second attempt; null: nothing is kept.</param>
    /// <param name="stop">The user asked to stop: the best so far becomes the model; with no candidate yet the build is cancelled.</param>
    /// <param name="cancellationToken">Leaves at once and leaves nothing.</param>
    /// <exception cref="OperationCanceledException">Cancelled, or stopped before there was a candidate.</exception>
    public Task<Result<FittedExperiment>> RunAsync(
        Table table,
        ExperimentSettings settings,
        string modelFolder,
        IExperimentObserver observer,
        string? checkpointFolder,
        CancellationToken stop,
        CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Run(table, settings, modelFolder, observer, checkpointFolder, stop, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    private Result<FittedExperiment> Run(
        Table table, ExperimentSettings settings, string modelFolder, IExperimentObserver observer, string? checkpointFolder, CancellationToken stop, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        if (LightGbmLibrary.Check() is { } unavailable)
        {
            return unavailable;
        }

        if (ExperimentChecks.Check(table, settings) is { } refused)
        {
            return refused;
        }

        var read = TargetReading.Read(table, settings);
        if (!read.IsOk)
        {
            return read.Error;
        }

        var target = read.Value;
        var metric = MetricCatalog.Find(settings.Metric ?? MetricCatalog.DefaultFor(target.ProblemType))!;
        if (!metric.Supports(target.ProblemType))
        {
            return new UnknownMetric(metric.Name, string.Join(", ", MetricCatalog.For(target.ProblemType).Select(each => each.Name)));
        }

        var plan = ExperimentPlan.For(settings, target.Rows.Length, target.ProblemType);
        if (target.Rows.Length > plan.MostRows)
        {
            target = Sample(target, plan.MostRows, settings.Seed);
        }

        var divided = DividedRows.Divide(table, target, settings, plan);
        if (!divided.IsOk)
        {
            return divided.Error;
        }

        var rows = divided.Value;
        if (rows.Data.All.Pipeline is { Columns.Count: 0 } empty)
        {
            return new NoUsableFeatures(string.Join("; ", empty.Notes.Take(3).Select(note => $"'{note.Column}' {note.Text}")) + ".");
        }

        var budget = new FitBudget(timeProvider, plan.TimeLimit - timeProvider.GetElapsedTime(started), stop);
        return new ExperimentRun(rows, target, metric, plan, settings, budget, observer, timeProvider).Execute(
            checkpointFolder ?? Directory.CreateTempSubdirectory("mle-build-").FullName,
            checkpointFolder is not null,
            CheckpointStore.StampOf(settings, table),
            modelFolder,
            outcome => Describe(rows, target, outcome, timeProvider.GetElapsedTime(started).TotalSeconds),
            cancellationToken);
    }

    private static FittedExperiment Describe(DividedRows rows, TargetReading target, ExperimentRun.Outcome outcome, double seconds) => new()
    {
        Predictor = outcome.Model,
        Leaderboard = outcome.Leaderboard,
        Divided = rows,
        TestRows = rows.Rows.Take(rows.FinalRows),
        Judged = rows.Judged(rows.FinalRows),
        TestPredictions = outcome.Candidates.ToDictionary(candidate => candidate.Name, candidate => candidate.Predictions(candidate.Test ?? candidate.Validation, target.Values)),
        TrainRows = rows.Rows.Take(rows.Split.Train),
        FeatureNotes = rows.Data.All.Pipeline.Notes,
        IsPartial = outcome.IsPartial,
        Seconds = seconds,
    };

    private static TargetReading Sample(TargetReading target, int rows, int seed)
    {
        var kept = RowSplitter.HoldOut(target.Values, (double)rows / target.Rows.Length, seed, order: null).Validation;
        return target with { Rows = Array.ConvertAll(kept, row => target.Rows[row]), Values = target.Values.Take(kept) };
    }
}

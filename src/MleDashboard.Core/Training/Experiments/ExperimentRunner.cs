using MleDashboard.Core.Datasets;
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

        var rows = target.Rows.Length == table.RowCount ? table : table.Take(target.Rows);
        var order = settings.SplitOrderBy is { } column ? RowSplitter.Order(rows.Find(column)!) : null;
        var split = RowSplitter.HoldOut(target.Values, settings.TestFraction, settings.Seed, order);
        var features = FeatureColumns(rows, settings);
        var train = features.Take(split.Train);
        var trainTarget = target.Values.Take(split.Train);
        IReadOnlyList<Fold> folds = plan.Folds == 1
            ? [RowSplitter.HoldOut(trainTarget, plan.ValidationFraction, settings.Seed + 1, OrderWithin(split.Train, order))]
            : RowSplitter.Folds(trainTarget, plan.Folds, settings.Seed + 1);
        var data = new TrainingData(train, trainTarget, split.Validation.Length == 0 ? null : features.Take(split.Validation), folds, settings.Seed, settings.Threads);
        if (data.All.Pipeline.Columns.Count == 0)
        {
            return new NoUsableFeatures(string.Join("; ", data.All.Pipeline.Notes.Take(3).Select(note => $"'{note.Column}' {note.Text}")) + ".");
        }

        var budget = new FitBudget(timeProvider, plan.TimeLimit - timeProvider.GetElapsedTime(started), stop);
        var run = new ExperimentRun(data, target, target.Values.Take(split.Validation), metric, plan, settings, budget, observer, timeProvider);
        return run.Execute(
            checkpointFolder ?? Directory.CreateTempSubdirectory("mle-build-").FullName,
            checkpointFolder is not null,
            CheckpointStore.StampOf(settings, table),
            modelFolder,
            fitted => Describe(rows, split, target, data, fitted, timeProvider.GetElapsedTime(started).TotalSeconds),
            cancellationToken);
    }

    private static FittedExperiment Describe(Table rows, Fold split, TargetReading target, TrainingData data, ExperimentRun.Outcome outcome, double seconds)
    {
        var judged = split.Validation.Length > 0 ? split.Validation : Array.ConvertAll(data.ValidationRows, row => split.Train[row]);
        return new FittedExperiment
        {
            Predictor = outcome.Model,
            Leaderboard = outcome.Leaderboard,
            TestRows = rows.Take(judged),
            TestActual = target.Values.Take(judged).Values,
            TestPredictions = outcome.Candidates.ToDictionary(candidate => candidate.Name, candidate => candidate.Predictions(candidate.Test ?? candidate.Validation, target.Values)),
            TrainRows = rows.Take(split.Train),
            FeatureNotes = data.All.Pipeline.Notes,
            IsPartial = outcome.IsPartial,
            Seconds = seconds,
        };
    }

    private static TargetReading Sample(TargetReading target, int rows, int seed)
    {
        var kept = RowSplitter.HoldOut(target.Values, (double)rows / target.Rows.Length, seed, order: null).Validation;
        return target with { Rows = Array.ConvertAll(kept, row => target.Rows[row]), Values = target.Values.Take(kept) };
    }

    private static Table FeatureColumns(Table rows, ExperimentSettings settings) =>
        new([.. rows.Columns.Where(column => settings.RoleOf(column.Name) == ColumnRole.Feature)]);

    /// <summary>The order of <paramref name="rows"/> among themselves, as indices into them.</summary>
    private static int[]? OrderWithin(int[] rows, int[]? order)
    {
        if (order is null)
        {
            return null;
        }

        var within = rows.Index().ToDictionary(row => row.Item, row => row.Index);
        return [.. order.Where(within.ContainsKey).Select(row => within[row])];
    }
}

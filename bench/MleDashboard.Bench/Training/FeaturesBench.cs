using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Features.Targets;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Bench.Training;

/// <summary>
/// What the features are worth: cross-validated scores of single learners on every NAME.train.csv of a folder with a manifest.json, and the seconds the features took:
/// <c>features FOLDER [LightGBM,Linear] [NAME,NAME|all] [bent]</c>. Test files are not read; with "bent" skewed numbers are learned through their last candidate transform. AUC for two classes, log loss for more, RMSE for numbers.
/// </summary>
internal static class FeaturesBench
{
    private const int Folds = 4;
    private const int MostRows = 8_000;
    private const int FewRows = 2_000;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || !File.Exists(Path.Combine(args[0], "manifest.json")))
        {
            await Console.Error.WriteLineAsync("features FOLDER [LEARNERS] [NAMES]: the folder has a manifest.json.");
            return 2;
        }

        var learners = (args.Count > 1 ? args[1] : "LightGBM,Linear").Split(',').Select(name => LearnerCatalog.Find(name)!).ToList();
        string[]? names = args.Count > 2 && args[2] != "all" ? args[2].Split(',') : null;
        var isBent = args.Count > 3 && args[3] == "bent";
        Console.WriteLine($"| table | rows | {string.Join(" | ", learners.Select(learner => learner.Name))} | columns | seconds |");
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(args[0], "manifest.json")));
        foreach (var entry in manifest.RootElement.EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            if (names is null || names.Contains(name))
            {
                var table = await BenchTables.ReadAsync(Path.Combine(args[0], $"{name}.train.csv"));
                Console.WriteLine(Measure(name, table, entry.GetProperty("target").GetString()!, Enum.Parse<ProblemType>(entry.GetProperty("task").GetString()!, ignoreCase: true), learners, isBent));
            }
        }

        return 0;
    }

    private static TargetValues Bend(TargetValues target, TargetTransform transform) =>
        transform.Kind == TargetTransformKind.None ? target : new TargetValues(target.ProblemType, transform.Apply(target.Values), target.ClassCount);

    private static string Measure(string name, Table table, string target, ProblemType problemType, List<ILearner> learners, bool isBent)
    {
        var settings = new ExperimentSettings { Target = target, ProblemType = problemType, Threads = Environment.ProcessorCount };
        var read = TargetReading.Read(table, settings);
        var reading = read.IsOk ? read.Value : throw new InvalidOperationException(read.Error.Message);
        var features = new Table([.. table.Columns.Where(column => column.Name != target)]).Take(reading.Rows);
        var values = reading.Values;
        if (features.RowCount > MostRows)
        {
            var kept = RowSplitter.HoldOut(values, (double)MostRows / features.RowCount, 0, order: null).Validation;
            (features, values) = (features.Take(kept), values.Take(kept));
        }

        var metric = MetricCatalog.Find(MetricCatalog.DefaultFor(reading.ProblemType))!;
        var rounds = features.RowCount < FewRows ? 3 : 1;
        var scores = new double[learners.Count];
        var columns = 0;
        var seconds = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var folds = RowSplitter.Folds(values, Folds, round);
            var outputs = learners.Select(_ => new double[features.RowCount * values.OutputCount]).ToArray();
            foreach (var (at, fold) in folds.Index())
            {
                var watch = Stopwatch.StartNew();
                var train = features.Take(fold.Train);
                var trainTarget = values.Take(fold.Train);
                var pipeline = FeaturePipeline.Fit(train, trainTarget);
                var views = learners.Select(learner => learner.View).Distinct().ToDictionary(
                    view => view,
                    view => (Train: pipeline.TransformTraining(train, trainTarget, at, view, settings.Threads), Held: pipeline.Transform(features.Take(fold.Validation), view, settings.Threads)));
                seconds += watch.Elapsed.TotalSeconds;
                columns = pipeline.FeaturesOf(FeatureView.Tree).Count;
                foreach (var (index, learner) in learners.Index())
                {
                    var bent = isBent && reading.ProblemType == ProblemType.Regression ? TargetTransform.Candidates(trainTarget.Values)[^1] : TargetTransform.None;
                    using var fitted = learner.Fit(
                        new LearnerTask
                        {
                            Train = views[learner.View].Train,
                            Target = Bend(trainTarget, bent),
                            Validation = views[learner.View].Held,
                            ValidationTarget = Bend(values.Take(fold.Validation), bent),
                            Metric = metric,
                            Threads = settings.Threads,
                        },
                        CancellationToken.None);
                    var predicted = bent.Invert(fitted.Predict(views[learner.View].Held, settings.Threads));
                    foreach (var (i, row) in fold.Validation.Index())
                    {
                        predicted.AsSpan(i * values.OutputCount, values.OutputCount).CopyTo(outputs[index].AsSpan(row * values.OutputCount));
                    }
                }
            }

            for (var index = 0; index < scores.Length; index++)
            {
                scores[index] += metric.Compute(new ScoredRows(reading.ProblemType, values.Values, values.AsPredictions(outputs[index]), Math.Max(0, reading.PositiveClass))) / rounds;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {features.RowCount} | {string.Join(" | ", scores.Select(score => score.ToString("0.0000", CultureInfo.InvariantCulture)))} | {columns} | {seconds / rounds:0.00} |");
    }
}

using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.LightGbm;
using MleDashboard.Core.Training.LightGbm;

namespace MleDashboard.Bench.Training;

/// <summary>
/// Rows predicted a second by one learner on 22 columns, pipeline included: <c>score [rows] [threads] [LEARNER] [training rows]</c>. Without a name by LightGBM of
/// 200 trees, beside the native library on the same features; its target is 200,000 on 2 cores.
/// </summary>
internal static class ScoreBench
{
    private const int Rounds = 7;

    public static Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var rows = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        var threads = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
        var learner = LearnerCatalog.Find(args.Count > 2 ? args[2] : "LightGBM")!;
        var train = BenchTables.Make(args.Count > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 20_000, seed: 1);
        var target = new TargetValues(ProblemType.Binary, TargetValues.Encode(train.Find("answer")!, ["0", "1"]), 2);
        var features = new Core.Datasets.Tables.Table([.. train.Columns.Take(21)]);
        var pipeline = FeaturePipeline.Fit(features, target);
        var watch = Stopwatch.StartNew();
        using var fitted = learner.Fit(
            new LearnerTask
            {
                Train = pipeline.TransformTraining(features, target, 0, learner.View, threads),
                Target = target,
                Metric = MetricCatalog.Find("roc_auc")!,
                Parameters = new Dictionary<string, double> { [LightGbmLearner.Iterations] = 200 },
                Threads = threads,
            },
            CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{learner.Name} fitted on {train.RowCount:N0} x {pipeline.FeaturesOf(learner.View).Count} in {watch.Elapsed.TotalSeconds:0.00} s"));
        var unseen = BenchTables.Make(rows, seed: 2);
        var matrix = pipeline.Transform(unseen, learner.View, threads);
        Report("table to predictions", rows, () => fitted.Predict(pipeline.Transform(unseen, learner.View, threads), threads));
        Report("features to predictions", rows, () => fitted.Predict(matrix, threads));
        if (fitted is FittedLightGbm boosted)
        {
            using var native = LightGbmBooster.Parse(boosted.Text);
            Report("native library, features to predictions", rows, () => native.Predict(matrix, LightGbmOutput.Normal, threads));
        }

        return Task.FromResult(0);
    }

    private static void Report(string what, int rows, Func<double[]> predict)
    {
        predict();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            predict();
            times.Add(watch.Elapsed.TotalSeconds);
        }

        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalSeconds / Rounds;

        // The figure a second of processor time is what remains comparable on a machine that others use too.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {rows / cpu:N0} rows a processor second; best of {Rounds} {rows / times.Min():N0} rows/s, median {rows / times.Order().ElementAt(Rounds / 2):N0} rows/s"));
    }
}

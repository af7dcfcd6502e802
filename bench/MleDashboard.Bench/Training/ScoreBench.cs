using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.LightGbm;
using MleDashboard.Core.Training.LightGbm;

namespace MleDashboard.Bench.Training;

/// <summary>Rows predicted a second by one LightGBM of 200 trees on 22 columns, pipeline included, beside the native library on the same features: <c>predict [rows] [threads]</c>. The target is 200,000 on 2 cores.</summary>
internal static class ScoreBench
{
    private const int Rounds = 7;

    public static Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var rows = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        var threads = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
        var train = BenchTables.Make(20_000, seed: 1);
        var target = new TargetValues(ProblemType.Binary, TargetValues.Encode(train.Find("answer")!, ["0", "1"]), 2);
        var features = new Core.Datasets.Tables.Table([.. train.Columns.Take(21)]);
        var pipeline = FeaturePipeline.Fit(features, target);
        using var fitted = LearnerCatalog.Find("LightGBM")!.Fit(
            new LearnerTask
            {
                Train = pipeline.TransformTraining(features, target, 0, FeatureView.Tree),
                Target = target,
                Metric = MetricCatalog.Find("roc_auc")!,
                Parameters = new Dictionary<string, double> { [LightGbmLearner.Iterations] = 200 },
                Threads = threads,
            },
            CancellationToken.None);
        var unseen = BenchTables.Make(rows, seed: 2);
        var matrix = pipeline.Transform(unseen, FeatureView.Tree, threads);
        using var native = LightGbmBooster.Parse(((FittedLightGbm)fitted).Text);

        Report("table to predictions", rows, () => fitted.Predict(pipeline.Transform(unseen, FeatureView.Tree, threads), threads));
        Report("features to predictions", rows, () => fitted.Predict(matrix, threads));
        Report("native library, features to predictions", rows, () => native.Predict(matrix, LightGbmOutput.Normal, threads));
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

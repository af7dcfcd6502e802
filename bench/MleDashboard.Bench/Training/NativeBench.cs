using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.LightGbm;
using MleDashboard.Core.Training.LightGbm;

namespace MleDashboard.Bench.Training;

/// <summary>Processor time of our LightGBM learner beside the native functions called in a bare loop, same data and parameters, and whether both made the same trees: <c>native [rows] [iterations]</c>. The target is 1.05.</summary>
internal static unsafe class NativeBench
{
    private const int Rounds = 5;

    public static Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var rows = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
        var iterations = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        var table = BenchTables.Make(rows, seed: 1);
        var target = new TargetValues(ProblemType.Binary, TargetValues.Encode(table.Find("answer")!, ["0", "1"]), 2);
        var features = new Core.Datasets.Tables.Table([.. table.Columns.Take(21)]);
        var task = new LearnerTask
        {
            Train = FeaturePipeline.Fit(features, target).TransformTraining(features, target, 0, FeatureView.Tree),
            Target = target,
            Metric = MetricCatalog.Find("log_loss")!,
            Parameters = new Dictionary<string, double> { [LightGbmLearner.Iterations] = iterations },
        };
        var settings = new LightGbmSettings(task);
        string ours = "", direct = "";
        var times = new List<(double Ours, double Direct)>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = Processor();
            using (var fitted = new LightGbmLearner().Fit(task, CancellationToken.None))
            {
                ours = ((FittedLightGbm)fitted).Text;
            }

            var between = Processor();
            direct = Direct(task, settings, iterations);
            times.Add((between - before, Processor() - between));
        }

        var (mine, bare) = (times.Min(time => time.Ours), times.Min(time => time.Direct));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} x 21, {iterations} iterations, best of {Rounds}: learner {mine:0.000} s, bare native calls {bare:0.000} s, ratio {mine / bare:0.000}; {(ours == direct ? "the same text" : "DIFFERENT text")}"));
        return Task.FromResult(ours == direct ? 0 : 1);
    }

    private static string Direct(LearnerTask task, LightGbmSettings settings, int iterations)
    {
        nint dataset, booster;
        var label = task.Target.ToSingle();
        fixed (float* values = task.Train.Values)
        {
            Check(LightGbmNative.LGBM_DatasetCreateFromMat(values, LightGbmNative.Float32, task.Train.RowCount, task.Train.ColumnCount, isRowMajor: 0, $"{settings.Binning} num_threads=1", 0, out dataset));
        }

        fixed (float* values = label)
        {
            Check(LightGbmNative.LGBM_DatasetSetField(dataset, "label", values, label.Length, LightGbmNative.Float32));
        }

        Check(LightGbmNative.LGBM_BoosterCreate(dataset, $"{settings.Training} num_threads=1", out booster));
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            Check(LightGbmNative.LGBM_BoosterUpdateOneIter(booster, out _));
        }

        var buffer = new byte[16 << 20];
        long length;
        fixed (byte* text = buffer)
        {
            Check(LightGbmNative.LGBM_BoosterSaveModelToString(booster, 0, iterations, importanceType: 0, buffer.Length, out length, text));
        }

        Check(LightGbmNative.LGBM_BoosterFree(booster));
        Check(LightGbmNative.LGBM_DatasetFree(dataset));
        return System.Text.Encoding.UTF8.GetString(buffer, 0, (int)length - 1);
    }

    private static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException("A native call failed.");
        }
    }

    private static double Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }
}

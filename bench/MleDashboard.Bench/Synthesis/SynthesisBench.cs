using System.Diagnostics;
using System.Globalization;
using MleDashboard.Bench.Training;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Python;
using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Trees;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Bench.Synthesis;

/// <summary>Each synthesizer on one table: seconds, SDMetrics' scores, what a model trained on its rows reaches on real ones, and how near its rows come to real ones.</summary>
internal static class SynthesisBench
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 3)
        {
            Console.Error.WriteLine("synthesis TRAIN.csv TEST.csv TARGET [METHOD,METHOD [EPOCHS [SEEDS [discrete,columns]]]]; a method is also a table of made rows (.csv), a CTGAN of Python's (.pkl), or 'real'.");
            return 2;
        }

        var train = await BenchTables.ReadAsync(arguments[0]);
        var types = train.Columns.ToDictionary(column => column.Name, column => column.Type);
        var test = await BenchTables.ReadAsync(arguments[1], types);
        var methods = arguments.Count > 3 ? arguments[3].Split(',') : ["trees", "ctgan"];
        var epochs = arguments.Count > 4 ? int.Parse(arguments[4], CultureInfo.InvariantCulture) : 300;
        var seeds = arguments.Count > 5 ? int.Parse(arguments[5], CultureInfo.InvariantCulture) : 1;
        var discrete = arguments.Count > 6 ? arguments[6].Split(',') : null;
        Console.WriteLine("| method, seed | seconds | quality | shapes | trends | use: real, synthetic, guess | detection AUC | copies, of holdout | nearest, of holdout |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var method in methods)
        {
            for (var seed = 1; seed <= seeds; seed++)
            {
                var watch = Stopwatch.StartNew();
                var made = method switch
                {
                    "real" => test,
                    _ when method.EndsWith(".csv", StringComparison.Ordinal) => await BenchTables.ReadAsync(method, types),
                    _ => Table.Join([.. Made(train, method, new CtganSettings { Epochs = epochs, DiscreteColumns = discrete }, seed)]),
                };
                var seconds = watch.Elapsed.TotalSeconds;
                var scratch = Directory.CreateTempSubdirectory("mle-bench-").FullName;
                var report = await new QualityJudge(new ExperimentRunner(TimeProvider.System)).JudgeAsync(train, made, test, arguments[2], scratch, 1, Environment.ProcessorCount, CancellationToken.None);
                Directory.Delete(scratch, true);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Path.GetFileName(method)}, {seed} | {seconds:0.0} | {report.Score:0.000} | {report.ShapeScore:0.000} | {report.TrendScore:0.000} | {report.Use!.TrainedOnReal:0.0000}, {report.Use.TrainedOnSynthetic:0.0000}, {report.Use.Baseline:0.0000} | {report.Detection.Auc:0.000} | {report.Privacy.Copies:0.0000}, {report.Privacy.HoldoutCopies:0.0000} | {report.Privacy.NearestDistance:0.0000}, {report.Privacy.HoldoutNearestDistance:0.0000} |"));
                Console.WriteLine($"worst: {string.Join(", ", report.Shapes.Take(4).Select(shape => $"{shape.Column} {shape.Score:0.000}"))}; {string.Join(", ", report.Trends.Take(4).Select(trend => $"{trend.First}/{trend.Second} {trend.Score:0.000}"))}");
            }
        }

        return 0;
    }

    private static IEnumerable<Table> Made(Table train, string method, CtganSettings ctgan, int seed)
    {
        // "trees30": leaves of at least 30 rows.
        var isSized = method.StartsWith("trees", StringComparison.Ordinal) && method.Length > 5;
        var trees = isSized ? new SequentialTreesSettings { SmallestLeaf = int.Parse(method.AsSpan(5), CultureInfo.InvariantCulture) } : new();
        var settings = new SynthesisSettings { Trees = trees, Synthesizer = isSized ? "trees" : method, Seed = seed, Ctgan = ctgan, Tvae = new() { Epochs = ctgan.Epochs }, Threads = Environment.ProcessorCount };
        var fitted = method.EndsWith(".pkl", StringComparison.Ordinal)
            ? PythonSynthesizer.Open(new MemoryStream(File.ReadAllBytes(method)), Path.GetFileName(method))
            : new SynthesizerFitter(TimeProvider.System).Fit(train, settings, "", new NobodyWatches(), CancellationToken.None, CancellationToken.None);
        return fitted.IsOk
            ? fitted.Value.Sample(new SampleRequest { Rows = train.RowCount, Seed = seed }, settings.Threads, CancellationToken.None)
            : throw new InvalidOperationException(fitted.Error.Message);
    }

    private sealed class NobodyWatches : ISynthesisObserver
    {
        public void Progressed(string stage, double fraction)
        {
        }

        public void EpochFinished(EpochLosses losses)
        {
        }

        public void RowsMade(Table rows)
        {
        }
    }
}

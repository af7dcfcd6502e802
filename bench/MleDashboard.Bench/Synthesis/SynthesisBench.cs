using System.Diagnostics;
using System.Globalization;
using MleDashboard.Bench.Training;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Bench.Synthesis;

/// <summary>Each synthesizer on one table: seconds, SDMetrics' scores, what a model trained on its rows reaches on real ones, and how near its rows come to real ones.</summary>
internal static class SynthesisBench
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 3)
        {
            Console.Error.WriteLine("synthesis TRAIN.csv TEST.csv TARGET [METHOD,METHOD [EPOCHS]]");
            return 2;
        }

        var train = await BenchTables.ReadAsync(arguments[0]);
        var test = await BenchTables.ReadAsync(arguments[1], train.Columns.ToDictionary(column => column.Name, column => column.Type));
        var methods = arguments.Count > 3 ? arguments[3].Split(',') : ["trees", "ctgan"];
        var epochs = arguments.Count > 4 ? int.Parse(arguments[4], CultureInfo.InvariantCulture) : 300;
        Console.WriteLine("| method | seconds | quality | shapes | trends | use: real, synthetic, guess | detection AUC | copies, of holdout | nearest, of holdout |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var method in methods)
        {
            var watch = Stopwatch.StartNew();
            var made = method == "real" ? test : Table.Join([.. Made(train, method, epochs)]);
            var seconds = watch.Elapsed.TotalSeconds;
            var scratch = Directory.CreateTempSubdirectory("mle-bench-").FullName;
            var report = await new QualityJudge(new ExperimentRunner(TimeProvider.System)).JudgeAsync(train, made, test, arguments[2], scratch, 1, Environment.ProcessorCount, CancellationToken.None);
            Directory.Delete(scratch, true);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {method} | {seconds:0.0} | {report.Score:0.000} | {report.ShapeScore:0.000} | {report.TrendScore:0.000} | {report.Use!.TrainedOnReal:0.0000}, {report.Use.TrainedOnSynthetic:0.0000}, {report.Use.Baseline:0.0000} | {report.Detection.Auc:0.000} | {report.Privacy.Copies:0.0000}, {report.Privacy.HoldoutCopies:0.0000} | {report.Privacy.NearestDistance:0.0000}, {report.Privacy.HoldoutNearestDistance:0.0000} |"));
            Console.WriteLine($"worst: {string.Join(", ", report.Shapes.Take(4).Select(shape => $"{shape.Column} {shape.Score:0.000}"))}; {string.Join(", ", report.Trends.Take(4).Select(trend => $"{trend.First}/{trend.Second} {trend.Score:0.000}"))}");
        }

        return 0;
    }

    private static IEnumerable<Table> Made(Table train, string method, int epochs)
    {
        var settings = new SynthesisSettings { Synthesizer = method, Ctgan = new CtganSettings { Epochs = epochs }, Tvae = new() { Epochs = epochs }, Threads = Environment.ProcessorCount };
        var fitted = new SynthesizerFitter(TimeProvider.System).Fit(train, settings, "", new NobodyWatches(), CancellationToken.None, CancellationToken.None);
        return fitted.IsOk ? fitted.Value.Sample(new SampleRequest { Rows = train.RowCount }, settings.Threads, CancellationToken.None) : throw new InvalidOperationException(fitted.Error.Message);
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

using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Bench.Training;

/// <summary>Seconds to fit a pipeline and to transform rows by view, for the made table of 22 columns and for the same with two dates and a text: <c>transform [rows] [threads]</c>.</summary>
internal static class TransformBench
{
    public static Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var rows = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var threads = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
        var made = BenchTables.Make(rows, seed: 1);
        var target = new TargetValues(ProblemType.Binary, TargetValues.Encode(made.Find("answer")!, ["0", "1"]), 2);
        var plain = new Table([.. made.Columns.Take(21)]);
        Report("22 columns", plain, target, threads);
        Report("with two dates and a text of about 50 characters", new Table([.. plain.Columns, .. Further(rows)]), target, threads);
        return Task.FromResult(0);
    }

    private static void Report(string what, Table table, TargetValues target, int threads)
    {
        var watch = Stopwatch.StartNew();
        var pipeline = FeaturePipeline.Fit(table, target);
        var line = string.Create(CultureInfo.InvariantCulture, $"{what}, {table.RowCount:N0} rows, {threads} threads: fit {watch.Elapsed.TotalSeconds:0.00} s");
        foreach (var view in Enum.GetValues<FeatureView>())
        {
            watch.Restart();
            var matrix = pipeline.Transform(table, view, threads);
            line += string.Create(CultureInfo.InvariantCulture, $", {view} ({matrix.ColumnCount} columns) {watch.Elapsed.TotalSeconds:0.00} s");
        }

        Console.WriteLine(line);
    }

    private static IEnumerable<ColumnData> Further(int rows)
    {
        var random = new Random(9);
        string[] words = [.. Enumerable.Range(0, 2_000).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => (char)('a' + random.Next(26)))]))];
        var start = new DateTime(2022, 1, 1);
        var arrived = Enumerable.Range(0, rows).Select(_ => start.AddMinutes(random.Next(1_000_000)).Ticks).ToArray();
        yield return new DateTimeColumn("arrived", arrived);
        yield return new DateTimeColumn("left", Array.ConvertAll(arrived, ticks => ticks + TimeSpan.FromDays(random.Next(14)).Ticks));
        yield return new TextColumn("note", [.. Enumerable.Range(0, rows).Select(_ => string.Join(' ', Enumerable.Range(0, 8).Select(_ => words[random.Next(words.Length)])))]);
    }
}

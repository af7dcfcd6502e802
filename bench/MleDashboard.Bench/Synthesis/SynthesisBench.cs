using System.Diagnostics;
using System.Globalization;
using MleDashboard.Bench.Training;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Quality;
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
            var made = Joined(method switch
            {
                ['t', .. var leaf] => SequentialTreeModel.Fit(train, int.Parse(leaf[4..], CultureInfo.InvariantCulture), Environment.ProcessorCount, CancellationToken.None).Sample(train.RowCount, 1),
                "real" => [test],
                _ => Ctgan(train, epochs).Sample(train.RowCount, 1, threads: Environment.ProcessorCount),
            });
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

    private static CtganModel Ctgan(Table train, int epochs)
    {
        var settings = new CtganSettings { Epochs = epochs };
        var code = TableCode.Of(train, null, settings.MostModes, CancellationToken.None);
        var trainer = new CtganTrainer(settings, code, code.Encode(train, new Random(settings.Seed)), Environment.ProcessorCount);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            trainer.Epoch(epoch, CancellationToken.None);
        }

        return new CtganModel(settings, code, Conditions.Of(code, settings.LogFrequency), trainer.Generator);
    }

    private static Table Joined(IEnumerable<Table> batches)
    {
        var all = batches.ToArray();
        return all.Length == 1 ? all[0] : new Table([.. all[0].Columns.Select(first => first switch
        {
            NumericColumn => new NumericColumn(first.Name, [.. all.SelectMany(batch => ((NumericColumn)batch.Find(first.Name)!).Values)]),
            CategoryColumn category => new CategoryColumn(first.Name, [.. all.SelectMany(batch => ((CategoryColumn)batch.Find(first.Name)!).Codes)], category.Levels, first.Type),
            DateTimeColumn => new DateTimeColumn(first.Name, [.. all.SelectMany(batch => ((DateTimeColumn)batch.Find(first.Name)!).Ticks)]),
            _ => (ColumnData)new TextColumn(first.Name, [.. all.SelectMany(batch => ((TextColumn)batch.Find(first.Name)!).Values)], first.Type),
        })]);
    }
}

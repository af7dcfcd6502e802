using System.Diagnostics;
using MleDashboard.Bench.Training;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Ctgan;

namespace MleDashboard.Bench.Synthesis;

/// <summary>Seconds of an epoch, of the set-up and of sampling, for CTGAN on one table.</summary>
internal static class CtganBench
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 2)
        {
            Console.Error.WriteLine("ctgan TABLE.csv EPOCHS [OUT.csv [ROWS [discrete,columns]]]");
            return 2;
        }

        var table = await BenchTables.ReadAsync(arguments[0]);
        var settings = new CtganSettings
        {
            Epochs = int.Parse(arguments[1], System.Globalization.CultureInfo.InvariantCulture),
            DiscreteColumns = arguments.Count > 4 ? arguments[4].Split(',') : null,
        };
        var watch = Stopwatch.StartNew();
        var code = TableCode.Of(table, settings.DiscreteColumns?.ToHashSet(), settings.MostModes, CancellationToken.None);
        var encoded = code.Encode(table, new Random(1));
        Console.WriteLine($"set-up {watch.Elapsed.TotalSeconds:0.00} s, {code.Width} outputs of {code.Columns.Count} columns ({code.Columns.Count(column => !column.HasOffset)} discrete)");
        var trainer = new CtganTrainer(settings, code, encoded, 1, Environment.ProcessorCount);
        trainer.Epoch(CancellationToken.None);
        watch.Restart();
        var losses = (Generator: 0.0, Discriminator: 0.0);
        for (var epoch = 1; epoch < settings.Epochs; epoch++)
        {
            losses = trainer.Epoch(CancellationToken.None);
        }

        Console.WriteLine($"{watch.Elapsed.TotalSeconds / (settings.Epochs - 1):0.000} s an epoch, {watch.Elapsed.TotalMilliseconds / (settings.Epochs - 1) / trainer.StepsPerEpoch:0.0} ms a step; last losses {losses.Generator:0.00} {losses.Discriminator:0.00}");
        var model = new CtganModel(settings, code, Conditions.Of(code, settings.LogFrequency), trainer.Generator);
        watch.Restart();
        var rows = arguments.Count > 3 ? int.Parse(arguments[3], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
        var batches = model.Sample(1, [], Environment.ProcessorCount, CancellationToken.None).Take((rows + settings.BatchRows - 1) / settings.BatchRows).ToList();
        Console.WriteLine($"{rows:N0} rows sampled in {watch.Elapsed.TotalSeconds:0.000} s");
        if (arguments.Count > 2)
        {
            await using var output = File.Create(arguments[2]);
            await Core.Datasets.Exporting.CsvTableWriter.WriteAsync(output, [.. code.Columns.Select(column => column.Name)], batches.ToAsyncEnumerable(), true, CancellationToken.None);
        }

        return 0;
    }
}

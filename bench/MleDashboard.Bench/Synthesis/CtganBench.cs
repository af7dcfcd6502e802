using System.Diagnostics;
using MleDashboard.Bench.Neural;
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

        var epochSeconds = watch.Elapsed.TotalSeconds / (settings.Epochs - 1);
        var stepSeconds = epochSeconds / trainer.StepsPerEpoch;
        var (operations, peak) = (StepOperations(settings, code.Width, trainer.Conditions.Width), MachinePeak.Measure(Environment.ProcessorCount));
        Console.WriteLine($"{epochSeconds:0.000} s an epoch (Python's ctgan 0.7.4 on torch 1.13: 0.44 s on a quiet machine); last losses {losses.Generator:0.00} {losses.Discriminator:0.00}");
        Console.WriteLine($"{stepSeconds * 1e3:0.0} ms a step of {operations / 1e9:0.00} GFLOP: {operations / stepSeconds / 1e9:0} GFLOP/s, {operations / stepSeconds / peak:0%} of the {peak / 1e9:0} GFLOP/s that {Environment.ProcessorCount} cores reach now");
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

    /// <summary>Multiplications and additions of the two networks' products in a step; of the discriminator by packs.</summary>
    private static double StepOperations(CtganSettings settings, int outputs, int conditions)
    {
        // Two operations a weight for each of: the rows made for the discriminator's step; those of the generator's forward, by the weights and by the input.
        const double GeneratorProducts = 4;

        // Made, real and between forward; made and real backward by weights and by input; the penalty's backward by input and its tangent by weights and forward; the generator's step forward and back by input.
        const double DiscriminatorProducts = 12;
        var (generator, inputs) = (0.0, settings.EmbeddingWidth + conditions);
        foreach (var width in settings.GeneratorWidths)
        {
            generator += (double)inputs * width;
            inputs += width;
        }

        generator += (double)inputs * outputs;
        var (discriminator, judged) = (0.0, (outputs + conditions) * settings.Pac);
        foreach (var width in settings.DiscriminatorWidths)
        {
            discriminator += (double)judged * width;
            judged = width;
        }

        discriminator += judged;
        return (2 * GeneratorProducts * settings.BatchRows * generator) + (2 * DiscriminatorProducts * (settings.BatchRows / (double)settings.Pac) * discriminator);
    }
}

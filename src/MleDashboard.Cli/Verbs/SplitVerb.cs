using System.CommandLine;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Splitting;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Storage;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle split FILE --out FOLDER --test-fraction 0.3 --seed 0</c></summary>
internal static class SplitVerb
{
    private const int BatchRows = 16_384;

    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("file") { Description = "The table to divide." };
        var folder = new Option<string>("--out") { Description = "Folder for NAME.train and NAME.test.", Required = true };
        var fraction = new Option<double>("--test-fraction") { Description = "Share of rows in the test part.", DefaultValueFactory = _ => 0.3 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same rows." };
        var stratify = new Option<string?>("--stratify") { Description = "Column whose shares both parts keep." };
        var order = new Option<string?>("--by-time") { Description = "Date or number column; the latest rows become the test part." };
        var parquet = new Option<bool>("--parquet") { Description = "Write Parquet instead of CSV." };
        var reading = new ReadingOptions();
        var command = new Command("split", "Divide a table into a training and a test part.") { file, folder, fraction, seed, stratify, order, parquet };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await TableFile.OpenAsync(host, parsed.GetRequiredValue(file), reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            var table = opened.Value;
            var target = Directory.CreateDirectory(parsed.GetRequiredValue(folder)).FullName;
            var name = Path.GetFileName(parsed.GetRequiredValue(file)).Split('.')[0];
            var asParquet = parsed.GetValue(parquet);
            var parts = asParquet ? target : host.NewScratchFolder();
            var settings = new SplitSettings
            {
                TestFraction = parsed.GetValue(fraction),
                Seed = parsed.GetValue(seed),
                StratifyBy = parsed.GetValue(stratify),
                OrderBy = parsed.GetValue(order),
            };
            var split = await host.Get<DatasetSplitter>().SplitAsync(
                table.ParquetPath, table.Schema, settings, Path.Combine(parts, $"{name}.train.parquet"), Path.Combine(parts, $"{name}.test.parquet"),
                new JobLimits(Environment.ProcessorCount, 1L << 30), null, cancellationToken);
            if (!split.IsOk)
            {
                return host.Fail(parsed, split.Error);
            }

            var train = asParquet ? split.Value.Train.ParquetPath : await WriteCsvAsync(host, split.Value.Train, Path.Combine(target, $"{name}.train.csv"), cancellationToken);
            var test = asParquet ? split.Value.Test.ParquetPath : await WriteCsvAsync(host, split.Value.Test, Path.Combine(target, $"{name}.test.csv"), cancellationToken);
            return host.Succeed(
                parsed,
                new { train = new { file = train, rows = split.Value.Train.Rows }, test = new { file = test, rows = split.Value.Test.Rows } },
                $"{train}: {split.Value.Train.Rows:N0} rows",
                $"{test}: {split.Value.Test.Rows:N0} rows");
        });
        return command;
    }

    private static async Task<string> WriteCsvAsync(CliHost host, SplitPart part, string path, CancellationToken cancellationToken)
    {
        await using var output = File.Create(path);
        var batches = host.Get<ITableReader>().ReadBatchesAsync(part.ParquetPath, part.Schema, null, BatchRows, cancellationToken);
        await CsvTableWriter.WriteAsync(output, [.. part.Schema.Columns.Select(column => column.Name)], batches, exactValues: true, cancellationToken);
        return path;
    }
}

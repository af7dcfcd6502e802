using System.CommandLine;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle predict --model DIR --data FILE --out FILE</c></summary>
internal static class PredictVerb
{
    private const string Stage = "Predict the rows";
    private const int CsvBatchRows = 16_384;

    public static Command Create(CliHost host)
    {
        var model = ModelOptions.Folder();
        var data = new Option<string>("--data") { Description = "File with the model's columns.", Required = true };
        var output = new Option<string>("--out") { Description = "File to write: .csv or .parquet.", Required = true };
        var candidate = ModelOptions.Candidate();
        var exact = new Option<bool>("--exact") { Description = "CSV: write text as it is, even where a spreadsheet would run it as a formula." };
        var reading = new ReadingOptions();
        var command = new Command("predict", "Predict the rows of a file: prediction and probabilities first, then the file's columns.") { model, data, output, candidate, exact };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(output));
            if (Path.GetExtension(path).ToLowerInvariant() is not (".csv" or ".parquet"))
            {
                return host.Fail(parsed, new OutputFormatUnknown(path));
            }

            var opened = await ModelTable.OpenAsync(host, parsed.GetRequiredValue(model), parsed.GetRequiredValue(data), reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            using var input = opened.Value;
            var name = parsed.GetValue(candidate) ?? input.Model.BestModel;
            if (ModelOptions.Refusal(input.Model, name) is { } refusal)
            {
                return host.Fail(parsed, refusal);
            }

            var parquet = Path.Combine(host.NewScratchFolder(), "predictions.parquet");
            var batch = new BatchInput(input.Table.ParquetPath, input.Table.Schema, input.Table.Content.Rows);
            var limits = new JobLimits(Environment.ProcessorCount, 1L << 30);
            var schema = await host.Get<BatchPredictor>().PredictAsync(input.Model, name, batch, parquet, limits, new Fraction(host), cancellationToken);
            await WriteAsync(host, parquet, schema, path, parsed.GetValue(exact), cancellationToken);
            return host.Succeed(
                parsed,
                new { @out = path, rows = batch.Rows, model = name, columns = schema.Columns.Select(column => column.Name) },
                $"{batch.Rows:N0} rows predicted by {name}: {path}");
        });
        return command;
    }

    /// <summary>A half-written file never stands under the name that was asked for.</summary>
    private static async Task WriteAsync(CliHost host, string parquet, DatasetSchema schema, string path, bool exact, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".part";
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            await using var file = File.Create(unfinished);
            var batches = host.Get<ITableReader>().ReadBatchesAsync(parquet, schema, null, CsvBatchRows, cancellationToken);
            await CsvTableWriter.WriteAsync(file, [.. schema.Columns.Select(column => column.Name)], batches, exact, cancellationToken);
        }
        else
        {
            File.Copy(parquet, unfinished, overwrite: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private sealed class Fraction(CliHost host) : IProgress<double>
    {
        public void Report(double value) => host.Report(Stage, value);
    }

    private sealed record OutputFormatUnknown(string Path) : Error($"'{System.IO.Path.GetFileName(Path)}' ends neither in .csv nor in .parquet. Choose one of the two.");
}

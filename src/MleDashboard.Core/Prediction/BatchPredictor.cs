using DuckDB.NET.Data;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Prediction;

/// <summary>One table to predict.</summary>
/// <param name="ParquetPath">One of our own Parquet files.</param>
/// <param name="Schema">Its columns; <see cref="SchemaMatch"/> found nothing blocking.</param>
public sealed record BatchInput(string ParquetPath, DatasetSchema Schema, long Rows);

/// <summary>Predicts a Parquet file into another: the same rows in the same order, the prediction's columns before the input's. Holds one batch of rows and all answers at a time.</summary>
public sealed class BatchPredictor(ITableReader reader)
{
    private const string Answers = "answers";

    /// <param name="candidate">Null: the engine's best.</param>
    /// <param name="outputPath">Parquet file to write, in a folder that exists.</param>
    /// <param name="progress">0 to 1.</param>
    /// <returns>The schema of the result.</returns>
    public async Task<DatasetSchema> PredictAsync(
        IPredictor predictor, string? candidate, BatchInput input, string outputPath, JobLimits limits, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var columns = PredictionColumns.For(predictor, input.Schema);
        var outputFolder = Path.GetDirectoryName(Path.GetFullPath(outputPath))!;
        using var engine = TableEngine.Open(
            new EngineLimits(limits.Threads, limits.MemoryBytes / 2, outputFolder),
            Path.GetDirectoryName(Path.GetFullPath(input.ParquetPath))!,
            outputFolder);
        await Task.Run(() => engine.Execute(CreateAnswers(columns), cancellationToken), cancellationToken);

        string[] needed = [.. predictor.InputSchema.Columns.Select(column => column.Name)];
        long done = 0;
        await foreach (var batch in reader.ReadBatchesAsync(input.ParquetPath, input.Schema, needed, BatchRows(needed.Length), cancellationToken))
        {
            await Task.Run(() => Append(engine, predictor, columns, Converted(batch, predictor.InputSchema), candidate), cancellationToken);
            done += batch.RowCount;
            progress?.Report(0.9 * done / Math.Max(1, input.Rows));
        }

        await Task.Run(() => TableWriting.Write(engine, Together(input), outputPath, cancellationToken), cancellationToken);
        progress?.Report(1);
        return columns.Before(input.Schema);
    }

    /// <summary>About 16 MB of values at a time, so that a table of 10,000 columns fits too.</summary>
    private static int BatchRows(int columns) => Math.Clamp(2_000_000 / Math.Max(1, columns), 256, 32_768);

    private static Table Converted(Table batch, DatasetSchema needed) => new([.. needed.Columns.Select(column => ColumnConversion.Convert(batch.Find(column.Name)!, column.Type))]);

    private static string CreateAnswers(PredictionColumns columns)
    {
        var answerType = columns.Answer.Type is ColumnType.Numeric ? "DOUBLE" : "VARCHAR";
        var range = columns.Range.Select(end => $", {Sql.Name(end.Name)} DOUBLE");
        var probabilities = columns.Probabilities.Select(probability => $", {Sql.Name(probability.Column.Name)} DOUBLE");
        return $"CREATE TABLE {Answers} ({Sql.Name(columns.Answer.Name)} {answerType}{string.Concat(range)}{string.Concat(probabilities)})";
    }

    private static void Append(TableEngine engine, IPredictor predictor, PredictionColumns columns, Table rows, string? candidate)
    {
        var predictions = predictor.Predict(rows, candidate);
        var range = predictor.PredictRange(rows, predictions);
        using var appender = engine.Append(Answers);
        for (var row = 0; row < predictions.RowCount; row++)
        {
            var line = appender.CreateRow();
            AppendAnswer(line, predictor, predictions, row);
            if (range is not null)
            {
                line.AppendValue(range.Low[row]);
                line.AppendValue(range.High[row]);
            }

            foreach (var probability in columns.Probabilities)
            {
                line.AppendValue(predictions.ProbabilitiesOf(row)[probability.ClassIndex]);
            }

            line.EndRow();
        }
    }

    private static void AppendAnswer(IDuckDBAppenderRow line, IPredictor predictor, Predictions predictions, int row)
    {
        if (predictor.ProblemType is ProblemType.Regression)
        {
            line.AppendValue(predictions.Values[row]);
        }
        else
        {
            line.AppendValue(predictor.Classes[predictions.ClassOf(row)]);
        }
    }

    /// <summary>The input's columns go from file to file inside the engine, values untouched.</summary>
    private static string Together(BatchInput input)
    {
        var inputColumns = string.Join(", ", input.Schema.Columns.Select(column => Sql.Name(column.Name)));
        return $"SELECT * FROM {Answers} POSITIONAL JOIN (SELECT {inputColumns} FROM read_parquet({Sql.Text(input.ParquetPath)}))";
    }
}

using System.Globalization;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Splitting;

/// <summary>One of the two files of a split.</summary>
public sealed record SplitPart(string ParquetPath, long Rows, long Bytes, DatasetSchema Schema);

/// <summary>Both files of a split.</summary>
public sealed record SplitParts(SplitPart Train, SplitPart Test);

/// <summary>Writes a table as two Parquet files, each in the order of the source.</summary>
public sealed class DatasetSplitter(ITableReader reader)
{
    private const string InTest = "in_test";

    /// <param name="trainPath">Parquet file to write, in a folder that exists.</param>
    /// <param name="progress">0 to 1.</param>
    public async Task<Result<SplitParts>> SplitAsync(
        string parquetPath, DatasetSchema schema, SplitSettings settings, string trainPath, string testPath, JobLimits limits, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (Check(schema, settings) is { } refusal)
        {
            return refusal;
        }

        var chosen = await ChooseAsync(parquetPath, schema, settings, cancellationToken);
        if (!chosen.IsOk)
        {
            return chosen.Error;
        }

        progress?.Report(0.2);
        return await Task.Run<Result<SplitParts>>(
            () =>
            {
                using var engine = TableEngine.Open(
                    new EngineLimits(limits.Threads, limits.MemoryBytes), FolderOf(parquetPath), FolderOf(trainPath), FolderOf(testPath));
                engine.AddRowTest(InTest, chosen.Value);
                var train = Write(engine, parquetPath, schema, trainPath, $"NOT {InTest}(file_row_number)", cancellationToken);
                progress?.Report(0.6);
                var test = Write(engine, parquetPath, schema, testPath, $"{InTest}(file_row_number)", cancellationToken);
                progress?.Report(1);
                return new SplitParts(train, test);
            },
            cancellationToken);
    }

    /// <summary>What can be refused before any row is read.</summary>
    public static Error? Check(DatasetSchema schema, SplitSettings settings) =>
        settings.TestFraction is not (> 0 and < 1) ? new TestFractionOutOfRange(settings.TestFraction)
        : settings.StratifyBy is not null && settings.OrderBy is not null ? new StratifyAndOrder()
        : (settings.StratifyBy ?? settings.OrderBy) is { } name && schema.Find(name) is null ? new SplitColumnMissing(name)
        : settings.OrderBy is { } order && schema.Find(order)!.Type is not (ColumnType.DateTime or ColumnType.Numeric) ? new NotAnOrder(order)
        : null;

    private async Task<Result<bool[]>> ChooseAsync(string path, DatasetSchema schema, SplitSettings settings, CancellationToken cancellationToken)
    {
        var name = settings.OrderBy ?? settings.StratifyBy ?? schema.Columns[0].Name;
        var column = (await reader.ReadAsync(path, schema, [name], cancellationToken)).Columns[0];
        if (column.Length < 2)
        {
            return new TooFewRowsToSplit(column.Length);
        }

        if (settings.OrderBy is not null)
        {
            return TrainTestSplitter.ByTime(column is DateTimeColumn times ? [.. times.Ticks.Select(tick => tick == DateTimeColumn.Missing ? double.NaN : tick)] : ((NumericColumn)column).Values, settings.TestFraction);
        }

        if (settings.StratifyBy is null)
        {
            return TrainTestSplitter.Random(column.Length, settings.TestFraction, settings.Seed);
        }

        var labels = Labels(column, out var levels);
        return levels > column.Length / 2 && levels > 20
            ? new TooManyStrata(name, levels)
            : TrainTestSplitter.Stratified(labels, settings.TestFraction, settings.Seed);
    }

    /// <summary>Equal values get equal labels, in the order of their first rows; missing is -1.</summary>
    private static int[] Labels(ColumnData column, out int levels)
    {
        if (column is CategoryColumn category)
        {
            levels = category.Levels.Count;
            return category.Codes;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var labels = new int[column.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            if (column.TextAt(row) is not { } text)
            {
                labels[row] = -1;
            }
            else if (!seen.TryGetValue(text, out labels[row]))
            {
                seen.Add(text, labels[row] = seen.Count);
            }
        }

        levels = seen.Count;
        return labels;
    }

    private static SplitPart Write(TableEngine engine, string source, DatasetSchema schema, string target, string condition, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", schema.Columns.Select(column => Sql.Name(column.Name)));
        TableWriting.Write(engine, $"SELECT {columns} FROM read_parquet({Sql.Text(source)}, file_row_number = true) WHERE {condition}", target, cancellationToken, schema.Columns.Count);
        var missing = TableWriting.Missing(engine, target, schema.Columns.Count, cancellationToken);
        var described = new DatasetSchema([.. schema.Columns.Select((column, i) => column with { MissingCount = missing[i], MismatchedCount = 0 })]);
        return new SplitPart(target, TableWriting.Rows(engine, target, cancellationToken), new FileInfo(target).Length, described);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>"30% of bookings version 1, seed 0": where a part came from, for people.</summary>
    public static string Describe(SplitSettings settings, bool isTest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(isTest ? settings.TestFraction : 1 - settings.TestFraction):0.##%}{(settings.OrderBy is { } order ? $", {(isTest ? "latest" : "earliest")} by {order}" : $", seed {settings.Seed}")}{(settings.StratifyBy is { } by ? $", shares of {by} kept" : "")}");
}

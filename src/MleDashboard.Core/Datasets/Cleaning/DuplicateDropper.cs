using System.Globalization;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Cleaning;

/// <summary>Writes a table without the rows that are equal, in every column, to an earlier one; the others keep their order. Two missing values are equal.</summary>
internal static class DuplicateDropper
{
    private const string IsRepeated = "is_repeated";

    /// <param name="output">Parquet file to write, in a folder that exists.</param>
    /// <param name="spill">Where memory may spill to.</param>
    /// <returns>How many rows are left, and the schema with its missing values counted again.</returns>
    public static Result<CleanTable> Drop(string parquetPath, DatasetSchema schema, long rows, string output, string spill, JobLimits limits, CancellationToken cancellationToken)
    {
        using var engine = TableEngine.Open(
            new EngineLimits(limits.Threads, limits.MemoryBytes, spill), Path.GetDirectoryName(Path.GetFullPath(parquetPath))!, Path.GetDirectoryName(Path.GetFullPath(output))!);
        var columns = string.Join(", ", schema.Columns.Select(column => Sql.Name(column.Name)));
        var file = $"read_parquet({Sql.Text(parquetPath)}, file_row_number = true)";

        // Hashes first: only rows whose hash occurs twice are compared value by value.
        engine.Execute($"CREATE TEMP TABLE repeated AS SELECT h FROM (SELECT hash({columns}) AS h FROM {file}) GROUP BY h HAVING count(*) > 1", cancellationToken);
        var dropped = engine.Rows(
            $"SELECT n FROM (SELECT file_row_number AS n, row_number() OVER (PARTITION BY {columns} ORDER BY file_row_number) AS k FROM {file} WHERE hash({columns}) IN (SELECT h FROM repeated)) WHERE k > 1",
            cancellationToken);
        if (dropped.Count == 0)
        {
            return new NoDuplicateRows();
        }

        var isRepeated = new bool[rows];
        foreach (var row in dropped)
        {
            isRepeated[Convert.ToInt64(row[0], CultureInfo.InvariantCulture)] = true;
        }

        engine.AddRowTest(IsRepeated, isRepeated);
        TableWriting.Write(engine, $"SELECT {columns} FROM {file} WHERE NOT {IsRepeated}(file_row_number)", output, cancellationToken, schema.Columns.Count);
        var missing = TableWriting.Missing(engine, output, schema.Columns.Count, cancellationToken);
        return new CleanTable(
            TableWriting.Rows(engine, output, cancellationToken), new FileInfo(output).Length, new DatasetSchema([.. schema.Columns.Select((column, i) => column with { MissingCount = missing[i], MismatchedCount = 0 })]));
    }
}

internal sealed record CleanTable(long Rows, long Bytes, DatasetSchema Schema);

public sealed record NoDuplicateRows() : Error("This version has no duplicate rows, so there is nothing to drop.");

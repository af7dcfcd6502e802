using System.Globalization;
using System.Runtime.CompilerServices;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables.Building;

namespace MleDashboard.Core.Datasets.Tables;

/// <summary>Reads our Parquet files through a <see cref="TableEngine"/> of their own, which sees the file's folder only.</summary>
internal sealed class ParquetTableReader : ITableReader
{
    public Task<Table> ReadAsync(string parquetPath, DatasetSchema schema, IReadOnlyList<string>? columns, CancellationToken cancellationToken, long offset = 0, int? limit = null) =>
        Task.Run(() => Read(parquetPath, Chosen(schema, columns), offset, limit, cancellationToken), cancellationToken);

    public Task<Table> SampleAsync(string parquetPath, DatasetSchema schema, IReadOnlyList<string>? columns, int rows, int seed, CancellationToken cancellationToken) =>
        Task.Run(() => Sample(parquetPath, Chosen(schema, columns), rows, seed, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<Table> ReadBatchesAsync(
        string parquetPath, DatasetSchema schema, IReadOnlyList<string>? columns, int batchRows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchRows);
        var chosen = Chosen(schema, columns);
        using var engine = OpenFor(parquetPath);
        using var chunks = engine.Stream(Select(parquetPath, chosen), cancellationToken);
        var builders = Builders(chosen, batchRows);
        var filled = 0;
        while (await Task.Run(chunks.MoveNext, cancellationToken))
        {
            for (var from = 0; from < chunks.Rows;)
            {
                var to = Math.Min(chunks.Rows, from + batchRows - filled);
                Append(builders, chunks, from, to);
                filled += to - from;
                from = to;
                if (filled == batchRows)
                {
                    yield return Build(builders);
                    builders = Builders(chosen, batchRows);
                    filled = 0;
                }
            }
        }

        if (filled > 0)
        {
            yield return Build(builders);
        }
    }

    private static Table Read(string path, IReadOnlyList<DatasetColumn> columns, long offset, int? limit, CancellationToken cancellationToken)
    {
        using var engine = OpenFor(path);
        var total = engine.Count($"SELECT count(*) FROM read_parquet({Sql.Text(path)})", cancellationToken);
        var wanted = checked((int)Math.Clamp(total - offset, 0, limit ?? int.MaxValue));
        var builders = Builders(columns, wanted);
        if (wanted > 0)
        {
            // A filter on the row number lets DuckDB skip row groups; OFFSET decodes them.
            var part = wanted == total ? "" : string.Create(CultureInfo.InvariantCulture, $" WHERE file_row_number >= {offset} AND file_row_number < {offset + wanted}");
            using var chunks = engine.Stream(Select(path, columns) + part, cancellationToken);
            while (chunks.MoveNext())
            {
                Append(builders, chunks, 0, chunks.Rows);
            }
        }

        return Build(builders);
    }

    private static Table Sample(string path, IReadOnlyList<DatasetColumn> columns, int rows, int seed, CancellationToken cancellationToken)
    {
        using var engine = OpenFor(path);
        var total = engine.Count($"SELECT count(*) FROM read_parquet({Sql.Text(path)})", cancellationToken);
        var builders = Builders(columns, (int)Math.Min(rows, total));
        using var chunks = engine.Stream(Select(path, columns), cancellationToken);

        using var chosen = SelectionSampling.Rows(total, rows, seed).GetEnumerator();
        long seen = 0;
        var isLeft = chosen.MoveNext();
        while (isLeft && chunks.MoveNext())
        {
            for (var row = 0; row < chunks.Rows && isLeft; row++, seen++)
            {
                if (seen == chosen.Current)
                {
                    Append(builders, chunks, row, row + 1);
                    isLeft = chosen.MoveNext();
                }
            }
        }

        return Build(builders);
    }

    private static TableEngine OpenFor(string path) => TableEngine.Open(EngineLimits.Default, Path.GetDirectoryName(Path.GetFullPath(path))!);

    private static List<DatasetColumn> Chosen(DatasetSchema schema, IReadOnlyList<string>? columns) => columns is null
        ? [.. schema.Columns]
        : [.. columns.Select(name => schema.Find(name) ?? throw new ArgumentException($"Column '{name}' is not in this dataset.", nameof(columns)))];

    private static ColumnBuilder[] Builders(IReadOnlyList<DatasetColumn> columns, int capacity) => [.. columns.Select(column => ColumnBuilder.For(column, capacity))];

    private static string Select(string path, IReadOnlyList<DatasetColumn> columns)
    {
        var list = columns.Count == 0 ? "1" : string.Join(", ", columns.Select(column => $"CAST({Sql.Name(column.Name)} AS {ColumnBuilder.For(column, 0).SqlType})"));
        return $"SELECT {list} FROM read_parquet({Sql.Text(path)}, file_row_number = true)";
    }

    private static void Append(ColumnBuilder[] builders, ChunkReader chunks, int from, int to)
    {
        for (var c = 0; c < builders.Length; c++)
        {
            builders[c].Append(chunks, c, from, to);
        }
    }

    private static Table Build(ColumnBuilder[] builders) => new([.. builders.Select(builder => builder.Build())]);
}

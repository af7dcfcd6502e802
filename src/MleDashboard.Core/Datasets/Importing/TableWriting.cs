using System.Globalization;
using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>Writes a query as one of our Parquet files and reads back what it holds.</summary>
internal static class TableWriting
{
    /// <summary>The engine sets a megabyte aside for the labels of every column of text: with more columns than this that alone is the memory of an import (5,000 took more than 2 GB).</summary>
    private const int WideColumns = 1_000;

    public static void Write(TableEngine engine, string select, string parquetPath, CancellationToken cancellationToken, int columns = 1)
    {
        var labels = columns > WideColumns ? ", STRING_DICTIONARY_PAGE_SIZE_LIMIT 65536" : "";
        engine.Execute($"COPY ({select}) TO {Sql.Text(parquetPath)} (FORMAT parquet, COMPRESSION zstd{labels})", cancellationToken);
    }

    public static long Rows(TableEngine engine, string parquetPath, CancellationToken cancellationToken) =>
        engine.Count($"SELECT count(*) FROM read_parquet({Sql.Text(parquetPath)})", cancellationToken);

    /// <summary>Rows without a value, by column, from the file's own statistics.</summary>
    public static long[] Missing(TableEngine engine, string parquetPath, int columns, CancellationToken cancellationToken)
    {
        var missing = new long[columns];
        foreach (var row in engine.Rows($"SELECT column_id, sum(stats_null_count) FROM parquet_metadata({Sql.Text(parquetPath)}) GROUP BY column_id", cancellationToken))
        {
            missing[Convert.ToInt32(row[0], CultureInfo.InvariantCulture)] = row[1] is null ? 0 : (long)(System.Numerics.BigInteger)row[1]!;
        }

        return missing;
    }
}

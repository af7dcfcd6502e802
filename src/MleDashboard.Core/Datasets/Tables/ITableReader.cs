namespace MleDashboard.Core.Datasets.Tables;

/// <summary>Reads our own Parquet files (never a foreign one). Numeric becomes <see cref="NumericColumn"/>, Categorical and Boolean <see cref="CategoryColumn"/>, Text and Identifier <see cref="TextColumn"/>, DateTime <see cref="DateTimeColumn"/>.</summary>
public interface ITableReader
{
    /// <summary>The whole table, or its rows <paramref name="offset"/> to offset + <paramref name="limit"/>, in file order.</summary>
    /// <param name="columns">Names to read; null reads all.</param>
    Task<Table> ReadAsync(string parquetPath, DatasetSchema schema, IReadOnlyList<string>? columns, CancellationToken cancellationToken, long offset = 0, int? limit = null);

    /// <summary>A uniform sample of <paramref name="rows"/> rows in file order; all rows when there are fewer.</summary>
    Task<Table> SampleAsync(string parquetPath, DatasetSchema schema, IReadOnlyList<string>? columns, int rows, int seed, CancellationToken cancellationToken);

    /// <summary>The table in batches of at most <paramref name="batchRows"/>, in file order. Each batch has its own levels.</summary>
    IAsyncEnumerable<Table> ReadBatchesAsync(string parquetPath, DatasetSchema schema, IReadOnlyList<string>? columns, int batchRows, CancellationToken cancellationToken);
}

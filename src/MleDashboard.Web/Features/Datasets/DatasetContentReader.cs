using System.Text.Json;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Storage;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>Reads what an import left in the artifact store. Our own files only, so the web process may.</summary>
public sealed class DatasetContentReader(IArtifactStore store, ITableReader tables)
{
    private const int BatchRows = 20_000;

    public async Task<Table> ReadRowsAsync(DatasetContent content, IReadOnlyList<string> columns, long offset, int limit, CancellationToken cancellationToken) =>
        await tables.ReadAsync(await ParquetPathAsync(content, cancellationToken), content.Schema, columns, cancellationToken, offset, limit);

    /// <summary>All rows, in file order.</summary>
    public async Task<IAsyncEnumerable<Table>> ReadBatchesAsync(DatasetContent content, CancellationToken cancellationToken) =>
        tables.ReadBatchesAsync(await ParquetPathAsync(content, cancellationToken), content.Schema, null, BatchRows, cancellationToken);

    /// <exception cref="DirectoryNotFoundException">The content is not in the store any more.</exception>
    /// <exception cref="FileNotFoundException">Its folder is there and its table is not.</exception>
    public async Task<string> ParquetPathAsync(DatasetContent content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(await store.OpenAsync(content.ArtifactKey, cancellationToken), DatasetFiles.Data);
        return File.Exists(path) ? path : throw new FileNotFoundException($"'{content.ArtifactKey}' has no {DatasetFiles.Data}.");
    }

    /// <summary>The first rows that were left out; none when the version did not come from a file.</summary>
    public async Task<IReadOnlyList<RejectedRow>> ReadRejectedAsync(DatasetContent content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(await store.OpenAsync(content.ArtifactKey, cancellationToken), DatasetFiles.Rejected);
        if (!File.Exists(path))
        {
            return [];
        }

        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<IReadOnlyList<RejectedRow>>(file, JsonSerializerOptions.Web, cancellationToken) ?? [];
    }
}

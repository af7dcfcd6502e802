using System.Globalization;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>The last step of every job that makes versions: folders into the store, then one fenced write.</summary>
internal static class VersionStore
{
    /// <summary>What an earlier attempt of the same job completed before its worker died, or null. It stays as it is: its source may be gone, and readers may have it open.</summary>
    public static async Task<DatasetContent?> FindCompleteAsync(IDatasetCatalog catalog, Guid versionId, CancellationToken cancellationToken) =>
        (await catalog.FindVersionAsync(versionId, cancellationToken))?.Content;

    /// <param name="parts">Version, finished scratch folder, and its content once the key is known.</param>
    /// <exception cref="OperationCanceledException">The lease is lost; what was stored is gone again.</exception>
    public static async Task<IReadOnlyList<DatasetContent>> CompleteAsync(
        IArtifactStore artifacts,
        IDatasetCatalog catalog,
        JobLease lease,
        IReadOnlyList<(Guid VersionId, string Folder, Func<string, DatasetContent> Content)> parts,
        CancellationToken cancellationToken)
    {
        var contents = new Dictionary<Guid, DatasetContent>();
        foreach (var (versionId, folder, content) in parts)
        {
            // The lease is part of the key: an attempt that lost it cannot overwrite what the next one stored.
            var key = string.Create(CultureInfo.InvariantCulture, $"datasets/{versionId:n}/{lease.Number}");
            await artifacts.CommitAsync(folder, key, cancellationToken);
            contents.Add(versionId, content(key));
        }

        if (!await catalog.CompleteVersionsAsync(lease, contents, cancellationToken))
        {
            foreach (var content in contents.Values)
            {
                await artifacts.DeleteAsync(content.ArtifactKey, CancellationToken.None);
            }

            throw new OperationCanceledException("The lease of this attempt was lost.");
        }

        return [.. parts.Select(part => contents[part.VersionId])];
    }

    public static void Discard(string scratchFolder)
    {
        if (Directory.Exists(scratchFolder))
        {
            Directory.Delete(scratchFolder, recursive: true);
        }
    }
}

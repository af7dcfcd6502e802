using Microsoft.Extensions.Options;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>Adds up the files under the data root; the kinds are the first parts of artifact keys and the folders beside them.</summary>
internal sealed class StorageUsageReader(IOptions<StudioOptions> options) : IStorageUsage
{
    public Task<StorageUsage> MeasureAsync(CancellationToken cancellationToken) => Task.Run(() => Measure(cancellationToken), cancellationToken);

    private StorageUsage Measure(CancellationToken cancellationToken)
    {
        var studio = options.Value;
        List<(string Kind, long Bytes)> kinds = [];
        if (Directory.Exists(studio.ArtifactsFolder))
        {
            kinds.AddRange(new DirectoryInfo(studio.ArtifactsFolder).EnumerateDirectories()
                .Select(folder => (Capitalize(folder.Name), Sum(folder, cancellationToken))));
        }

        kinds.Add(("Uploads", Sum(new DirectoryInfo(studio.UploadsFolder), cancellationToken)));
        kinds.Add(("Database", Sum(new DirectoryInfo(studio.DatabaseFolder), cancellationToken)));
        kinds.Add(("Work in progress", Sum(new DirectoryInfo(studio.ScratchFolder), cancellationToken) + Sum(new DirectoryInfo(studio.CheckpointsFolder), cancellationToken)));
        DriveInfo drive = new(studio.DataRoot);
        return new StorageUsage(studio.DataRoot, [.. kinds.OrderByDescending(kind => kind.Bytes)], drive.AvailableFreeSpace, drive.TotalSize);
    }

    private static long Sum(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (!folder.Exists)
        {
            return 0;
        }

        long bytes = 0;
        foreach (var file in folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                bytes += file.Length;
            }
            catch (FileNotFoundException)
            {
                // Removed by a job between being listed and being measured.
            }
        }

        return bytes;
    }

    private static string Capitalize(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}

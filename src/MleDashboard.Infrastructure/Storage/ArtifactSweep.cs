using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>
/// Removes artifact folders that no row names: an attempt died between storing its folder and naming it, or a removal failed after its row was gone.
/// Folders are listed before rows are read, so what a job stores and names meanwhile is never in question; an attempt's key has its lease number and is not used twice.
/// </summary>
internal sealed partial class ArtifactSweep(StudioDatabase database, ArtifactRemover remover, IOptions<StudioOptions> studio, TimeProvider time, ILogger<ArtifactSweep> logger)
{
    /// <summary>Far more than lies between the storing of a folder and the naming of it.</summary>
    private static readonly TimeSpan SafeAge = TimeSpan.FromDays(1);

    private static readonly EnumerationOptions NoLinks = new() { AttributesToSkip = FileAttributes.ReparsePoint };
    private static readonly EnumerationOptions NoLinksBelow = new() { AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = true };

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime - SafeAge;
        var old = Folders().Where(found => ArtifactKey.IsValid(found.Key) && LastWrite(found.Folder) < before).Select(found => found.Key).ToList();
        if (old.Count == 0)
        {
            return 0;
        }

        // A wrong connection string must not cost the artifacts of the right database.
        if (!await database.ReadAsync(db => db.JobRuns.AnyAsync(cancellationToken), cancellationToken))
        {
            LogEmptyDatabase(old.Count);
            return 0;
        }

        var named = await database.ReadAsync(db => ArtifactNames.ReadAsync(db, cancellationToken), cancellationToken);
        var orphans = old.Where(key => !named.Contains(key) && !named.Contains(ParentOf(key))).ToList();
        await remover.RemoveAsync(orphans, cancellationToken);
        return orphans.Count;
    }

    /// <summary>A preview, an attempt below the thing it is of, or such a thing without attempts.</summary>
    private IEnumerable<(string Key, DirectoryInfo Folder)> Folders() =>
        from kind in ArtifactNames.Kinds
        let root = new DirectoryInfo(Path.Combine(studio.Value.ArtifactsFolder, kind))
        where root.Exists
        from thing in root.EnumerateDirectories("*", NoLinks)
        let attempts = kind == ArtifactNames.Previews ? [] : thing.GetDirectories("*", NoLinks)
        from found in attempts.Length == 0 ? [(Key: $"{kind}/{thing.Name}", Folder: thing)] : attempts.Select(attempt => (Key: $"{kind}/{thing.Name}/{attempt.Name}", Folder: attempt))
        select found;

    private static string ParentOf(string key) => key[..key.LastIndexOf('/')];

    private static DateTime LastWrite(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFileSystemInfos("*", NoLinksBelow).Select(entry => entry.LastWriteTimeUtc).Append(folder.LastWriteTimeUtc).Max();
        }
        catch (DirectoryNotFoundException)
        {
            // Removed by someone else meanwhile.
            return DateTime.MaxValue;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is empty and {Count} artifact folders are not; they are left alone. Is Database:ConnectionString the one of this data root?")]
    private partial void LogEmptyDatabase(int count);
}

using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>Removes old uploads, except those that an import waits for or reads.</summary>
internal sealed class UploadSweep(LocalUploadStore uploads, StudioDatabase database)
{
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var inUse = await database.ReadAsync(
            db => db.DatasetVersions
                .Where(row => row.UploadKey != null && row.Job != null && (row.Job.State == JobState.Queued || row.Job.State == JobState.Running))
                .Select(row => row.UploadKey!)
                .ToListAsync(cancellationToken),
            cancellationToken);
        return uploads.Sweep(inUse.ToHashSet(StringComparer.Ordinal));
    }
}

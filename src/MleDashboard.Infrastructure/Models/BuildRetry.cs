using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Autopilot;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Models;

/// <summary>What starting a job again needs beyond the job when it builds a model; nothing for other jobs.</summary>
internal static class BuildRetry
{
    /// <summary>As for a new build: one at a time for a model.</summary>
    public static async Task<Error?> CheckAsync(StudioDbContext db, Guid jobId, CancellationToken cancellationToken) =>
        await db.ModelVersions
            .Where(row => row.JobId == jobId && row.Model!.Versions.Any(other =>
                other.Id != row.Id && (other.Job!.State == JobState.Queued || other.Job.State == JobState.Running)))
            .Select(row => row.Model!.Name)
            .FirstOrDefaultAsync(cancellationToken) is { } name ? new ModelIsBuilding(name) : null;

    /// <summary>The new run fits its candidates anew; rows of the old one would stand beside them with scores that nothing has.</summary>
    public static async Task ClearAsync(StudioDbContext db, Guid jobId, CancellationToken cancellationToken)
    {
        await db.Candidates.Where(row => db.ModelVersions.Any(version => version.JobId == jobId && version.Id == row.ModelVersionId)).ExecuteDeleteAsync(cancellationToken);
        await ExperimentRetry.ClearAsync(db, jobId, cancellationToken);
    }
}

using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Autopilot;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Autopilot;

/// <summary>A run that is started again after its end begins with nothing, or its page would show the end of the one before.</summary>
internal static class ExperimentRetry
{
    public static async Task ClearAsync(StudioDbContext db, Guid jobId, CancellationToken cancellationToken)
    {
        var empty = StudioJson.Write(AutopilotRun.Empty);
        await db.ExperimentCandidates.Where(row => db.Experiments.Any(experiment => experiment.JobId == jobId && experiment.Id == row.ExperimentId)).ExecuteDeleteAsync(cancellationToken);
        await db.Experiments.Where(row => row.JobId == jobId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Run, empty), cancellationToken);
        var creating = StudioJson.Write(new EndpointFacts());
        await db.Endpoints.Where(row => row.JobId == jobId && row.DeletedAt == null && row.InServiceAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Facts, creating), cancellationToken);
    }
}

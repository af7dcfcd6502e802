using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>Puts a job's row into the transaction of the thing it fills, so that neither exists without the other.</summary>
internal sealed class JobStarter(JobDefinitions definitions, TimeProvider time)
{
    /// <summary>Saves all pending changes of <paramref name="db"/> with it. Carry the job after the commit.</summary>
    public async Task<JobRunRow> AddAsync(StudioDbContext db, Actor actor, string title, string? link, object request, CancellationToken cancellationToken)
    {
        var row = JobRunRows.Create(definitions.ForRequest(request.GetType()), actor, title, link, request, time.GetUtcNow());
        db.JobRuns.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await db.JobRuns.Where(job => job.Id == row.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(job => job.CarriedClock, _ => DatabaseFunctions.Clock())
                .SetProperty(job => job.Revision, _ => DatabaseFunctions.NextRevision()),
            cancellationToken);
        return row;
    }
}

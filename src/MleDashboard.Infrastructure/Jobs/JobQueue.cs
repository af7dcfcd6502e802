using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Models;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>A job may be stopped or started again by who started it, and by administrators.</summary>
internal sealed class JobQueue(StudioDatabase database, JobStarter starter, JobCarrier carrier, TimeProvider time) : IJobQueue
{
    public async Task<Guid> EnqueueAsync<TRequest>(Actor actor, string title, string? link, TRequest request, CancellationToken cancellationToken)
        where TRequest : notnull
    {
        var job = await database.WriteAsync(db => starter.AddAsync(db, actor, title, link, request, cancellationToken), cancellationToken);
        await carrier.CarryAsync(job.Id, job.Lane, cancellationToken);
        return job.Id;
    }

    public Task<JobRun?> FindAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => (await db.JobRuns.FirstOrDefaultAsync(row => row.Id == jobId, cancellationToken))?.ToJobRun(),
        cancellationToken);

    public Task<IReadOnlyList<JobRun>> ListAsync(JobFilter filter, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<JobRun>>(
        async db =>
        {
            IQueryable<JobRunRow> rows = db.JobRuns;
            if (filter.OwnerId is { } owner)
            {
                rows = rows.Where(row => row.OwnerId == owner);
            }

            if (filter.State is { } state)
            {
                rows = rows.Where(row => row.State == state);
            }

            var found = await rows
                .OrderByDescending(row => row.State == JobState.Queued || row.State == JobState.Running)
                .ThenByDescending(row => row.CreatedAt)
                .Take(Math.Clamp(filter.Take, 1, 1000))
                .ToListAsync(cancellationToken);
            return found.ConvertAll(row => row.ToJobRun());
        },
        cancellationToken);

    public Task<IReadOnlyList<JobLogLine>> ReadLogAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<JobLogLine>>(
        async db => await db.JobLogs
            .Where(row => row.JobId == jobId)
            .OrderBy(row => row.Id)
            .Select(row => new JobLogLine(row.At, row.Text))
            .ToListAsync(cancellationToken),
        cancellationToken);

    public Task<Result> CancelAsync(Actor actor, Guid jobId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync<Result>(
            async db =>
            {
                if (await MayChangeAsync(db, actor, jobId, "stop this job", cancellationToken) is { } refusal)
                {
                    return refusal;
                }

                var ended = await db.JobRuns
                    .Where(row => row.Id == jobId && row.State == JobState.Queued)
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(row => row.State, JobState.Cancelled)
                            .SetProperty(row => row.CancelRequested, true)
                            .SetProperty(row => row.FinishedAt, now)
                            .SetProperty(row => row.Revision, _ => DatabaseFunctions.NextRevision()),
                        cancellationToken);
                if (ended == 0)
                {
                    await db.JobRuns
                        .Where(row => row.Id == jobId && row.State == JobState.Running && !row.CancelRequested)
                        .ExecuteUpdateAsync(
                            set => set
                                .SetProperty(row => row.CancelRequested, true)
                                .SetProperty(row => row.Revision, _ => DatabaseFunctions.NextRevision()),
                            cancellationToken);
                }

                return Result.Ok;
            },
            cancellationToken);
    }

    public async Task<Result> RetryAsync(Actor actor, Guid jobId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (result, lane) = await database.WriteAsync<(Result, JobLane)>(
            async db =>
            {
                if (await MayChangeAsync(db, actor, jobId, "start this job again", cancellationToken) is { } refusal)
                {
                    return (refusal, default);
                }

                if (await BuildRetry.CheckAsync(db, jobId, cancellationToken) is { } building)
                {
                    return (building, default);
                }

                var again = await db.JobRuns
                    .Where(row => row.Id == jobId && (row.State == JobState.Failed || row.State == JobState.Cancelled))
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(row => row.State, JobState.Queued)
                            .SetProperty(row => row.CancelRequested, false)
                            .SetProperty(row => row.Attempt, 0)
                            .SetProperty(row => row.Error, (string?)null)
                            .SetProperty(row => row.Summary, (string?)null)
                            .SetProperty(row => row.Fraction, 0)
                            .SetProperty(row => row.Stage, (string?)null)
                            .SetProperty(row => row.Detail, (string?)null)
                            .SetProperty(row => row.StartedAt, (DateTimeOffset?)null)
                            .SetProperty(row => row.FinishedAt, (DateTimeOffset?)null)
                            .SetProperty(row => row.CarrierId, (string?)null)
                            .SetProperty(row => row.CarriedClock, _ => DatabaseFunctions.Clock())
                            .SetProperty(row => row.Revision, _ => DatabaseFunctions.NextRevision()),
                        cancellationToken);
                if (again == 0)
                {
                    return (new JobNotEnded(), default);
                }

                await BuildRetry.ClearAsync(db, jobId, cancellationToken);
                db.JobLogs.Add(new JobLogRow { JobId = jobId, At = now, Text = $"{actor.Name} started the job again." });
                await db.SaveChangesAsync(cancellationToken);
                return (Result.Ok, (await db.JobRuns.AsNoTracking().SingleAsync(row => row.Id == jobId, cancellationToken)).Lane);
            },
            cancellationToken);
        if (result.IsOk)
        {
            await carrier.CarryAsync(jobId, lane, cancellationToken);
        }

        return result;
    }

    private static async Task<Error?> MayChangeAsync(StudioDbContext db, Actor actor, Guid jobId, string action, CancellationToken cancellationToken)
    {
        var owner = await db.JobRuns.Where(row => row.Id == jobId).Select(row => row.OwnerId).FirstOrDefaultAsync(cancellationToken);
        return owner is null ? new NotFound("This job") : actor.CanChange(owner) ? null : new NotAllowed(action);
    }
}

/// <summary>Only an ended job can be started again.</summary>
public sealed record JobNotEnded() : Error("This job can only be started again after it has failed or was cancelled.");

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>
/// Brings back work that nobody holds: an expired lease, a run that never reached Hangfire, a run whose carrier died with its worker between
/// fetching it and winning the lease. Any number of reapers may run; each step is a compare-and-set that one of them wins.
/// </summary>
public sealed partial class JobReaper(
    StudioDatabase database, JobCarrier carrier, WorkerRegistry workers, IOptions<JobOptions> options, TimeProvider time, ILogger<JobReaper> logger) : BackgroundService
{
    /// <summary>A run committed so long ago without a carrier will get none from the process that made it.</summary>
    private const long NeverCarriedMs = 3_000;

    /// <summary>A carried run that waits so long beside an idle lane has lost its carrier; queue polls take half a second.</summary>
    private const long LostCarrierMs = 8_000;

    public async Task<int> ReapAsync(CancellationToken cancellationToken)
    {
        var expired = await database.ReadAsync(
            db => db.JobRuns
                .Where(row => row.State == JobState.Running && row.LeaseExpiresClock < DatabaseFunctions.Clock())
                .ToListAsync(cancellationToken),
            cancellationToken);
        var brought = 0;
        foreach (var row in expired)
        {
            brought += await ReapExpiredAsync(row, cancellationToken) ? 1 : 0;
        }

        foreach (var row in await FindUncarriedAsync(cancellationToken))
        {
            brought += await CarryAgainAsync(row, cancellationToken) ? 1 : 0;
        }

        return brought;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(options.Value.ReapSeconds), time);
        do
        {
            try
            {
                await ReapAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogReapFailed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> ReapExpiredAsync(JobRunRow row, CancellationToken cancellationToken)
    {
        var place = row.Stage is null ? "at the start" : $"at stage '{row.Stage}'";
        var (state, sentence) = row switch
        {
            { CancelRequested: true } => (JobState.Cancelled, $"The worker stopped {place}; the job was being cancelled."),
            _ when row.Attempt >= options.Value.MaxAttempts => (JobState.Failed, $"The worker stopped {Times(row.Attempt)}, the last time {place}. The data may need more memory than this machine has; try fewer rows or columns."),
            _ => (JobState.Queued, $"The worker stopped {place}. The job starts again (attempt {row.Attempt + 1} of {options.Value.MaxAttempts})."),
        };
        DateTimeOffset? finished = state == JobState.Queued ? null : time.GetUtcNow();
        var won = await database.WriteAsync(
            async db =>
            {
                var changed = await db.JobRuns
                    .Where(job => job.Id == row.Id && job.State == JobState.Running && job.LeaseNumber == row.LeaseNumber && job.LeaseExpiresClock < DatabaseFunctions.Clock())
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(job => job.State, state)
                            .SetProperty(job => job.LeaseOwner, (string?)null)
                            .SetProperty(job => job.CarrierId, (string?)null)
                            .SetProperty(job => job.CarriedClock, _ => DatabaseFunctions.Clock())
                            .SetProperty(job => job.FinishedAt, finished)
                            .SetProperty(job => job.Detail, state == JobState.Queued ? "The worker stopped; starting again" : row.Detail)
                            .SetProperty(job => job.RemainingLowMs, (long?)null)
                            .SetProperty(job => job.RemainingHighMs, (long?)null)
                            .SetProperty(job => job.Error, state == JobState.Failed ? sentence : null)
                            .SetProperty(job => job.Revision, _ => DatabaseFunctions.NextRevision()),
                        cancellationToken);
                if (changed == 1)
                {
                    db.JobLogs.Add(new JobLogRow { JobId = row.Id, At = time.GetUtcNow(), Text = sentence });
                    await db.SaveChangesAsync(cancellationToken);
                }

                return changed == 1;
            },
            cancellationToken);
        if (!won)
        {
            return false;
        }

        LogReaped(row.Id, row.Attempt, state);
        if (state == JobState.Queued)
        {
            await carrier.CarryAsync(row.Id, row.Lane, cancellationToken);
        }

        if (row.CarrierId is { } dead)
        {
            await carrier.ForgetAsync(dead, cancellationToken);
        }

        return true;
    }

    private Task<List<JobRunRow>> FindUncarriedAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async db =>
        {
            var queued = await db.JobRuns
                .Where(row => row.State == JobState.Queued
                    && ((row.CarrierId == null && row.CarriedClock < DatabaseFunctions.Clock() - NeverCarriedMs)
                        || row.CarriedClock < DatabaseFunctions.Clock() - LostCarrierMs))
                .OrderBy(row => row.CreatedAt)
                .ToListAsync(cancellationToken);
            if (queued.Count == 0)
            {
                return queued;
            }

            var (count, lightLanes) = await workers.CountAsync(db, cancellationToken);
            var runningLight = await db.JobRuns.CountAsync(row => row.State == JobState.Running && !row.IsTraining && !row.IsFollowing, cancellationToken);
            var runningTraining = await db.JobRuns.CountAsync(row => row.State == JobState.Running && row.IsTraining, cancellationToken);
            var runningFollowing = await db.JobRuns.CountAsync(row => row.State == JobState.Running && row.IsFollowing, cancellationToken);
            return queued.FindAll(row => row.CarrierId is null || row.Lane switch
            {
                JobLane.Training => runningTraining < count,
                JobLane.Following => runningFollowing < count * JobServices.FollowingLanes,
                _ => runningLight < lightLanes,
            });
        },
        cancellationToken);

    private async Task<bool> CarryAgainAsync(JobRunRow row, CancellationToken cancellationToken)
    {
        var won = await database.ReadAsync(
            db => db.JobRuns
                .Where(job => job.Id == row.Id && job.State == JobState.Queued && job.CarriedClock == row.CarriedClock)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(job => job.CarriedClock, _ => DatabaseFunctions.Clock())
                        .SetProperty(job => job.CarrierId, (string?)null),
                    cancellationToken),
            cancellationToken);
        if (won == 0)
        {
            return false;
        }

        LogCarriedAgain(row.Id);
        await carrier.CarryAsync(row.Id, row.Lane, cancellationToken);
        if (row.CarrierId is { } lost)
        {
            await carrier.ForgetAsync(lost, cancellationToken);
        }

        return true;
    }

    private static string Times(int attempts) => attempts switch
    {
        1 => "once",
        2 => "twice",
        3 => "three times",
        _ => $"{attempts} times",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: the worker of attempt {Attempt} died; now {State}")]
    private partial void LogReaped(Guid jobId, int attempt, JobState state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} had lost its queue entry and got a new one")]
    private partial void LogCarriedAgain(Guid jobId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for abandoned jobs failed; trying again")]
    private partial void LogReapFailed(Exception fault);
}

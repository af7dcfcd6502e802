using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>
/// The lease of every job run: won by one compare-and-set UPDATE, named by a number that only grows, written down with every later write
/// (Kleppmann 2016, "How to do distributed locking"). The database's clock decides when one has expired.
/// </summary>
public sealed class JobLedger(StudioDatabase database, IOptions<JobOptions> options, TimeProvider time)
{
    private long LeaseMs => options.Value.LeaseSeconds * 1000L;

    /// <summary>Wins the job for a new attempt, or null: another has it, it ended, or it was cancelled.</summary>
    public Task<JobRunRow?> TryStartAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid().ToString("N");
        var now = time.GetUtcNow();
        var max = options.Value.MaxAttempts;
        var leaseMs = LeaseMs;
        return database.ReadAsync(
            async db =>
            {
                var won = await db.JobRuns
                    .Where(row => row.Id == jobId && !row.CancelRequested && row.Attempt < max
                        && (row.State == JobState.Queued || (row.State == JobState.Running && row.LeaseExpiresClock < DatabaseFunctions.Clock())))
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(row => row.State, JobState.Running)
                            .SetProperty(row => row.LeaseOwner, owner)
                            .SetProperty(row => row.LeaseNumber, row => row.LeaseNumber + 1)
                            .SetProperty(row => row.LeaseExpiresClock, _ => DatabaseFunctions.Clock() + leaseMs)
                            .SetProperty(row => row.Attempt, row => row.Attempt + 1)
                            .SetProperty(row => row.StartedAt, now)
                            .SetProperty(row => row.Fraction, 0)
                            .SetProperty(row => row.Stages, "")
                            .SetProperty(row => row.Stage, (string?)null)
                            .SetProperty(row => row.Detail, (string?)null)
                            .SetProperty(row => row.BestSoFar, (string?)null)
                            .SetProperty(row => row.RemainingLowMs, (long?)null)
                            .SetProperty(row => row.RemainingHighMs, (long?)null)
                            .SetProperty(row => row.Revision, _ => DatabaseFunctions.NextRevision()),
                        cancellationToken);
                return won == 0 ? null : await db.JobRuns.SingleAsync(row => row.Id == jobId, cancellationToken) is { } started && started.LeaseOwner == owner ? started : null;
            },
            cancellationToken);
    }

    /// <summary>Extends the lease and writes what the attempt has to say. False: the lease is lost.</summary>
    public bool Write(JobLease lease, AttemptReport? report)
    {
        var leaseMs = LeaseMs;
        return database.Write(db =>
        {
            var held = StudioDatabase.Held(db, lease);
            if (report is null)
            {
                return held.ExecuteUpdate(set => set.SetProperty(row => row.LeaseExpiresClock, _ => DatabaseFunctions.Clock() + leaseMs)) == 1;
            }

            var written = held.ExecuteUpdate(set => set
                .SetProperty(row => row.LeaseExpiresClock, _ => DatabaseFunctions.Clock() + leaseMs)
                .SetProperty(row => row.Stages, report.Stages)
                .SetProperty(row => row.Stage, report.Stage)
                .SetProperty(row => row.Detail, report.Detail)
                .SetProperty(row => row.BestSoFar, report.BestSoFar)
                .SetProperty(row => row.Fraction, report.Fraction)
                .SetProperty(row => row.RemainingLowMs, report.RemainingLowMs)
                .SetProperty(row => row.RemainingHighMs, report.RemainingHighMs)
                .SetProperty(row => row.Revision, _ => DatabaseFunctions.NextRevision()));
            if (written == 1 && report.Lines.Count > 0)
            {
                db.JobLogs.AddRange(report.Lines.Select(line => new JobLogRow { JobId = lease.JobId, At = line.At, Text = line.Text }));
                db.SaveChanges();
            }

            return written == 1;
        });
    }

    /// <summary>Those of the leases whose users asked to stop.</summary>
    public IReadOnlyList<Guid> ReadCancelled(IReadOnlyList<Guid> jobIds)
    {
        using var db = database.Open();
        return db.JobRuns.Where(row => jobIds.Contains(row.Id) && row.CancelRequested).Select(row => row.Id).ToList();
    }

    /// <summary>Ends the attempt and the job. False: the lease was lost and nothing was written.</summary>
    public bool Finish(JobLease lease, JobState state, string? summary, string? error)
    {
        var now = time.GetUtcNow();
        return database.Write(db => StudioDatabase.Held(db, lease).ExecuteUpdate(set => set
            .SetProperty(row => row.State, state)
            .SetProperty(row => row.FinishedAt, now)
            .SetProperty(row => row.Fraction, row => state == JobState.Succeeded ? 1 : row.Fraction)
            .SetProperty(row => row.Summary, summary)
            .SetProperty(row => row.Error, error)
            .SetProperty(row => row.RemainingLowMs, (long?)null)
            .SetProperty(row => row.RemainingHighMs, (long?)null)
            .SetProperty(row => row.LeaseOwner, (string?)null)
            .SetProperty(row => row.Revision, _ => DatabaseFunctions.NextRevision())) == 1);
    }

    /// <summary>The worker stops in good order: the job waits again, and this attempt does not count.</summary>
    public bool HandBack(JobLease lease) => database.Write(db => StudioDatabase.Held(db, lease).ExecuteUpdate(set => set
        .SetProperty(row => row.State, JobState.Queued)
        .SetProperty(row => row.Attempt, row => row.Attempt - 1)
        .SetProperty(row => row.LeaseOwner, (string?)null)
        .SetProperty(row => row.LeaseExpiresClock, 0)
        .SetProperty(row => row.CarrierId, (string?)null)
        .SetProperty(row => row.CarriedClock, _ => DatabaseFunctions.Clock())
        .SetProperty(row => row.Revision, _ => DatabaseFunctions.NextRevision())) == 1);
}

/// <summary>What an attempt writes at once: its newest progress and the log lines since the last time.</summary>
public sealed record AttemptReport(
    string Stages,
    string? Stage,
    string? Detail,
    string? BestSoFar,
    double Fraction,
    long? RemainingLowMs,
    long? RemainingHighMs,
    IReadOnlyList<JobLogLine> Lines);

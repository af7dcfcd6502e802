using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database.Rows;
using Npgsql;

namespace MleDashboard.Infrastructure.Database;

/// <summary>
/// Short units of work. A write is one transaction that sees no other (SQLite: begun IMMEDIATE, so that a read before the write cannot end in
/// BUSY; PostgreSQL: serializable) and is run again, from its start, when the database asks for that.
/// </summary>
public sealed class StudioDatabase(IDbContextFactory<StudioDbContext> contexts)
{
    private const int MaxTries = 20;

    public StudioDbContext Open() => contexts.CreateDbContext();

    public async Task<T> ReadAsync<T>(Func<StudioDbContext, Task<T>> query, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = Open();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            try
            {
                return await query(db);
            }
            catch (Exception fault) when (attempt < MaxTries && IsPassing(fault))
            {
                await Task.Delay(Pause(attempt), cancellationToken);
            }
        }
    }

    /// <param name="work">Refuses before it writes: what it has written when it returns is committed.</param>
    public async Task<T> WriteAsync<T>(Func<StudioDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = Open();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
                var result = await work(db);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception fault) when (attempt < MaxTries && IsPassing(fault))
            {
                await Task.Delay(Pause(attempt), cancellationToken);
            }
        }
    }

    /// <summary>
    /// A write of a job's attempt: the first statement locks the job's row and checks the lease in one go, so neither the reaper nor another
    /// attempt can come between it and the commit. False, and nothing written, when the lease is lost.
    /// </summary>
    public async Task<bool> WriteFencedAsync(JobLease lease, Func<StudioDbContext, Task> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = Open();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var held = await Held(db, lease)
                    .ExecuteUpdateAsync(row => row.SetProperty(job => job.Revision, _ => DatabaseFunctions.NextRevision()), cancellationToken);
                if (held == 0)
                {
                    return false;
                }

                await work(db);
                await transaction.CommitAsync(cancellationToken);
                return true;
            }
            catch (Exception fault) when (attempt < MaxTries && IsPassing(fault))
            {
                await Task.Delay(Pause(attempt), cancellationToken);
            }
        }
    }

    /// <summary>As <see cref="WriteFencedAsync"/> with one update and no thread pool: the heartbeat must go on while jobs keep every pool thread busy.</summary>
    public T Write<T>(Func<StudioDbContext, T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var db = Open();
            try
            {
                using var transaction = db.Database.BeginTransaction();
                var result = work(db);
                transaction.Commit();
                return result;
            }
            catch (Exception fault) when (attempt < MaxTries && IsPassing(fault))
            {
                Thread.Sleep(Pause(attempt));
            }
        }
    }

    /// <summary>The job's row while this lease holds it.</summary>
    internal static IQueryable<JobRunRow> Held(StudioDbContext db, JobLease lease) =>
        db.JobRuns.Where(row => row.Id == lease.JobId && row.LeaseNumber == lease.Number && row.State == JobState.Running);

    /// <summary>The database server did not answer, was stopping or starting, or broke the connection: what was asked of it can be asked again later.</summary>
    internal static bool IsOutage(Exception fault) => AnyCause(fault, cause => cause is PostgresException postgres
        ? postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
        : cause is NpgsqlException { IsTransient: true });

    // 5 BUSY, 6 LOCKED (517 BUSY_SNAPSHOT has 5 as its primary code); 40001 serialization, 40P01 deadlock, 23505 two equal inserts: the second try sees the first's row.
    private static bool IsPassing(Exception fault) => IsOutage(fault) || AnyCause(
        fault,
        cause => cause is SqliteException { SqliteErrorCode: 5 or 6 } or PostgresException { SqlState: "40001" or "40P01" or "23505" } or NpgsqlException { IsTransient: true });

    private static bool AnyCause(Exception fault, Func<Exception, bool> test)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (test(cause))
            {
                return true;
            }
        }

        return false;
    }

    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.Next(3, 12) * (1 << Math.Min(attempt, 6)));
}

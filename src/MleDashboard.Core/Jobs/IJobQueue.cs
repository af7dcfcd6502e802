using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Jobs;

/// <summary>Which jobs to list.</summary>
public sealed record JobFilter(string? OwnerId = null, JobState? State = null, int Take = 100);

/// <summary>Starting, watching and stopping jobs. Catalogs start the jobs that fill their rows; a page only cancels, retries and reads.</summary>
public interface IJobQueue
{
    /// <param name="link">Page that shows what the job works on.</param>
    Task<Guid> EnqueueAsync<TRequest>(Actor actor, string title, string? link, TRequest request, CancellationToken cancellationToken)
        where TRequest : notnull;

    Task<JobRun?> FindAsync(Guid jobId, CancellationToken cancellationToken);

    /// <summary>Active jobs first, then the newest.</summary>
    Task<IReadOnlyList<JobRun>> ListAsync(JobFilter filter, CancellationToken cancellationToken);

    Task<IReadOnlyList<JobLogLine>> ReadLogAsync(Guid jobId, CancellationToken cancellationToken);

    /// <summary>A queued job ends at once, a running one is asked to stop. Asking twice, or too late, changes nothing.</summary>
    Task<Result> CancelAsync(Actor actor, Guid jobId, CancellationToken cancellationToken);

    /// <summary>Runs a failed or cancelled job again with the same request.</summary>
    Task<Result> RetryAsync(Actor actor, Guid jobId, CancellationToken cancellationToken);
}

/// <summary>Changed job rows, read once per web instance and handed to every open page.</summary>
public interface IJobProgressFeed
{
    /// <summary>Jobs that are queued or running now, as last read.</summary>
    IReadOnlyList<JobRun> Active { get; }

    /// <summary>False while the database does not answer: what pages show may be old, and jobs wait.</summary>
    bool IsReading => true;

    /// <summary><see cref="IsReading"/> changed; raised outside any page's own thread.</summary>
    event Action IsReadingChanged { add { } remove { } }

    /// <summary>Every later change, at most four a second for one job. A slow reader gets the newest state of each job, not all the steps. Registers before it returns the first item, so read the snapshot after starting to enumerate.</summary>
    IAsyncEnumerable<JobRun> WatchAsync(CancellationToken cancellationToken);
}

using MleDashboard.Core.Jobs;

namespace MleDashboard.Web.Layout;

/// <summary>The jobs of one open page: one reader of the feed for badge, bell and cards together.</summary>
public sealed class LiveJobs(IJobProgressFeed feed) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, JobRun> _seen = [];
    private bool _started;

    /// <summary>A job changed; raised outside the page's own thread.</summary>
    public event Action<JobRun>? Changed;

    /// <summary>Queued and running jobs, the running ones and the oldest first.</summary>
    public IReadOnlyList<JobRun> Active
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen.Values.Where(job => job.IsActive).OrderBy(job => job.State == JobState.Queued).ThenBy(job => job.CreatedAt)];
            }
        }
    }

    /// <summary>The newest state that the feed gave of a job, or null when it has not changed while this page is open.</summary>
    public JobRun? Find(Guid jobId)
    {
        lock (_lock)
        {
            return _seen.GetValueOrDefault(jobId);
        }
    }

    public void Start()
    {
        if (_started)
        {
            return;
        }

        _started = true;
        _ = WatchAsync();
    }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            // Registered first, then the snapshot: a change between the two is seen twice, never missed.
            await using var changes = feed.WatchAsync(_closed.Token).GetAsyncEnumerator(_closed.Token);
            var next = changes.MoveNextAsync();
            foreach (var job in feed.Active)
            {
                Take(job);
            }

            while (await next)
            {
                Take(changes.Current);
                next = changes.MoveNextAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private void Take(JobRun job)
    {
        lock (_lock)
        {
            if (_seen.TryGetValue(job.Id, out var seen) && seen.Revision > job.Revision)
            {
                return;
            }

            _seen[job.Id] = job;
        }

        Changed?.Invoke(job);
    }
}

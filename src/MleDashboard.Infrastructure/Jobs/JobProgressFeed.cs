using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>One reader per web instance of rows above the last revision it saw; every open page is fed from it, so reads do not grow with pages.</summary>
internal sealed partial class JobProgressFeed(StudioDatabase database, TimeProvider time, ILogger<JobProgressFeed> logger) : BackgroundService, IJobProgressFeed
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>PostgreSQL hands out revisions before commits, so a lower one can appear after a higher one was read; the last hundred are looked at again.</summary>
    private const int Overlap = 100;

    private readonly Lock gate = new();
    private readonly HashSet<Subscription> subscriptions = [];
    private readonly Dictionary<Guid, long> seen = [];
    private volatile IReadOnlyList<JobRun> active = [];
    private long last = -1;
    private volatile bool isReading = true;

    public event Action? IsReadingChanged;

    public bool IsReading => isReading;

    public IReadOnlyList<JobRun> Active => active;

    public async IAsyncEnumerable<JobRun> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Subscription subscription = new();
        lock (gate)
        {
            subscriptions.Add(subscription);

            // A watcher begins with what runs now, so nothing falls between its registration and its first read.
            subscription.Offer(active);
        }

        try
        {
            while (await subscription.WaitAsync(cancellationToken))
            {
                foreach (var job in subscription.Take())
                {
                    yield return job;
                }
            }
        }
        finally
        {
            lock (gate)
            {
                subscriptions.Remove(subscription);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        do
        {
            try
            {
                await ReadChangesAsync(stoppingToken);
                SetReading(true);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogReadFailed(fault);
                SetReading(false);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task ReadChangesAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            db => last < 0
                ? db.JobRuns.Where(row => row.State == JobState.Queued || row.State == JobState.Running).ToListAsync(cancellationToken)
                : db.JobRuns.Where(row => row.Revision > last - Overlap).OrderBy(row => row.Revision).ToListAsync(cancellationToken),
            cancellationToken);
        if (last < 0)
        {
            last = await database.ReadAsync(db => db.JobRuns.Select(row => row.Revision).DefaultIfEmpty().MaxAsync(cancellationToken), cancellationToken);
        }

        var changed = rows.FindAll(row => !seen.TryGetValue(row.Id, out var revision) || revision < row.Revision).ConvertAll(row => row.ToJobRun());
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var job in changed)
        {
            seen[job.Id] = job.Revision;
            last = Math.Max(last, job.Revision);
        }

        foreach (var old in seen.Where(pair => pair.Value <= last - Overlap).Select(pair => pair.Key).ToList())
        {
            seen.Remove(old);
        }

        lock (gate)
        {
            active = [.. active.Where(job => changed.TrueForAll(other => other.Id != job.Id)).Concat(changed.Where(job => job.IsActive)).OrderBy(job => job.CreatedAt)];
            foreach (var subscription in subscriptions)
            {
                subscription.Offer(changed);
            }
        }
    }

    private void SetReading(bool value)
    {
        if (isReading != value)
        {
            isReading = value;
            IsReadingChanged?.Invoke();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Changed jobs could not be read; trying again")]
    private partial void LogReadFailed(Exception fault);

    /// <summary>The newest state of each changed job until the watcher takes them: bounded by the number of jobs, not by the number of steps.</summary>
    private sealed class Subscription
    {
        private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        private readonly Lock gate = new();
        private readonly Dictionary<Guid, JobRun> pending = [];

        public void Offer(IReadOnlyList<JobRun> jobs)
        {
            if (jobs.Count == 0)
            {
                return;
            }

            lock (gate)
            {
                foreach (var job in jobs)
                {
                    pending[job.Id] = job;
                }
            }

            signal.Writer.TryWrite(true);
        }

        public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => await signal.Reader.ReadAsync(cancellationToken);

        public JobRun[] Take()
        {
            lock (gate)
            {
                JobRun[] taken = [.. pending.Values];
                pending.Clear();
                return taken;
            }
        }
    }
}

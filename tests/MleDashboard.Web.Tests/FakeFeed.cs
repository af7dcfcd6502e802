using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MleDashboard.Core.Jobs;

namespace MleDashboard.Web.Tests;

/// <summary>A progress feed that the test drives.</summary>
internal sealed class FakeFeed : IJobProgressFeed
{
    private readonly Channel<JobRun> _changes = Channel.CreateUnbounded<JobRun>();

    public event Action? IsReadingChanged;

    public bool IsReading { get; private set; } = true;

    public IReadOnlyList<JobRun> Active { get; set; } = [];

    public void SetReading(bool value)
    {
        IsReading = value;
        IsReadingChanged?.Invoke();
    }

    public void Push(JobRun job) => _changes.Writer.TryWrite(job);

    public async IAsyncEnumerable<JobRun> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var job in _changes.Reader.ReadAllAsync(cancellationToken))
        {
            yield return job;
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace MleDashboard.Infrastructure.Tests.Hosting;

/// <summary>Stands where Hangfire's client stands.</summary>
internal sealed class RecordingQueue : IBackgroundJobClient, IDisposable
{
    private int next;

    public ConcurrentQueue<(string CarrierId, Guid JobId, string Queue)> Carried { get; } = new();

    public ConcurrentQueue<string> Forgotten { get; } = new();

    public bool IsBroken { get; set; }

    /// <summary>Held by a dead worker: who changes a queue entry's state waits for it.</summary>
    public ManualResetEventSlim EntryLock { get; } = new(initialState: true);

    public string Create(Job job, IState state)
    {
        if (IsBroken)
        {
            throw new IOException("The queue cannot be reached.");
        }

        var id = Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture);
        Carried.Enqueue((id, (Guid)job.Args[0], ((EnqueuedState)state).Queue));
        return id;
    }

    public bool ChangeState(string jobId, IState state, string expectedState)
    {
        Assert.IsType<DeletedState>(state);
        EntryLock.Wait();
        Forgotten.Enqueue(jobId);
        return true;
    }

    public void Dispose()
    {
        EntryLock.Set();
        EntryLock.Dispose();
    }
}

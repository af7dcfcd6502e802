using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>
/// The one writer of running attempts in a worker process, on a thread of its own so that jobs that keep every pool thread busy cannot starve
/// it: four times a second their progress, in time their leases, once a second their users' wish to stop, and the worker's own sign of life.
/// </summary>
public sealed partial class AttemptKeeper(JobLedger ledger, WorkerRegistry registry, IOptions<JobOptions> options, TimeProvider time, ILogger<AttemptKeeper> logger)
    : IHostedService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CancelPoll = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly List<Kept> kept = [];
    private readonly object signal = new();
    private bool isStopping;
    private Thread? thread;
    private long lastCancelPoll;
    private long lastHeartbeat;

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Beat();
        lastHeartbeat = time.GetTimestamp();
        thread = new Thread(Loop) { IsBackground = true, Name = "Job leases", Priority = ThreadPriority.AboveNormal };
        thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (signal)
        {
            isStopping = true;
            Monitor.Pulse(signal);
        }

        thread?.Join(TimeSpan.FromSeconds(10));

        // Without the row's end the worker counts as dead a lease later; a database that is away must not make the stop a crash.
        Guarded(() => registry.Leave());
        return Task.CompletedTask;
    }

    internal void Keep(JobAttempt attempt)
    {
        lock (gate)
        {
            kept.Add(new Kept(attempt) { RenewedAt = time.GetTimestamp() });
        }
    }

    /// <summary>When it returns, the keeper writes nothing more of this attempt and has written all that it had to say.</summary>
    internal void Release(JobAttempt attempt)
    {
        lock (gate)
        {
            kept.RemoveAll(item => item.Attempt == attempt);
        }

        if (!attempt.IsLeaseLost && attempt.TakeReport() is { } last)
        {
            ledger.Write(attempt.Lease, last);
        }
    }

    private void Loop()
    {
        while (!WaitForStop())
        {
            lock (gate)
            {
                Guarded(WriteAttempts);
                Guarded(PollCancels);
                Guarded(Heartbeat);
            }
        }
    }

    private bool WaitForStop()
    {
        lock (signal)
        {
            return isStopping || (Monitor.Wait(signal, Tick) && isStopping);
        }
    }

    private void WriteAttempts()
    {
        foreach (var item in kept)
        {
            var report = item.Attempt.TakeReport();
            if (item.Attempt.IsLeaseLost || (report is null && time.GetElapsedTime(item.RenewedAt) < Lease / 3))
            {
                continue;
            }

            try
            {
                if (!ledger.Write(item.Attempt.Lease, report))
                {
                    item.Attempt.LoseLease();
                }

                item.RenewedAt = time.GetTimestamp();
            }
            catch (Exception fault) when (time.GetElapsedTime(item.RenewedAt) > Lease)
            {
                // The database could not be asked for a whole lease: another worker may hold the job by now.
                LogLeaseExpired(fault, item.Attempt.Lease.JobId, item.Attempt.Lease.Number);
                item.Attempt.LoseLease();
            }
        }
    }

    private void PollCancels()
    {
        if (kept.Count == 0 || time.GetElapsedTime(lastCancelPoll) < CancelPoll)
        {
            return;
        }

        lastCancelPoll = time.GetTimestamp();
        foreach (var cancelled in ledger.ReadCancelled(kept.ConvertAll(item => item.Attempt.Lease.JobId)))
        {
            kept.Find(item => item.Attempt.Lease.JobId == cancelled)?.Attempt.StopByUser(TimeSpan.FromSeconds(options.Value.StopGraceSeconds));
        }
    }

    private void Heartbeat()
    {
        if (time.GetElapsedTime(lastHeartbeat) >= Lease / 3)
        {
            lastHeartbeat = time.GetTimestamp();
            registry.Beat();
        }
    }

    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch (Exception fault)
        {
            LogStepFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} let lease {Lease} expire: the database did not answer")]
    private partial void LogLeaseExpired(Exception fault, Guid jobId, long lease);

    [LoggerMessage(Level = LogLevel.Error, Message = "The state of running jobs could not be written; trying again")]
    private partial void LogStepFailed(Exception fault);

    private sealed class Kept(JobAttempt attempt)
    {
        public JobAttempt Attempt { get; } = attempt;

        public long RenewedAt { get; set; }
    }
}

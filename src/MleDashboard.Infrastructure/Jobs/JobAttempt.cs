using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Storage;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>One attempt at a job while it runs: what the job sees of its host, and what the <see cref="AttemptKeeper"/> writes of it.</summary>
internal sealed class JobAttempt : IJobContext, IProgress<JobProgress>, IDisposable
{
    /// <summary>Lines kept per attempt; a runaway log must not fill the disk.</summary>
    private const int MaxLines = 2000;

    private const int MaxTextLength = 2000;

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource leave;
    private readonly RemainingTime remaining;
    private readonly List<JobLogLine> lines = [];
    private IReadOnlyList<string> stages = [];
    private JobProgress latest = new("", 0);
    private int lineCount;
    private bool isChanged;

    public JobAttempt(JobLease lease, int attempt, Actor owner, JobLimits limits, string checkpointFolder, bool keepsOnStop, TimeProvider time, CancellationToken hostStopping)
    {
        Lease = lease;
        Attempt = attempt;
        Owner = owner;
        Limits = limits;
        CheckpointFolder = checkpointFolder;
        KeepsOnStop = keepsOnStop;
        this.time = time;
        remaining = new RemainingTime(time);
        leave = CancellationTokenSource.CreateLinkedTokenSource(hostStopping);
    }

    public JobLease Lease { get; }

    public int Attempt { get; }

    public Actor Owner { get; }

    public JobLimits Limits { get; }

    public string CheckpointFolder { get; }

    /// <summary>The user's stop is a wish first; the order to leave follows after a grace.</summary>
    public bool KeepsOnStop { get; }

    public IProgress<JobProgress> Progress => this;

    public CancellationToken StopRequested => stop.Token;

    /// <summary>The host stops, the lease is lost, or the user's stop has waited long enough.</summary>
    public CancellationToken Leave => leave.Token;

    public bool IsLeaseLost { get; private set; }

    public string Stage
    {
        get
        {
            lock (gate)
            {
                return latest.Stage;
            }
        }
    }

    public void SetStages(params IReadOnlyList<string> stages)
    {
        lock (gate)
        {
            this.stages = [.. stages.Select(stage => stage.ReplaceLineEndings(" "))];
            isChanged = true;
        }
    }

    public void Log(string line)
    {
        lock (gate)
        {
            lineCount++;
            if (lineCount <= MaxLines)
            {
                lines.Add(new JobLogLine(time.GetUtcNow(), Shorten(line)));
            }
            else if (lineCount == MaxLines + 1)
            {
                lines.Add(new JobLogLine(time.GetUtcNow(), $"Further lines are left out: a job keeps {MaxLines:N0}."));
            }

            isChanged = true;
        }
    }

    public void Report(JobProgress value)
    {
        lock (gate)
        {
            var fraction = double.IsFinite(value.Fraction) ? Math.Clamp(value.Fraction, latest.Fraction, 1) : latest.Fraction;
            latest = value with
            {
                Fraction = fraction,
                Detail = value.Detail is null ? null : Shorten(value.Detail),
                BestSoFar = value.BestSoFar is null ? latest.BestSoFar : Shorten(value.BestSoFar),
            };
            isChanged = true;
        }
    }

    /// <summary>What has changed since the last call, or null.</summary>
    public AttemptReport? TakeReport()
    {
        lock (gate)
        {
            if (!isChanged)
            {
                return null;
            }

            isChanged = false;
            var left = remaining.Estimate(latest.Fraction);
            AttemptReport report = new(
                string.Join('\n', stages),
                latest.Stage.Length == 0 ? null : latest.Stage,
                latest.Detail,
                latest.BestSoFar,
                latest.Fraction,
                (long?)left?.Low.TotalMilliseconds,
                (long?)left?.High.TotalMilliseconds,
                [.. lines]);
            lines.Clear();
            return report;
        }
    }

    public void StopByUser(TimeSpan grace)
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        Log(KeepsOnStop ? "Stopping: what is finished is kept." : "Stopping.");

        // Async: the callbacks are the job's own code and must not run on the keeper's thread. First the reason, then the order to leave.
        _ = stop.CancelAsync();
        if (KeepsOnStop)
        {
            leave.CancelAfter(grace);
        }
        else
        {
            _ = leave.CancelAsync();
        }
    }

    public void LoseLease()
    {
        IsLeaseLost = true;
        _ = leave.CancelAsync();
    }

    public void Dispose()
    {
        stop.Dispose();
        leave.Dispose();
    }

    private static string Shorten(string text) => text.Length <= MaxTextLength ? text : string.Concat(text.AsSpan(0, MaxTextLength), "…");
}

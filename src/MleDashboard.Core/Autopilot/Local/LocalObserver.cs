using System.Globalization;
using System.Threading.Channels;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>Brings what the build reports to the experiment: its stages as secondary statuses, its candidates as they finish. The training thread never waits for the database.</summary>
internal sealed class LocalObserver : IExperimentObserver, IAsyncDisposable
{
    private const string Explaining = "Explain the candidates";
    private const string Preparing = "Prepare the columns";

    private readonly Channel<Func<CancellationToken, Task<bool>>> writes = Channel.CreateUnbounded<Func<CancellationToken, Task<bool>>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource leaseLost = new();
    private readonly LocalProgress progress;
    private readonly IJobContext job;
    private readonly Metric metric;
    private readonly string tuning;
    private readonly Func<LeaderboardEntry, CancellationToken, Task<bool>> record;
    private readonly Task writing;
    private double bestRank = double.NegativeInfinity;
    private string? bestSoFar;

    /// <param name="record">Writes a finished candidate; false when the lease is lost.</param>
    public LocalObserver(IJobContext job, LocalProgress progress, Metric metric, string tuning, Func<LeaderboardEntry, CancellationToken, Task<bool>> record, CancellationToken cancellationToken)
    {
        (this.job, this.progress, this.metric, this.tuning, this.record) = (job, progress, metric, tuning, record);
        writing = WriteAsync(cancellationToken);
    }

    public CancellationToken LeaseLost => leaseLost.Token;

    public void Planned(IReadOnlyList<string> stages)
    {
    }

    public void Progressed(string stage, double fraction, string? detail)
    {
        var status = stage switch
        {
            Preparing => AutopilotSecondaryStatus.FeatureEngineering,
            Explaining => AutopilotSecondaryStatus.GeneratingExplainabilityReport,
            _ => tuning,
        };
        if (progress.Enter(status))
        {
            writes.Writer.TryWrite(progress.WriteAsync);
        }

        progress.Build(fraction, detail is null ? stage : $"{stage}: {detail}", bestSoFar);
    }

    public void CandidateFinished(LeaderboardEntry entry)
    {
        writes.Writer.TryWrite(token => record(entry, token));
        job.Log(entry.Failure is null ? $"{entry.Model} finished in {entry.FitTime.ToString("0.0", CultureInfo.InvariantCulture)} s." : $"{entry.Model} is not a model: {entry.Failure}");
        if (entry.ScoreVal is { } score && entry.Learner != "baseline" && metric.Ranked(score) > bestRank)
        {
            bestRank = metric.Ranked(score);
            bestSoFar = string.Create(CultureInfo.InvariantCulture, $"{entry.Model}, {Wording.Metric(metric.Name)} {score:0.0000}");
        }
    }

    public void Logged(string line) => job.Log(line);

    /// <summary>Returns when everything reported is written.</summary>
    public async Task FlushAsync()
    {
        writes.Writer.TryComplete();
        await writing;
    }

    public async ValueTask DisposeAsync()
    {
        writes.Writer.TryComplete();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        leaseLost.Dispose();
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var write in writes.Reader.ReadAllAsync(cancellationToken))
        {
            if (!await write(cancellationToken))
            {
                await leaseLost.CancelAsync();
                return;
            }
        }
    }
}

using System.Globalization;
using System.Threading.Channels;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Models;

/// <summary>Brings what a build reports to the job's row and the leaderboard's rows. The training thread never waits for the database.</summary>
internal sealed class CandidateRecorder : IExperimentObserver, IAsyncDisposable
{
    private readonly Channel<LeaderboardEntry> finished = Channel.CreateUnbounded<LeaderboardEntry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource leaseLost = new();
    private readonly IJobContext job;
    private readonly string? metricName;
    private readonly Task writing;
    private string? bestSoFar;
    private double bestRank = double.NegativeInfinity;

    /// <param name="record">Writes a row under the job's lease; false when the lease is lost.</param>
    public CandidateRecorder(IJobContext job, string? metricName, Func<LeaderboardEntry, CancellationToken, Task<bool>> record, CancellationToken cancellationToken)
    {
        this.job = job;
        this.metricName = metricName;
        writing = WriteAsync(record, cancellationToken);
    }

    /// <summary>Another attempt owns the job now: leave, nothing can be written.</summary>
    public CancellationToken LeaseLost => leaseLost.Token;

    public void Planned(IReadOnlyList<string> stages) => job.SetStages(stages);

    public void Progressed(string stage, double fraction, string? detail) => job.Progress.Report(new JobProgress(stage, fraction, detail, bestSoFar));

    public void CandidateFinished(LeaderboardEntry entry)
    {
        finished.Writer.TryWrite(entry);
        job.Log(entry.Failure is null ? $"{entry.Model} finished in {entry.FitTime.ToString("0.0", CultureInfo.InvariantCulture)} s." : $"{entry.Model} is not a model: {entry.Failure}");
        if (entry.ScoreVal is { } score && entry.Learner != "baseline" && MetricOf(entry) is { } metric && metric.Ranked(score) > bestRank)
        {
            bestRank = metric.Ranked(score);
            bestSoFar = string.Create(CultureInfo.InvariantCulture, $"{entry.Model}, {Wording.Metric(metric.Name)} {score:0.0000}");
        }
    }

    public void Logged(string line) => job.Log(line);

    /// <summary>Returns when every reported row is written.</summary>
    public async Task FlushAsync()
    {
        finished.Writer.TryComplete();
        await writing;
    }

    public async ValueTask DisposeAsync()
    {
        finished.Writer.TryComplete();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        leaseLost.Dispose();
    }

    private async Task WriteAsync(Func<LeaderboardEntry, CancellationToken, Task<bool>> record, CancellationToken cancellationToken)
    {
        await foreach (var entry in finished.Reader.ReadAllAsync(cancellationToken))
        {
            if (!await record(entry, cancellationToken))
            {
                await leaseLost.CancelAsync();
                return;
            }
        }
    }

    /// <summary>The build's metric: what was asked for, else the default of the problem type that the entry's metrics are of.</summary>
    private Metric? MetricOf(LeaderboardEntry entry) => MetricCatalog.Find(metricName ?? MetricCatalog.DefaultFor(
        entry.Metrics.ContainsKey("rmse") ? ProblemType.Regression : entry.Metrics.ContainsKey("precision") ? ProblemType.Binary : ProblemType.Multiclass));
}

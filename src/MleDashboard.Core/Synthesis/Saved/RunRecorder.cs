using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>Writes what a training has learned so far where pages see it, at most once a second and never in the way of the training.</summary>
internal sealed class RunRecorder(
    IJobContext context, TimeProvider time, string stage, (double From, double To) part, Func<SynthesizerRun, CancellationToken, Task<bool>> write, CancellationToken cancellationToken) : ISynthesisObserver, IAsyncDisposable
{
    private const int MostShownRows = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource leaseLost = new();
    private readonly List<EpochLosses> epochs = [];
    private SynthesizerRun run = SynthesizerRun.Empty;
    private Task writing = Task.CompletedTask;
    private long? written;
    private string? detail;

    public CancellationToken LeaseLost => leaseLost.Token;

    public void Progressed(string step, double fraction) =>
        context.Progress.Report(new JobProgress(stage, part.From + ((part.To - part.From) * fraction), detail ?? step));

    public void EpochFinished(EpochLosses losses)
    {
        epochs.Add(losses);
        detail = $"epoch {losses.Epoch:N0} of {losses.Epochs:N0}";
        run = run with { Epochs = [.. epochs] };
        Write();
    }

    public void RowsMade(Table rows)
    {
        run = run with
        {
            Columns = [.. rows.Columns.Select(column => column.Name)],
            Rows = [.. Enumerable.Range(0, Math.Min(MostShownRows, rows.RowCount)).Select(row => (IReadOnlyList<string?>)[.. rows.Columns.Select(column => column.TextAt(row))])],
        };
        Write();
    }

    /// <summary>Writes the last state, whenever the one before was written.</summary>
    public async Task FlushAsync()
    {
        await writing;
        if (run != SynthesizerRun.Empty)
        {
            await WriteAsync(run);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        leaseLost.Dispose();
    }

    private void Write()
    {
        if (!writing.IsCompleted || (written is { } last && time.GetElapsedTime(last) < Interval))
        {
            return;
        }

        written = time.GetTimestamp();
        writing = WriteAsync(run);
    }

    private async Task WriteAsync(SynthesizerRun state)
    {
        if (!await write(state, cancellationToken))
        {
            await leaseLost.CancelAsync();
        }
    }
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Models;

/// <summary>
/// An estimate in seconds. Its result lies under the job's own key, so running it again writes the same in the same place. It does not wait for the builds
/// of others: native calls take turns, and while a training is alive every other one computes with its number of threads.
/// </summary>
public sealed class PreviewModelJob(IDatasetCatalog datasets, IArtifactStore store, ITableReader reader, ModelPreviewer previewer) : IJob<PreviewModelRequest>
{
    public async Task<Result<JobOutcome>> ExecuteAsync(PreviewModelRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        var source = await datasets.FindVersionAsync(request.DatasetVersionId, cancellationToken);
        if (source?.Content is not { } content)
        {
            return source is null ? new DatasetVersionGone() : new DatasetVersionNotReady(source.DatasetName);
        }

        // A preview keeps nothing when it is stopped.
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.StopRequested);
        var settings = request.Settings with
        {
            Threads = context.Limits.Threads,
            MemoryBytes = Math.Min(request.Settings.MemoryBytes ?? long.MaxValue, context.Limits.MemoryBytes),
        };
        var parquet = Path.Combine(await store.OpenAsync(content.ArtifactKey, leave.Token), DatasetFiles.Data);
        string[] columns = [.. content.Schema.Columns.Select(column => column.Name).Where(settings.Needs)];
        var table = await reader.SampleAsync(parquet, content.Schema, columns, ModelPreviewer.MostRows, settings.Seed, leave.Token);
        var folder = store.CreateScratchFolder();
        try
        {
            var previewed = await previewer.PreviewAsync(table, content.Rows, settings, Path.Combine(folder, "model"), new PreviewObserver(context), leave.Token);
            if (!previewed.IsOk)
            {
                return previewed.Error;
            }

            Directory.Delete(Path.Combine(folder, "model"), recursive: true);
            await ModelFolder.WriteAsync(folder, ModelFolder.Preview, previewed.Value, leave.Token);
            await store.CommitAsync(folder, ModelPreviews.KeyOf(context.Lease.JobId), leave.Token);
            return new JobOutcome(previewed.Value.Verdict.Headline);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private sealed class PreviewObserver(IJobContext job) : Training.IExperimentObserver
    {
        public void Planned(IReadOnlyList<string> stages) => job.SetStages(stages);

        public void Progressed(string stage, double fraction, string? detail) => job.Progress.Report(new JobProgress(stage, fraction, detail));

        public void CandidateFinished(Training.LeaderboardEntry entry)
        {
        }

        public void Logged(string line) => job.Log(line);
    }
}

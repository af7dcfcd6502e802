using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>Previews an upload where a crash costs one job. A file that is refused is an answer, not a failed job: both are stored under the request's key.</summary>
internal sealed class PreviewUploadJob(IUploadStore uploads, IArtifactStore artifacts) : IJob<PreviewUploadRequest>
{
    private const string Stage = "Read the head of the file";

    public async Task<Result<JobOutcome>> ExecuteAsync(PreviewUploadRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        context.SetStages(Stage);
        context.Progress.Report(new JobProgress(Stage, 0));
        if (uploads.Find(request.UploadKey) is not { } path)
        {
            return new UploadGone(request.FileName);
        }

        var scratch = artifacts.CreateScratchFolder();
        try
        {
            var limits = new ImportLimits { Threads = context.Limits.Threads, MemoryBytes = context.Limits.MemoryBytes };
            var preview = await Task.Run(() => Preview(new ImportSource(path, request.FileName, request.Options), limits, scratch, cancellationToken), cancellationToken);
            await PreviewWorker.StoreAsync(artifacts, request.ResultKey, StoredPreview.AskedBy(request.FileName, request.Options), preview, cancellationToken);
            return new JobOutcome(preview.IsOk ? $"{preview.Value.Columns.Count:N0} columns" : preview.Error.Message);
        }
        finally
        {
            VersionStore.Discard(scratch);
        }
    }

    private static Result<ImportPreview> Preview(ImportSource source, ImportLimits limits, string scratch, CancellationToken cancellationToken) =>
        FormatSniffer.Sniff(source) is var format && format.IsOk ? UploadPreviewer.Preview(source, format.Value, limits, scratch, cancellationToken) : format.Error!;
}

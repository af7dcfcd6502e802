using System.Globalization;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Samples;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>The uploaded file is gone: a day has passed, or it was imported already.</summary>
public sealed record UploadGone(string FileName) : Error($"The uploaded file '{FileName}' is no longer here. Upload it again.");

/// <summary>Makes a dataset version out of an upload, a file of a bucket or the bundled sample.</summary>
internal sealed class ImportDatasetJob(DatasetImporter importer, IUploadStore uploads, IObjectStore objects, IArtifactStore artifacts, IDatasetCatalog catalog) : IJob<ImportDatasetRequest>
{
    private const string FetchStage = "Fetch the file";
    private const string StoreStage = "Store the version";

    /// <summary>The part of the whole that fetching from a bucket takes.</summary>
    private const double FetchShare = 0.4;

    public async Task<Result<JobOutcome>> ExecuteAsync(ImportDatasetRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await VersionStore.FindCompleteAsync(catalog, request.DatasetVersionId, cancellationToken) is { } complete)
        {
            await ForgetAsync(request.Import.UploadKey);
            return new JobOutcome(Summary(complete));
        }

        var isRemote = request.Import.Address is not null;
        context.SetStages(isRemote ? [FetchStage, .. DatasetImporter.Stages, StoreStage] : [.. DatasetImporter.Stages, StoreStage]);
        var output = artifacts.CreateScratchFolder();
        var scratch = artifacts.CreateScratchFolder();
        try
        {
            var fetched = await FetchAsync(request.Import, scratch, context, cancellationToken);
            if (!fetched.IsOk)
            {
                return fetched.Error;
            }

            var limits = new ImportLimits { Threads = context.Limits.Threads, MemoryBytes = context.Limits.MemoryBytes };
            var source = new ImportSource(fetched.Value, request.Import.FileName, request.Import.Options);
            var imported = await importer.ImportAsync(source, limits, output, scratch, new JobImportProgress(context, isRemote ? FetchShare : 0), cancellationToken);
            if (!imported.IsOk)
            {
                return imported.Error;
            }

            Log(context, imported.Value);
            context.Progress.Report(new JobProgress(StoreStage, 0.97));
            var stored = await VersionStore.CompleteAsync(artifacts, catalog, context.Lease, [(request.DatasetVersionId, output, imported.Value.ToContent)], cancellationToken);
            await ForgetAsync(request.Import.UploadKey);
            return new JobOutcome(Summary(stored[0]));
        }
        finally
        {
            VersionStore.Discard(output);
            VersionStore.Discard(scratch);
        }
    }

    /// <summary>Where the file lies on this machine. One from a bucket is kept with the job, so that the next attempt goes on where this one broke.</summary>
    private async Task<Result<string>> FetchAsync(NewImport import, string scratch, IJobContext context, CancellationToken cancellationToken)
    {
        if (import.Address is not { } address)
        {
            return import.UploadKey is not { } key ? WriteSample(scratch)
                : uploads.Find(key) is { } upload ? upload
                : new UploadGone(import.FileName);
        }

        var path = Path.Combine(context.CheckpointFolder, "object");
        var found = await objects.DownloadAsync(address, path, new TransferReport(context, FetchStage, 0, FetchShare), cancellationToken);
        return found.IsOk ? path : found.Error;
    }

    private async Task ForgetAsync(string? uploadKey)
    {
        if (uploadKey is not null)
        {
            uploads.Delete(uploadKey);
            await artifacts.DeleteAsync(StoredPreview.KeyOf(uploadKey), CancellationToken.None);
        }
    }

    private static string WriteSample(string folder)
    {
        var path = Path.Combine(folder, SampleBookings.FileName);
        using var file = File.Create(path);
        SampleBookings.Write(file);
        return path;
    }

    private static void Log(IJobContext context, ImportedTable table)
    {
        context.Log(table.FormatDescription);
        foreach (var note in table.Notes)
        {
            context.Log(note);
        }

        if (table.RejectedRows > 0)
        {
            context.Log(string.Create(CultureInfo.InvariantCulture, $"{table.RejectedRows:N0} rows did not fit and were left out"));
        }
    }

    private static string Summary(DatasetContent content) => string.Create(
        CultureInfo.InvariantCulture,
        $"{content.Rows:N0} rows, {content.Schema.Columns.Count:N0} columns{content.RejectedRows switch { 0 => "", 1 => ", 1 row left out", var left => $", {left:N0} rows left out" }}");
}

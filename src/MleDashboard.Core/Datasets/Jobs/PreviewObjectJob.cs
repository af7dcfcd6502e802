using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Datasets.Transfers;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>A workbook is one archive: its first rows cannot be read from its first bytes.</summary>
public sealed record WorkbookTooLargeToPreview(string FileName) : Error($"'{FileName}' is an archive or a workbook of more than 32 MB, which cannot be previewed in part. Import it to see its rows.");

/// <summary>The first rows of a file in a bucket, from as few bytes as its format allows: the head of a text, the footer and first row group of a Parquet file.</summary>
internal sealed class PreviewObjectJob(IObjectStore objects, IArtifactStore artifacts) : IJob<PreviewObjectRequest>
{
    private const string Stage = "Read the head of the file";
    private const long MostOfWorkbook = 32L << 20;

    public async Task<Result<JobOutcome>> ExecuteAsync(PreviewObjectRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        context.SetStages(Stage);
        context.Progress.Report(new JobProgress(Stage, 0));
        var found = await objects.FindAsync(request.Address, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var scratch = artifacts.CreateScratchFolder();
        try
        {
            var limits = new ImportLimits { Threads = context.Limits.Threads, MemoryBytes = context.Limits.MemoryBytes };
            var preview = await PreviewAsync(request.Address, found.Value, limits, scratch, cancellationToken);
            if (preview.Error is Cloud.CloudRefused)
            {
                return preview.Error;
            }

            await PreviewWorker.StoreAsync(artifacts, request.ResultKey, request.Address.Uri, preview, cancellationToken);
            return new JobOutcome(preview.IsOk ? $"{preview.Value.Columns.Count:N0} columns" : preview.Error.Message);
        }
        finally
        {
            VersionStore.Discard(scratch);
        }
    }

    private async Task<Result<ImportPreview>> PreviewAsync(ObjectAddress address, StoredObject found, ImportLimits limits, string scratch, CancellationToken cancellationToken)
    {
        Task<Result> ReadAsync(long offset, long length, Stream output) => objects.ReadAsync(address, found, offset, length, output, cancellationToken);
        var path = Path.Combine(scratch, "object");
        var head = await FetchAsync(path, UploadPreviewer.HeadBytes);
        if (!head.IsOk)
        {
            return head.Error;
        }

        var source = new ImportSource(path, address.FileName, new ImportOptions());
        if (ParquetHead.IsParquet(path))
        {
            var folder = Directory.CreateDirectory(Path.Combine(scratch, "parquet")).FullName;
            return await ParquetHead.PreviewAsync(source, found.Bytes, ReadAsync, limits, folder, cancellationToken);
        }

        if (IsArchive(path) && found.Bytes > UploadPreviewer.HeadBytes)
        {
            // The directory of an archive stands at its end: without it nobody can say what the archive is.
            if (found.Bytes > MostOfWorkbook)
            {
                return new WorkbookTooLargeToPreview(address.FileName);
            }

            var whole = await FetchAsync(path, found.Bytes);
            if (!whole.IsOk)
            {
                return whole.Error;
            }
        }

        var format = FormatSniffer.Sniff(source);
        if (!format.IsOk)
        {
            return format.Error;
        }

        var work = Directory.CreateDirectory(Path.Combine(scratch, "work")).FullName;
        return await Task.Run(
            () => format.Value == SniffedFormat.Workbook
                ? UploadPreviewer.Preview(source, format.Value, limits, work, cancellationToken)
                : UploadPreviewer.PreviewHead(source, format.Value, limits, found.Bytes, work, cancellationToken),
            cancellationToken);

        async Task<Result> FetchAsync(string target, long length)
        {
            await using var file = File.Create(target);
            return await ReadAsync(0, length, file);
        }
    }

    private static bool IsArchive(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == 'P' && file.ReadByte() == 'K';
    }
}

using System.Globalization;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Datasets.Transfers;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>Sends stored rows to a bucket. Stopping it removes the parts that were sent; a crash keeps them, and the next attempt goes on after them.</summary>
internal sealed class SendRowsJob(ITableReader tables, IArtifactStore artifacts, IObjectStore objects) : IJob<SendRowsRequest>
{
    private const string WriteStage = "Write the file";
    private const string SendStage = "Send it";
    private const int BatchRows = 20_000;

    public async Task<Result<JobOutcome>> ExecuteAsync(SendRowsRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        var isCsv = request.Format == FileFormat.Csv;
        context.SetStages(isCsv ? [WriteStage, SendStage] : [SendStage]);
        var note = Path.Combine(context.CheckpointFolder, "upload.json");
        string path;
        try
        {
            var stored = Path.Combine(await artifacts.OpenAsync(request.Content.ArtifactKey, cancellationToken), DatasetFiles.Data);
            path = isCsv ? await WriteCsvAsync(request.Content, stored, context, cancellationToken) : stored;
        }
        catch (DirectoryNotFoundException)
        {
            return new NotFound("The rows to send");
        }

        try
        {
            var sent = await objects.UploadAsync(path, request.Target, note, new TransferReport(context, SendStage, isCsv ? 0.3 : 0, 0.99), cancellationToken);
            if (!sent.IsOk)
            {
                await objects.AbandonAsync(request.Target, note);
                return sent.Error;
            }

            return new JobOutcome(string.Create(CultureInfo.InvariantCulture, $"{request.Content.Rows:N0} rows are at {request.Target.Uri} ({sent.Value.Bytes:N0} bytes)"));
        }
        catch (OperationCanceledException) when (context.StopRequested.IsCancellationRequested)
        {
            await objects.AbandonAsync(request.Target, note);
            throw;
        }
    }

    /// <summary>Exact values: other programs read it. Written once; an attempt after a crash must send the same bytes.</summary>
    private async Task<string> WriteCsvAsync(DatasetContent content, string stored, IJobContext context, CancellationToken cancellationToken)
    {
        var path = Path.Combine(context.CheckpointFolder, "rows.csv");
        if (File.Exists(path))
        {
            return path;
        }

        context.Progress.Report(new JobProgress(WriteStage, 0));
        var unfinished = path + ".part";
        await using (var file = File.Create(unfinished))
        {
            await CsvTableWriter.WriteAsync(
                file, [.. content.Schema.Columns.Select(column => column.Name)], tables.ReadBatchesAsync(stored, content.Schema, null, BatchRows, cancellationToken), exactValues: true, cancellationToken);
        }

        File.Move(unfinished, path);
        return path;
    }
}

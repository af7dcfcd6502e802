using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Importing.Previewing;

/// <summary>The worker refused the file, or could not preview it.</summary>
public sealed record PreviewRefused(string Reason) : Error(Reason);

/// <summary>What a worker stored of a preview: one for each upload, that of the options asked last.</summary>
/// <param name="Asked">The options as asked for, as JSON.</param>
internal sealed record StoredPreview(string Asked, ImportPreview? Preview, string? Error)
{
    public const string FileName = "preview.json";

    public static string KeyOf(string uploadKey) => $"previews/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(uploadKey)))[..32]}";

    public static string AskedBy(string fileName, ImportOptions options) => JsonSerializer.Serialize(new { fileName, options }, JsonSerializerOptions.Web);
}

/// <summary>Previews text at once and leaves everything else to a worker.</summary>
internal sealed class ImportPreviewer(IUploadStore uploads, IArtifactStore artifacts, IJobQueue queue, IJobProgressFeed feed) : IImportPreviewer
{
    private static readonly ImportLimits Limits = new();

    public async Task<Result<ImportPreview>> PreviewAsync(Actor actor, string uploadKey, string fileName, ImportOptions options, CancellationToken cancellationToken)
    {
        if (uploads.Find(uploadKey) is not { } path)
        {
            return new UploadGone(fileName);
        }

        var source = new ImportSource(path, fileName, options);
        var format = await Task.Run(() => FormatSniffer.Sniff(source), cancellationToken);
        if (!format.IsOk)
        {
            return format.Error;
        }

        return UploadPreviewer.NeedsWorker(format.Value)
            ? await FromWorkerAsync(actor, new PreviewUploadRequest(uploadKey, fileName, options, StoredPreview.KeyOf(uploadKey)), cancellationToken)
            : await Task.Run(() => UploadPreviewer.PreviewText(source, format.Value, Limits, cancellationToken), cancellationToken);
    }

    private async Task<Result<ImportPreview>> FromWorkerAsync(Actor actor, PreviewUploadRequest request, CancellationToken cancellationToken)
    {
        if (await StoredAsync(request, cancellationToken) is { } known)
        {
            return known;
        }

        var jobId = await queue.EnqueueAsync(actor, $"Preview of {request.FileName}", null, request, cancellationToken);
        var run = await EndOfAsync(jobId, cancellationToken);
        return await StoredAsync(request, cancellationToken) ?? new PreviewRefused(run?.Error ?? $"The preview of '{request.FileName}' was stopped. Try again.");
    }

    private async Task<Result<ImportPreview>?> StoredAsync(PreviewUploadRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await artifacts.OpenAsync(request.ResultKey, cancellationToken);
            await using var file = File.OpenRead(Path.Combine(folder, StoredPreview.FileName));
            var stored = await JsonSerializer.DeserializeAsync<StoredPreview>(file, JsonSerializerOptions.Web, cancellationToken);
            if (stored is null || stored.Asked != StoredPreview.AskedBy(request.FileName, request.Options))
            {
                return null;
            }

            return stored.Preview is { } preview ? preview : new PreviewRefused(stored.Error!);
        }
        catch (IOException)
        {
            // Nothing is stored yet, or it is being replaced.
            return null;
        }
    }

    /// <summary>The run once it is no longer active; its changes come from the feed, not from asking again and again.</summary>
    private async Task<JobRun?> EndOfAsync(Guid jobId, CancellationToken cancellationToken)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changes = feed.WatchAsync(watching.Token).GetAsyncEnumerator(watching.Token);
        var next = changes.MoveNextAsync().AsTask();
        try
        {
            var run = await queue.FindAsync(jobId, cancellationToken);
            while (run is { IsActive: true } && await next)
            {
                run = changes.Current.Id == jobId ? changes.Current : run;
                next = changes.MoveNextAsync().AsTask();
            }

            return run;
        }
        finally
        {
            // An iterator cannot be disposed while it moves.
            await watching.CancelAsync();
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await changes.DisposeAsync();
        }
    }
}

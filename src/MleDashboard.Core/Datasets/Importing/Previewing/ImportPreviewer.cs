using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Datasets.Jobs;
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
internal sealed class ImportPreviewer(IUploadStore uploads, PreviewWorker worker) : IImportPreviewer
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
            ? await worker.AskAsync(
                actor, $"Preview of {fileName}", new PreviewUploadRequest(uploadKey, fileName, options, StoredPreview.KeyOf(uploadKey)), StoredPreview.KeyOf(uploadKey), StoredPreview.AskedBy(fileName, options), cancellationToken)
            : await Task.Run(() => UploadPreviewer.PreviewText(source, format.Value, Limits, cancellationToken), cancellationToken);
    }
}

using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Transfers;

/// <summary>Starts what moves rows between this server and a bucket.</summary>
public interface IRowSender
{
    /// <summary>Sends a dataset version or predictions; the job says how far it is, can be stopped, and goes on where a crash broke it.</summary>
    /// <param name="label">"bookings · version 2".</param>
    /// <param name="link">The page that shows the rows.</param>
    Task<Result<Guid>> SendAsync(Actor actor, DatasetContent content, string label, string link, ObjectAddress target, FileFormat format, CancellationToken cancellationToken);

    /// <summary>The first rows of a file, read by a worker from parts of it.</summary>
    Task<Result<ImportPreview>> PreviewAsync(Actor actor, ObjectAddress address, string etag, CancellationToken cancellationToken);
}

/// <summary>Only these two can be written.</summary>
public sealed record FormatNotSent() : Error("Rows are sent as CSV or as Parquet.");

internal sealed class RowSender(IJobQueue queue, PreviewWorker previews) : IRowSender
{
    private static readonly NotAllowed Refusal = new("use the files of the AWS account");

    public async Task<Result<Guid>> SendAsync(Actor actor, DatasetContent content, string label, string link, ObjectAddress target, FileFormat format, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return Refusal;
        }

        if (format is not (FileFormat.Csv or FileFormat.Parquet))
        {
            return new FormatNotSent();
        }

        if ((BucketName.Check(target.Bucket) ?? ObjectAddress.CheckNewKey(target.Key)) is { } sentence)
        {
            return new CloudSettingNotValid(nameof(target.Key), sentence);
        }

        return await queue.EnqueueAsync(actor, $"Send to S3 · {label}", link, new SendRowsRequest(content, target, format), cancellationToken);
    }

    public async Task<Result<ImportPreview>> PreviewAsync(Actor actor, ObjectAddress address, string etag, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return Refusal;
        }

        // One preview for each content: another ETag is another file.
        var request = new PreviewObjectRequest(address, etag, StoredPreview.KeyOf($"{address.Uri}\n{etag}"));
        return await previews.AskAsync(actor, $"Preview of {address.FileName}", request, request.ResultKey, address.Uri, cancellationToken);
    }
}

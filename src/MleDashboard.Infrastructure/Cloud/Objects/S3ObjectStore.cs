using Amazon.S3.Model;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud.Objects;

internal sealed class S3ObjectStore(AwsSessions sessions, S3Upload upload, TimeProvider time) : IObjectStore
{
    private const int BufferBytes = 128 * 1024;
    private const int MostTries = 6;

    /// <summary>A connection that gives nothing for so long is dead, whatever TCP thinks.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    public async Task<Result<StoredObject>> FindAsync(ObjectAddress address, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(cancellationToken);
        return session.IsOk ? await FindAsync(session.Value, address, cancellationToken) : session.Error;
    }

    public async Task<Result<IReadOnlyList<StoredObject>>> ListAsync(string bucket, string prefix, int most, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(cancellationToken);
        if (!session.IsOk)
        {
            return session.Error;
        }

        try
        {
            List<StoredObject> found = [];
            string? next = null;
            do
            {
                var page = await session.Value.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, MaxKeys = Math.Min(1000, most), ContinuationToken = next }, cancellationToken);
                found.AddRange((page.S3Objects ?? []).Where(stored => !stored.Key.EndsWith('/')).Select(stored => new StoredObject(stored.Key, stored.Size ?? 0, S3ObjectBrowser.Utc(stored.LastModified) ?? default, stored.ETag ?? "")));
                next = page.IsTruncated == true ? page.NextContinuationToken : null;
            }
            while (next is not null && found.Count < most);
            return found;
        }
        catch (Exception fault) when (AwsErrors.Explain(fault, new AwsCall("s3:ListBucket", $"bucket '{bucket}'"), cancellationToken) is { } refusal)
        {
            return refusal;
        }
    }

    public async Task<Result<Stream>> OpenAsync(ObjectAddress address, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(cancellationToken);
        if (!session.IsOk)
        {
            return session.Error;
        }

        try
        {
            return (await session.Value.S3.GetObjectAsync(new GetObjectRequest { BucketName = address.Bucket, Key = address.Key }, cancellationToken)).ResponseStream;
        }
        catch (Exception fault) when (AwsErrors.Explain(fault, new AwsCall("s3:GetObject", $"file '{address}'"), cancellationToken) is { } refusal)
        {
            return refusal;
        }
    }

    public async Task<Result> ReadAsync(ObjectAddress address, StoredObject found, long offset, long length, Stream output, CancellationToken cancellationToken)
    {
        var end = Math.Min(offset + length, found.Bytes);
        for (var attempt = 1; offset < end; attempt++)
        {
            var session = await sessions.OpenAsync(cancellationToken);
            if (!session.IsOk)
            {
                return session.Error;
            }

            var before = output.Position;
            var fault = await TryReadAsync(session.Value, address, found, offset, end, output, cancellationToken);
            offset += output.Position - before;
            attempt = output.Position > before ? 0 : attempt;
            if (fault is not null && (!fault.IsPassing || attempt >= MostTries))
            {
                return fault;
            }

            if (fault is not null)
            {
                await Task.Delay(Pauses.Before(attempt + 1), time, cancellationToken);
            }
        }

        return Result.Ok;
    }

    public async Task<Result<StoredObject>> DownloadAsync(ObjectAddress address, string path, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        var found = await FindAsync(address, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        // The beginning of another content must not become the beginning of this one.
        var notePath = path + ".etag";
        if (!File.Exists(notePath) || await File.ReadAllTextAsync(notePath, cancellationToken) != found.Value.ETag)
        {
            File.Delete(path);
            await File.WriteAllTextAsync(notePath, found.Value.ETag, cancellationToken);
        }

        await using FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        file.Seek(0, SeekOrigin.End);
        await using ProgressStream watched = new(file, done => progress.Report(new TransferProgress(done, found.Value.Bytes)));
        var read = await ReadAsync(address, found.Value, file.Position, found.Value.Bytes - file.Position, watched, cancellationToken);
        return !read.IsOk ? read.Error
            : file.Length == found.Value.Bytes ? found.Value
            : new CloudRefused(CloudFault.Service, $"The file '{address}' came with {file.Length:N0} bytes instead of {found.Value.Bytes:N0}. Start again.");
    }

    public Task<Result<StoredObject>> UploadAsync(string path, ObjectAddress address, string notePath, IProgress<TransferProgress> progress, CancellationToken cancellationToken) =>
        upload.SendAsync(path, address, notePath, progress, cancellationToken);

    public Task AbandonAsync(ObjectAddress address, string notePath) => upload.AbandonAsync(address, notePath);

    internal static async Task<Result<StoredObject>> FindAsync(AwsSession session, ObjectAddress address, CancellationToken cancellationToken)
    {
        try
        {
            var head = await session.S3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = address.Bucket, Key = address.Key }, cancellationToken);
            return new StoredObject(address.Key, head.ContentLength, S3ObjectBrowser.Utc(head.LastModified) ?? default, head.ETag ?? "");
        }
        catch (Exception fault) when (AwsErrors.Explain(fault, new AwsCall("s3:GetObject", $"file '{address}'"), cancellationToken) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>Copies until the end or the first fault; how far it came shows in the output.</summary>
    private async Task<CloudRefused?> TryReadAsync(AwsSession session, ObjectAddress address, StoredObject found, long offset, long end, Stream output, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await session.S3.GetObjectAsync(
                new GetObjectRequest { BucketName = address.Bucket, Key = address.Key, ByteRange = new ByteRange(offset, end - 1), EtagToMatch = found.ETag.Length > 0 ? found.ETag : null }, cancellationToken);
            var buffer = new byte[BufferBytes];
            for (var left = end - offset; left > 0;)
            {
                using var silence = new CancellationTokenSource(Silence, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
                var read = await answer.ResponseStream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), either.Token);
                if (read == 0)
                {
                    return new CloudRefused(CloudFault.Unreachable, $"The connection ended in the middle of file '{address}'. Check this server's network, then try again.");
                }

                await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                left -= read;
            }

            return null;
        }
        catch (IOException fault) when (IsOurDisk(fault))
        {
            throw;
        }
        catch (Exception fault) when (AwsErrors.Explain(fault, new AwsCall("s3:GetObject", $"file '{address}'"), cancellationToken) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>No space left (28 on Unix, two codes on Windows): the job says so, and waiting helps nobody.</summary>
    private static bool IsOurDisk(IOException fault) => fault.HResult is 28 or unchecked((int)0x80070070) or unchecked((int)0x80070027);
}

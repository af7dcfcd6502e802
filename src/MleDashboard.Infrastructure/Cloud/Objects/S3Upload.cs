using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud.Objects;

/// <summary>
/// One file to S3 in parts, with the low-level calls: the SDK's transfer utility can neither go on after a crash nor leave out the signed chunks that other servers store as content.
/// The list of parts that the server has is the truth about what was sent.
/// </summary>
internal sealed partial class S3Upload(AwsSessions sessions, TimeProvider time, ILogger<S3Upload> logger)
{
    private const int MostTries = 6;
    private const int Lanes = 3;
    private const int MostParts = 10_000;

    /// <summary>S3 takes no smaller part than 5 MiB but the last.</summary>
    private const long LeastPart = 8L << 20;

    /// <summary>How long a started upload waits for somebody to renew its credentials.</summary>
    private static readonly TimeSpan MostWaiting = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan WaitingStep = TimeSpan.FromSeconds(15);

    public async Task<Result<StoredObject>> SendAsync(string path, ObjectAddress address, string notePath, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        var since = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var (sent, moved) = await TryAsync(path, length, address, notePath, progress, cancellationToken);
            if (sent.IsOk || sent.Error is not CloudRefused refusal)
            {
                return sent;
            }

            if (moved)
            {
                (attempt, since) = (1, time.GetTimestamp());
            }

            var isWaiting = refusal.NeedsCredentials && File.Exists(notePath) && time.GetElapsedTime(since) < MostWaiting;
            if (!isWaiting && (!refusal.IsPassing || attempt >= MostTries))
            {
                return refusal;
            }

            UploadPaused(logger, refusal.Fault);
            progress.Report(new TransferProgress(0, length, isWaiting ? "waiting: " + refusal.Sentence : "the connection broke; trying again"));
            await Task.Delay(isWaiting ? WaitingStep : Pauses.Before(attempt + 1), time, cancellationToken);
        }
    }

    public async Task AbandonAsync(ObjectAddress address, string notePath)
    {
        if (await ReadNoteAsync(notePath) is not { } note || await sessions.OpenAsync(CancellationToken.None) is not { IsOk: true } session)
        {
            return;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), time);
        try
        {
            await session.Value.S3.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = address.Bucket, Key = address.Key, UploadId = note.UploadId }, patience.Token);
            File.Delete(notePath);
        }
        catch (Exception fault) when (AwsErrors.Explain(fault, new AwsCall("s3:AbortMultipartUpload", $"file '{address}'"), CancellationToken.None) is { } refusal)
        {
            PartsLeft(logger, note.UploadId, refusal.Fault);
        }
    }

    /// <summary>Moved: a part arrived that was not there before.</summary>
    private async Task<(Result<StoredObject> Sent, bool Moved)> TryAsync(
        string path, long length, ObjectAddress address, string notePath, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        var session = await sessions.OpenAsync(cancellationToken);
        if (!session.IsOk)
        {
            return (session.Error, false);
        }

        var moved = false;
        try
        {
            if (length <= LeastPart)
            {
                await session.Value.S3.PutObjectAsync(
                    new PutObjectRequest { BucketName = address.Bucket, Key = address.Key, FilePath = path, UseChunkEncoding = session.Value.UseChunkEncoding }, cancellationToken);
            }
            else
            {
                await SendPartsAsync(session.Value, path, length, address, notePath, new Counter(length, progress, () => moved = true), cancellationToken);
            }

            progress.Report(new TransferProgress(length, length));
            return (await CompareAsync(session.Value, length, address, cancellationToken), moved);
        }
        catch (NoSuchUploadException)
        {
            // Removed from the other side, by a life-cycle rule for example: begin anew.
            File.Delete(notePath);
            return (new CloudRefused(CloudFault.Service, $"The upload of '{address}' was removed from the bucket before it was complete. Start it again."), moved);
        }
        catch (Exception fault) when (AwsErrors.Explain(fault, new AwsCall("s3:PutObject", $"file '{address}'"), cancellationToken) is { } refusal)
        {
            return (refusal, moved);
        }
    }

    private static async Task SendPartsAsync(AwsSession session, string path, long length, ObjectAddress address, string notePath, Counter counter, CancellationToken cancellationToken)
    {
        var note = await ReadNoteAsync(notePath);
        if (note is null || note.Length != length)
        {
            var begun = await session.S3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = address.Bucket, Key = address.Key }, cancellationToken);
            note = new UploadNote(begun.UploadId, length, Math.Max(LeastPart, (length + MostParts - 1) / MostParts));
            await File.WriteAllTextAsync(notePath, JsonSerializer.Serialize(note), cancellationToken);
        }

        var there = await PartsAsync(session, address, note, cancellationToken);
        counter.Start(there.Sum(part => note.SizeOf(part.Key)));
        await Parallel.ForEachAsync(
            Enumerable.Range(1, note.Count).Where(number => !there.ContainsKey(number)),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                var part = await session.S3.UploadPartAsync(
                    new UploadPartRequest
                    {
                        BucketName = address.Bucket,
                        Key = address.Key,
                        UploadId = note.UploadId,
                        PartNumber = number,
                        FilePath = path,
                        FilePosition = note.StartOf(number),
                        PartSize = note.SizeOf(number),
                        UseChunkEncoding = session.UseChunkEncoding,
                    },
                    token);
                there[number] = part.ETag;
                counter.Add(note.SizeOf(number));
            });
        await session.S3.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest
            {
                BucketName = address.Bucket,
                Key = address.Key,
                UploadId = note.UploadId,
                PartETags = [.. there.OrderBy(part => part.Key).Select(part => new PartETag(part.Key, part.Value))],
            },
            cancellationToken);
        File.Delete(notePath);
    }

    private static async Task<ConcurrentDictionary<int, string>> PartsAsync(AwsSession session, ObjectAddress address, UploadNote note, CancellationToken cancellationToken)
    {
        ConcurrentDictionary<int, string> there = [];
        string? marker = null;
        ListPartsResponse page;
        do
        {
            page = await session.S3.ListPartsAsync(new ListPartsRequest { BucketName = address.Bucket, Key = address.Key, UploadId = note.UploadId, PartNumberMarker = marker }, cancellationToken);
            foreach (var part in (page.Parts ?? []).Where(part => part.Size == note.SizeOf(part.PartNumber!.Value)))
            {
                there[part.PartNumber!.Value] = part.ETag;
            }

            marker = page.NextPartNumberMarker?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        while (page.IsTruncated == true);
        return there;
    }

    /// <summary>Seen: a server that did not know the SDK's chunks answered 200 and kept their marks in the file.</summary>
    private static async Task<Result<StoredObject>> CompareAsync(AwsSession session, long length, ObjectAddress address, CancellationToken cancellationToken)
    {
        var found = await S3ObjectStore.FindAsync(session, address, cancellationToken);
        return !found.IsOk || found.Value.Bytes == length
            ? found
            : new CloudRefused(CloudFault.Invalid, $"The file '{address}' arrived with {found.Value.Bytes:N0} bytes instead of {length:N0}: this endpoint changes what is sent to it. Delete the file there; it is not usable.");
    }

    private static async Task<UploadNote?> ReadNoteAsync(string notePath)
    {
        try
        {
            return File.Exists(notePath) ? JsonSerializer.Deserialize<UploadNote>(await File.ReadAllTextAsync(notePath)) : null;
        }
        catch (JsonException)
        {
            // Killed while it wrote: that upload's parts stay until the bucket's life-cycle rule takes them.
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "An upload to S3 paused: {Fault}")]
    private static partial void UploadPaused(ILogger logger, CloudFault fault);

    [LoggerMessage(LogLevel.Warning, "The parts of upload {UploadId} could not be removed ({Fault}); they cost until they are")]
    private static partial void PartsLeft(ILogger logger, string uploadId, CloudFault fault);

    private sealed record UploadNote(string UploadId, long Length, long PartBytes)
    {
        public int Count => (int)((Length + PartBytes - 1) / PartBytes);

        public long StartOf(int number) => (number - 1) * PartBytes;

        public long SizeOf(int number) => Math.Max(0, Math.Min(PartBytes, Length - StartOf(number)));
    }

    private sealed class Counter(long total, IProgress<TransferProgress> progress, Action onMoved)
    {
        private long done;

        public void Start(long bytes) => progress.Report(new TransferProgress(done = bytes, total));

        public void Add(long bytes)
        {
            onMoved();
            progress.Report(new TransferProgress(Interlocked.Add(ref done, bytes), total));
        }
    }
}

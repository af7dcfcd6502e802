using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Tests.Cloud;

/// <summary>A bucket in memory that counts what is asked of it.</summary>
internal sealed class MemoryObjects : IObjectStore
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public List<(long Offset, long Length)> Reads { get; } = [];

    public List<string> Abandoned { get; } = [];

    /// <summary>What a transfer answers instead of happening.</summary>
    public Func<Error?>? Refusal { get; set; }

    public long BytesRead => Reads.Sum(read => read.Length);

    public Task<Result<StoredObject>> FindAsync(ObjectAddress address, CancellationToken cancellationToken) => Task.FromResult<Result<StoredObject>>(
        Files.TryGetValue(address.Uri, out var content)
            ? new StoredObject(address.Key, content.Length, DateTimeOffset.UnixEpoch, "\"1\"")
            : new CloudRefused(CloudFault.NotFound, $"There is no file '{address}'."));

    public Task<Result<IReadOnlyList<StoredObject>>> ListAsync(string bucket, string prefix, int most, CancellationToken cancellationToken) => Task.FromResult<Result<IReadOnlyList<StoredObject>>>(
        Files.Where(file => file.Key.StartsWith($"s3://{bucket}/{prefix}", StringComparison.Ordinal)).Select(file => new StoredObject(file.Key[$"s3://{bucket}/".Length..], file.Value.Length, DateTimeOffset.UnixEpoch, "\"1\"")).ToList());

    public Task<Result<Stream>> OpenAsync(ObjectAddress address, CancellationToken cancellationToken) => Task.FromResult<Result<Stream>>(new MemoryStream(Files[address.Uri]));

    public async Task<Result> ReadAsync(ObjectAddress address, StoredObject found, long offset, long length, Stream output, CancellationToken cancellationToken)
    {
        var part = Files[address.Uri].AsMemory((int)offset, (int)Math.Min(length, found.Bytes - offset));
        Reads.Add((offset, part.Length));
        await output.WriteAsync(part, cancellationToken);
        return Result.Ok;
    }

    public async Task<Result<StoredObject>> DownloadAsync(ObjectAddress address, string path, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        if (Refusal?.Invoke() is { } refusal)
        {
            return refusal;
        }

        var found = await FindAsync(address, cancellationToken);
        if (found.IsOk)
        {
            progress.Report(new TransferProgress(found.Value.Bytes / 2, found.Value.Bytes));
            await File.WriteAllBytesAsync(path, Files[address.Uri], cancellationToken);
        }

        return found;
    }

    public async Task<Result<StoredObject>> UploadAsync(string path, ObjectAddress address, string notePath, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        if (Refusal?.Invoke() is { } refusal)
        {
            return refusal;
        }

        cancellationToken.ThrowIfCancellationRequested();
        Files[address.Uri] = await File.ReadAllBytesAsync(path, cancellationToken);
        progress.Report(new TransferProgress(1, 1));
        return await FindAsync(address, cancellationToken);
    }

    public Task AbandonAsync(ObjectAddress address, string notePath)
    {
        Abandoned.Add(address.Uri);
        return Task.CompletedTask;
    }
}

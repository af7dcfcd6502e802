using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>Each upload in a random folder of its own (0700) under the data root; no name the user gave reaches the disk.</summary>
internal sealed class LocalUploadStore(IOptions<StudioOptions> options, TimeProvider time) : IUploadStore
{
    private const int KeyBytes = 16;
    private const int BufferBytes = 128 * 1024;
    private const string Partial = "partial";
    private const string Complete = "content";

    /// <summary>An upload nobody imported.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>A stream that has not grown for so long belongs to a process that was killed.</summary>
    private static readonly TimeSpan PartialKeptFor = TimeSpan.FromMinutes(10);

    private readonly string root = options.Value.UploadsFolder;

    public async Task<string> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true);
        var folder = PrivateFolder.Create(Path.Combine(root, key));
        try
        {
            var partial = Path.Combine(folder, Partial);
            await using (FileStream file = new(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                await CopyAsync(content, file, maxBytes, cancellationToken);
            }

            File.Move(partial, Path.Combine(folder, Complete));
            return key;
        }
        catch
        {
            Remove(folder);
            throw;
        }
    }

    public string? Find(string uploadKey)
    {
        if (!IsKey(uploadKey))
        {
            return null;
        }

        var path = Path.Combine(root, uploadKey, Complete);
        return File.Exists(path) ? path : null;
    }

    public void Delete(string uploadKey)
    {
        if (IsKey(uploadKey))
        {
            Remove(Path.Combine(root, uploadKey));
        }
    }

    /// <summary>Removes uploads nobody imported within a day and streams that were cut by a crash.</summary>
    /// <param name="inUse">Keys whose import has not ended: it may have waited longer than a day.</param>
    public int Sweep(IReadOnlySet<string> inUse)
    {
        if (!Directory.Exists(root))
        {
            return 0;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var old = new DirectoryInfo(root).EnumerateDirectories()
            .Where(folder => !inUse.Contains(folder.Name))
            .Where(folder => folder.LastWriteTimeUtc < now - KeptFor
                || (!File.Exists(Path.Combine(folder.FullName, Complete)) && LastWrite(folder) < now - PartialKeptFor))
            .ToList();
        old.ForEach(folder => Remove(folder.FullName));
        return old.Count;
    }

    private static DateTime LastWrite(DirectoryInfo folder)
    {
        var partial = new FileInfo(Path.Combine(folder.FullName, Partial));
        return partial.Exists ? partial.LastWriteTimeUtc : folder.LastWriteTimeUtc;
    }

    private static async Task CopyAsync(Stream content, FileStream file, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long total = 0;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken)) > 0)
            {
                total += read;
                if (total > maxBytes)
                {
                    throw new UploadTooLargeException(maxBytes);
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsKey(string key) => key.Length == KeyBytes * 2 && key.All(char.IsAsciiHexDigitLower);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Two removals of one upload: the first was enough.
        }
    }
}

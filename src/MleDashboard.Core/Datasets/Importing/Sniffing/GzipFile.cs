using System.IO.Compression;

namespace MleDashboard.Core.Datasets.Importing.Sniffing;

/// <summary>Unpacks a gzip file up to a limit.</summary>
internal static class GzipFile
{
    /// <exception cref="UnpackLimitException">It unpacks to more than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Unpack(string path, string target, long maxBytes, Action<double>? onFraction, CancellationToken cancellationToken)
    {
        using var source = File.OpenRead(path);
        using var unpacked = new GZipStream(source, CompressionMode.Decompress);
        using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[1 << 18];
        long total = 0;
        int read;
        while ((read = unpacked.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((total += read) > maxBytes)
            {
                throw new UnpackLimitException();
            }

            output.Write(buffer, 0, read);
            onFraction?.Invoke((double)source.Position / Math.Max(1, source.Length));
        }
    }

    /// <summary>At most <paramref name="bytes"/> of the content.</summary>
    public static void UnpackHead(string path, string target, int bytes)
    {
        using var unpacked = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var output = File.Create(target);
        var buffer = new byte[1 << 16];
        int read;
        while (output.Length < bytes && (read = unpacked.Read(buffer)) > 0)
        {
            output.Write(buffer, 0, read);
        }
    }
}

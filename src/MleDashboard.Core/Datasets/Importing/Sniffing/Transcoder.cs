using System.Buffers;
using System.Text;

namespace MleDashboard.Core.Datasets.Importing.Sniffing;

/// <summary>Copies a text as UTF-8 without a byte order mark, block by block.</summary>
internal static class Transcoder
{
    private const int BlockBytes = 1 << 20;

    public static void CopyAsUtf8(string path, TextEncoding encoding, string target, Action<double>? onFraction, CancellationToken cancellationToken)
    {
        using var source = File.OpenRead(path);
        using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var length = Math.Max(1, source.Length);
        ToUtf8(source, encoding.Encoding, output, bytes => onFraction?.Invoke((double)bytes / length), cancellationToken);
    }

    public static void ToUtf8(Stream source, Encoding encoding, Stream target, Action<long>? onBytes, CancellationToken cancellationToken)
    {
        var decoder = encoding.GetDecoder();
        var bytes = ArrayPool<byte>.Shared.Rent(BlockBytes);
        var chars = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(BlockBytes));
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(chars.Length));
        try
        {
            var encoder = Encoding.UTF8.GetEncoder();
            var isStart = true;
            long total = 0;
            int read;
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                read = source.Read(bytes, 0, BlockBytes);
                var count = decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0);
                var text = chars.AsSpan(0, count);
                if (isStart && count > 0)
                {
                    text = text[0] == '\uFEFF' ? text[1..] : text;
                    isStart = false;
                }

                target.Write(utf8, 0, encoder.GetBytes(text, utf8, flush: read == 0));
                total += read;
                onBytes?.Invoke(total);
            }
            while (read > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }
}

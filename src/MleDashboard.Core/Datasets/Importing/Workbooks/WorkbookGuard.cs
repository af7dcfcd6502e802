using System.Buffers;
using System.IO.Compression;
using System.Text;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Workbooks;

/// <summary>
/// Looks over a workbook before a reader of workbooks sees it: entries counted, declared sizes summed, then every part unpacked to nowhere and its bytes counted
/// (declared sizes can lie). A document type in a part, which could name entities or other files, is refused.
/// </summary>
internal static class WorkbookGuard
{
    // Spreadsheets shrink 5 to 50 times; deflate's limit is 1,032.
    private const int SuspiciousRatio = 200;
    private const long AlwaysAllowed = 64L << 20;
    private static readonly byte[] DocumentType = Encoding.ASCII.GetBytes("<!DOCTYPE");
    private static readonly byte[] DocumentTypeUtf16 = Encoding.Unicode.GetBytes("<!DOCTYPE");
    private static readonly byte[] DocumentTypeUtf16BigEndian = Encoding.BigEndianUnicode.GetBytes("<!DOCTYPE");

    public static Error? Check(string path, string fileName, ImportLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            if (archive.Entries.Count > limits.MaxWorkbookEntries)
            {
                return new WorkbookRefused(fileName, $"it has {archive.Entries.Count:N0} parts, the limit is {limits.MaxWorkbookEntries:N0}");
            }

            var allowed = Math.Min(limits.MaxWorkbookBytes, Math.Max(AlwaysAllowed, new FileInfo(path).Length * SuspiciousRatio));
            if (archive.Entries.Sum(entry => entry.Length) > allowed)
            {
                return TooLarge(fileName, allowed);
            }

            long unpacked = 0;
            foreach (var entry in archive.Entries)
            {
                using var part = entry.Open();
                if (Read(part, allowed, ref unpacked, cancellationToken) is { } hasDocumentType && hasDocumentType)
                {
                    return new WorkbookRefused(fileName, "one of its parts has a document type declaration, which workbooks never need");
                }

                if (unpacked > allowed)
                {
                    return TooLarge(fileName, allowed);
                }
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return new DamagedFile(fileName, "an Excel workbook");
        }
    }

    private static WorkbookRefused TooLarge(string fileName, long allowed) =>
        new(fileName, $"it unpacks to more than {allowed >> 20:N0} MB, which is far more than its size promises");

    private static bool Read(Stream part, long allowed, ref long unpacked, CancellationToken cancellationToken)
    {
        // Blocks overlap so that a declaration across two of them is seen.
        var overlap = DocumentTypeUtf16.Length;
        var buffer = ArrayPool<byte>.Shared.Rent((64 << 10) + overlap);
        try
        {
            var kept = 0;
            while (unpacked <= allowed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = part.Read(buffer, kept, buffer.Length - kept);
                if (read == 0)
                {
                    return false;
                }

                unpacked += read;
                var data = buffer.AsSpan(0, kept + read);
                if (data.IndexOf(DocumentType) >= 0 || data.IndexOf(DocumentTypeUtf16) >= 0 || data.IndexOf(DocumentTypeUtf16BigEndian) >= 0)
                {
                    return true;
                }

                kept = Math.Min(overlap, data.Length);
                data[^kept..].CopyTo(buffer);
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

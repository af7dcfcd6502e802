namespace MleDashboard.Core.Datasets.Importing.Sniffing;

/// <summary>What a file holds, by its first bytes; the name is never asked.</summary>
internal enum FileContent
{
    Empty,
    Text,
    JsonObjects,
    Gzip,
    Parquet,
    Workbook,

    /// <summary>Something that no importer reads.</summary>
    Other,
}

/// <summary>Content and, for people, what the file seems to be: "a PNG image".</summary>
internal sealed record SniffedContent(FileContent Content, string SeemsToBe)
{
    private static readonly (byte[] Magic, int At, string Name)[] Known =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], 0, "a PNG image"),
        ([0xFF, 0xD8, 0xFF], 0, "a JPEG image"),
        ("GIF8"u8.ToArray(), 0, "a GIF image"),
        ("RIFF"u8.ToArray(), 0, "a sound, video or WebP file"),
        ("%PDF-"u8.ToArray(), 0, "a PDF document"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], 0, "a Linux program (ELF)"),
        ("MZ"u8.ToArray(), 0, "a Windows program"),
        ([0xCA, 0xFE, 0xBA, 0xBE], 0, "a compiled program"),
        ([0xD0, 0xCF, 0x11, 0xE0], 0, "an old Office file such as .xls; save it as .xlsx"),
        ("BZh"u8.ToArray(), 0, "a bzip2 archive"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], 0, "an xz archive"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], 0, "a 7-Zip archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], 0, "a Zstandard archive"),
        ("Rar!"u8.ToArray(), 0, "a RAR archive"),
        ("SQLite format 3\0"u8.ToArray(), 0, "an SQLite database"),
        ("ARROW1"u8.ToArray(), 0, "an Arrow file"),
        ("Obj\x01"u8.ToArray(), 0, "an Avro file"),
        ("ORC"u8.ToArray(), 0, "an ORC file"),
        ([0x80, 0x04, 0x95], 0, "a Python pickle"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], 0, "an HDF5 file"),
        ("{\\rtf"u8.ToArray(), 0, "an RTF document"),
        ("ustar"u8.ToArray(), 257, "a tar archive"),
    ];

    /// <param name="head">The first bytes, some thousands if there are so many.</param>
    /// <param name="path">To look into a ZIP archive's directory.</param>
    public static SniffedContent Of(ReadOnlySpan<byte> head, string path)
    {
        if (head.IsEmpty)
        {
            return new SniffedContent(FileContent.Empty, "an empty file");
        }

        if (head.StartsWith("PAR1"u8))
        {
            return new SniffedContent(FileContent.Parquet, "a Parquet file");
        }

        if (head.Length > 2 && head[0] == 0x1F && head[1] == 0x8B)
        {
            return new SniffedContent(FileContent.Gzip, "a gzip archive");
        }

        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return ZipContent.Of(path);
        }

        foreach (var (magic, at, name) in Known)
        {
            if (head.Length >= at + magic.Length && head[at..].StartsWith(magic))
            {
                return new SniffedContent(FileContent.Other, name);
            }
        }

        return TextOf(head);
    }

    private static SniffedContent TextOf(ReadOnlySpan<byte> head)
    {
        if (TextEncoding.FromBom(head) is null && TextEncoding.GuessUtf16(head) is null)
        {
            var controls = 0;
            foreach (var value in head)
            {
                controls += value < 0x20 && value is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C or 0x1A or 0x1B) ? 1 : 0;
            }

            if (controls > head.Length / 10)
            {
                return new SniffedContent(FileContent.Other, "a binary file");
            }
        }

        var text = (TextEncoding.FromBom(head) ?? TextEncoding.GuessUtf16(head) ?? TextEncoding.Utf8).Encoding
            .GetString(head[..Math.Min(head.Length, 4096)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.Length == 0 ? new SniffedContent(FileContent.Text, "text without rows")
            : text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) ? new SniffedContent(FileContent.Other, "an HTML page")
            : text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? new SniffedContent(FileContent.Other, "an XML document")
            : text[0] == '{' && IsObjectStart(text) ? new SniffedContent(FileContent.JsonObjects, "JSON lines")
            : text[0] == '[' && text.AsSpan(1).TrimStart().StartsWith("{") ? new SniffedContent(FileContent.Other, "a JSON array; write one object a line instead")
            : new SniffedContent(FileContent.Text, "delimited text");
    }

    // "{" may also begin a CSV header; an object begins with a quoted name or ends at once.
    private static bool IsObjectStart(string text)
    {
        var rest = text.AsSpan(1).TrimStart();
        return rest.StartsWith("}") || (rest.StartsWith("\"") && text.Contains(':', StringComparison.Ordinal));
    }
}

using System.Text;

namespace MleDashboard.Core.Datasets.Importing.Sniffing;

/// <summary>An encoding that text files can have.</summary>
/// <param name="Code">As in <see cref="ImportOptions.Encoding"/>.</param>
/// <param name="Label">For people.</param>
internal sealed record TextEncoding(string Code, string Label, Encoding Encoding)
{
    private const int GuessBytes = 1 << 20;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TextEncoding Utf8 { get; } = new("utf-8", "UTF-8", new UTF8Encoding(false));

    public static TextEncoding Utf16 { get; } = new("utf-16", "UTF-16 LE", new UnicodeEncoding(bigEndian: false, byteOrderMark: true));

    public static TextEncoding Utf16BigEndian { get; } = new("utf-16BE", "UTF-16 BE", new UnicodeEncoding(bigEndian: true, byteOrderMark: true));

    public static TextEncoding Latin1 { get; } = new("iso-8859-1", "Latin-1", Encoding.Latin1);

    public static TextEncoding Windows1252 { get; } = new("windows-1252", "Windows-1252", Western);

    public static IReadOnlyList<TextEncoding> All { get; } = [Utf8, Utf16, Utf16BigEndian, Latin1, Windows1252];

    public bool IsUtf8 => Code == Utf8.Code;

    public static TextEncoding? Find(string code) => All.FirstOrDefault(known => string.Equals(known.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The chosen encoding of a file, else a guess from its head.</summary>
    /// <param name="code">One that <see cref="Find"/> knows, or null.</param>
    public static TextEncoding Of(string path, string? code)
    {
        if (code is not null)
        {
            return Find(code)!;
        }

        using var file = File.OpenRead(path);
        var head = new byte[(int)Math.Min(GuessBytes, file.Length)];
        file.ReadExactly(head);
        return Guess(head);
    }

    public static TextEncoding? FromBom(ReadOnlySpan<byte> head) =>
        head.StartsWith("\uFEFF"u8) ? Utf8
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Utf16
        : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Utf16BigEndian
        : null;

    /// <summary>Text of mostly Latin letters in UTF-16 has a NUL in every second byte.</summary>
    public static TextEncoding? GuessUtf16(ReadOnlySpan<byte> head)
    {
        var pairs = Math.Min(head.Length, 4096) / 2;
        if (pairs < 2)
        {
            return null;
        }

        var high = 0;
        var low = 0;
        for (var i = 0; i < pairs; i++)
        {
            low += head[2 * i] == 0 ? 1 : 0;
            high += head[(2 * i) + 1] == 0 ? 1 : 0;
        }

        return high >= pairs * 7 / 10 && low <= pairs / 10 ? Utf16
            : low >= pairs * 7 / 10 && high <= pairs / 10 ? Utf16BigEndian
            : null;
    }

    /// <summary>The encoding of a text by its head. Bytes that cannot be UTF-8 make it a Western code page, unless more of the others prove that it is UTF-8.</summary>
    public static TextEncoding Guess(ReadOnlySpan<byte> head)
    {
        if ((FromBom(head) ?? GuessUtf16(head)) is { } known)
        {
            return known;
        }

        if (System.Text.Unicode.Utf8.IsValid(head))
        {
            return TextEncoding.Utf8;
        }

        var valid = 0;
        var invalid = 0;
        var hasWindowsOnly = false;
        while (!head.IsEmpty)
        {
            var next = head.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0)
            {
                break;
            }

            head = head[next..];
            hasWindowsOnly |= head[0] is >= 0x80 and <= 0x9F;
            var status = Rune.DecodeFromUtf8(head, out _, out var used);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                // The head ends inside a character.
                break;
            }

            valid += status == System.Buffers.OperationStatus.Done ? 1 : 0;
            invalid += status == System.Buffers.OperationStatus.Done ? 0 : 1;
            head = head[used..];
        }

        return invalid <= valid ? TextEncoding.Utf8 : hasWindowsOnly ? Windows1252 : Latin1;
    }
}

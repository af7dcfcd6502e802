using System.Globalization;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>The head of a delimited text: what it is encoded in, how it is cut, and what its columns are called.</summary>
/// <param name="Utf8">The head's text, without a byte order mark.</param>
/// <param name="IsWhole">The head is the whole file.</param>
internal sealed record CsvHead(TextEncoding Encoding, SniffedDialect Layout, byte[] Utf8, bool IsWhole)
{
    private const int HeadBytes = 1 << 20;

    /// <summary>"UTF-8, comma, header in row 1".</summary>
    public string Description => $"{Encoding.Label}, {DelimiterName(Layout.Dialect.Delimiter)}, {HeaderDescription}";

    private string HeaderDescription => Layout.HasHeader ? "header in row 1" : "no header";

    public static CsvHead Read(string path, ImportOptions options, ImportLimits limits)
    {
        var head = Read(path, options, limits, HeadBytes);
        return head.Layout.FirstRowIsCut && !head.IsWhole ? Read(path, options, limits, limits.MaxRowBytes) : head;
    }

    /// <summary>Refuses options that no text can be cut by.</summary>
    public static Error? Check(ImportOptions options) =>
        options.Encoding is { } encoding && TextEncoding.Find(encoding) is null ? new UnknownEncoding(encoding)
        : options.Delimiter is { } delimiter && !IsSeparator(delimiter) ? new UnusableSeparator("delimiter", delimiter)
        : options.Quote is { } quote && !IsSeparator(quote) ? new UnusableSeparator("quote character", quote)
        : null;

    /// <summary>Refuses files that are no table.</summary>
    public static Error? Judge(CsvHead head, string fileName, ImportLimits limits) =>
        head.Layout.FirstRowIsCut ? new FirstRowTooLong(fileName, limits.MaxRowBytes)
        : head.Layout.Columns == 0 ? new FileIsEmpty(fileName)
        : head.Layout.Columns > limits.MaxColumns ? new TooManyColumns(fileName, head.Layout.Columns, limits.MaxColumns)
        : null;

    /// <summary>The head of a text that this importer wrote, with or without a row of names.</summary>
    public static CsvHead ReadCanonical(string path, bool? hasHeader, ImportLimits limits) => Read(
        path,
        new ImportOptions { Delimiter = (char)CsvDialect.Canonical.Delimiter, Quote = (char)CsvDialect.Canonical.Quote, Encoding = TextEncoding.Utf8.Code, HasHeader = hasHeader },
        limits);

    /// <param name="format">Replaces encoding and delimiter in the description.</param>
    public TextLayout ToLayout(ImportLimits limits, string? format = null) => new(Layout.Dialect, Layout.HasHeader, Names(limits.MaxNameLength), format is null ? Description : $"{format}, {HeaderDescription}")
    {
        Notes = Layout.Notes,
    };

    private IReadOnlyList<(string Name, string? SourceName)> Names(int maxLength) => Layout.HasHeader
        ? HeaderNames.From([.. Layout.Headers.Select(FormulaGuard.Remove)], maxLength)
        : [.. HeaderNames.Numbered(Layout.Columns).Select(name => (name, (string?)null))];

    private static CsvHead Read(string path, ImportOptions options, ImportLimits limits, int bytes)
    {
        using var file = File.OpenRead(path);
        var raw = new byte[(int)Math.Min(bytes, file.Length)];
        file.ReadExactly(raw);
        return Of(raw, raw.Length == file.Length, options, limits);
    }

    /// <param name="raw">The first bytes of a file.</param>
    public static CsvHead Of(byte[] raw, bool isWhole, ImportOptions options, ImportLimits limits)
    {
        var encoding = options.Encoding is { } code ? TextEncoding.Find(code)! : TextEncoding.Guess(raw);
        byte[] utf8;
        if (encoding.IsUtf8)
        {
            utf8 = raw.AsSpan().StartsWith("\uFEFF"u8) ? raw[3..] : raw;
        }
        else
        {
            using var target = new MemoryStream(raw.Length * 2);
            using var source = new MemoryStream(raw);
            Transcoder.ToUtf8(source, encoding.Encoding, target, null, CancellationToken.None);
            utf8 = target.ToArray();
        }

        return new CsvHead(encoding, DialectSniffer.Sniff(utf8, isWhole, options, limits.MaxColumns), utf8, isWhole);
    }

    private static bool IsSeparator(char character) => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character is not ('\r' or '\n' or '\0');

    private static string DelimiterName(byte delimiter) => (char)delimiter switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "vertical bar",
        '^' => "caret",
        ' ' => "space",
        var other => string.Create(CultureInfo.InvariantCulture, $"delimiter {other}"),
    };
}

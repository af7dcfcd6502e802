using System.Text;
using MleDashboard.Core.Datasets.Importing.Csv;
using MleDashboard.Core.Datasets.Importing.Inference;

namespace MleDashboard.Core.Datasets.Importing.Sniffing;

/// <summary>What the head of a delimited text showed.</summary>
/// <param name="Columns">Values that a row must have.</param>
/// <param name="Headers">As they stand in the file; empty when it has none.</param>
internal sealed record SniffedDialect(CsvDialect Dialect, bool HasHeader, int Columns, IReadOnlyList<string> Headers)
{
    /// <summary>The first row does not end within the head.</summary>
    public bool FirstRowIsCut { get; init; }

    /// <summary>Guesses that the user should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Finds delimiter, quote and header of a text in UTF-8 by reading its head in each way and taking the most regular one.</summary>
internal static class DialectSniffer
{
    private const int SampleBytes = 256 << 10;
    private const int SampleRows = 200;

    private static ReadOnlySpan<byte> Delimiters => ",;\t|^"u8;

    /// <param name="head">UTF-8 without a byte order mark.</param>
    /// <param name="isWhole">The head is the whole file.</param>
    /// <param name="maxColumns">No more header texts than this are kept.</param>
    public static SniffedDialect Sniff(ReadOnlySpan<byte> head, bool isWhole, ImportOptions options, int maxColumns)
    {
        var quote = options.Quote is { } chosenQuote ? (byte)chosenQuote : GuessQuote(head[..Math.Min(head.Length, SampleBytes)]);
        var dialect = new CsvDialect(options.Delimiter is { } chosen ? (byte)chosen : GuessDelimiter(head, isWhole, quote), quote);
        var rows = ReadRows(head, isWhole, dialect, maxColumns, SampleRows, out var widths);
        if (rows.Count == 0)
        {
            return new SniffedDialect(dialect, true, 0, []) { FirstRowIsCut = head.ContainsAnyExcept("\r\n"u8) };
        }

        var usual = Usual(widths.Skip(1).DefaultIfEmpty(widths[0]));
        var hasHeader = options.HasHeader ?? LooksLikeHeader(rows, widths, usual);
        if (!hasHeader)
        {
            return new SniffedDialect(dialect, false, Usual(widths), []);
        }

        var headers = rows[0].ToList();
        var width = widths[0];
        List<string> notes = [];
        if (widths.Count > 1 && usual == width + 1)
        {
            // R writes row names without a header; other programs end each row with a delimiter.
            if (rows.Skip(1).Where(row => row.Count == usual).Any(row => row[^1].Length > 0))
            {
                headers.Insert(0, "");
                width++;
                notes.Add("The header has one name less than the rows have values, so the first column was taken for row names.");
            }
        }
        else if (widths.Count > 1 && usual == width && width > 1 && headers.Count == width && headers[^1].Length == 0 && rows.Skip(1).All(row => row.Count != width || row[^1].Length == 0))
        {
            headers.RemoveAt(width - 1);
            width--;
        }

        return new SniffedDialect(dialect, true, width, headers) { Notes = notes };
    }

    private static byte GuessQuote(ReadOnlySpan<byte> head)
    {
        return Pairs(head, (byte)'\'') > Pairs(head, (byte)'"') ? (byte)'\'' : (byte)'"';

        static int Pairs(ReadOnlySpan<byte> text, byte quote)
        {
            // Quotes come in pairs: one after a delimiter or a line end, one before.
            var opening = 0;
            var closing = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == quote)
                {
                    var opens = i == 0 || IsBoundary(text[i - 1]);
                    var closes = i + 1 == text.Length || IsBoundary(text[i + 1]);
                    opening += opens && !closes ? 1 : 0;
                    closing += closes && !opens ? 1 : 0;
                }
            }

            return Math.Min(opening, closing);
        }

        static bool IsBoundary(byte value) => value is (byte)'\n' or (byte)'\r' || Delimiters.Contains(value);
    }

    private static byte GuessDelimiter(ReadOnlySpan<byte> head, bool isWhole, byte quote)
    {
        var best = (byte)',';
        var bestScore = 0.0;
        var sample = head[..Math.Min(head.Length, SampleBytes)];
        foreach (var delimiter in Delimiters)
        {
            CountWidths(sample, isWhole && sample.Length == head.Length, new CsvDialect(delimiter, quote), out var widths);
            var usual = Usual(widths);
            if (widths.Count == 0 || usual < 2)
            {
                continue;
            }

            // Regular rows matter most, the header next; among equals the one that cuts finer wins.
            var score = ((double)widths.Count(width => width == usual) / widths.Count) + (widths[0] == usual ? 0.5 : 0) + (Math.Min(usual, 100) * 1e-4);
            if (score > bestScore)
            {
                best = delimiter;
                bestScore = score;
            }
        }

        return best;
    }

    private static void CountWidths(ReadOnlySpan<byte> sample, bool isWhole, CsvDialect dialect, out List<int> widths)
    {
        widths = [];
        var parser = new RecordParser(dialect);
        var position = 0;
        while (widths.Count < SampleRows && parser.Read(sample, position, [], isWhole, out var scan) == RecordStatus.Complete)
        {
            if (scan.End > position)
            {
                widths.Add(scan.Fields);
            }

            position = scan.Next;
        }
    }

    private static List<List<string>> ReadRows(ReadOnlySpan<byte> head, bool isWhole, CsvDialect dialect, int maxColumns, int maxRows, out List<int> widths)
    {
        var parser = new RecordParser(dialect);
        var fields = new (int Start, int Length)[maxColumns];
        List<List<string>> rows = [];
        widths = [];
        var position = 0;
        while (rows.Count < maxRows && position <= Math.Max(SampleBytes, 0) + (rows.Count == 0 ? head.Length : 0)
            && parser.Read(head, position, fields, isWhole, out var scan) == RecordStatus.Complete)
        {
            if (scan.End > position)
            {
                var row = new List<string>(Math.Min(scan.Fields, maxColumns));
                for (var i = 0; i < Math.Min(scan.Fields, maxColumns); i++)
                {
                    var (start, length) = fields[i];
                    row.Add(CsvText.Decode(head.Slice(start, length < 0 ? ~length : length), length < 0, dialect.Quote));
                }

                rows.Add(row);
                widths.Add(scan.Fields);
            }

            position = scan.Next;
        }

        return rows;
    }

    private static int Usual(IEnumerable<int> widths) => widths.GroupBy(width => width).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).Select(group => group.Key).FirstOrDefault();

    /// <summary>A first row whose cells do not have the form of the cells below it is a header; with text everywhere, it is one when its cells are names: filled, different, and not among the values below.</summary>
    private static bool LooksLikeHeader(List<List<string>> rows, List<int> widths, int usual)
    {
        var first = rows[0];
        if (rows.Count == 1)
        {
            return !first.Any(IsTyped);
        }

        if (widths[0] != usual && widths[0] != usual - 1)
        {
            return !first.Any(IsTyped);
        }

        var votes = 0;
        var repeats = false;
        for (var column = 0; column < first.Count; column++)
        {
            var below = rows.Skip(1).Where(row => column < row.Count).Select(row => row[column]).Where(IsPresent).ToList();
            repeats |= first[column].Length > 0 && below.Contains(first[column]);
            if (below.Count > 0 && below.Count(IsTyped) >= 0.9 * below.Count)
            {
                votes += IsTyped(first[column]) ? -1 : IsPresent(first[column]) ? 1 : 0;
            }
        }

        return votes != 0 ? votes > 0 : !repeats && first.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Count() >= Math.Max(1, first.Count(name => name.Length > 0) / 2);
    }

    private static bool IsPresent(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length > 0 && ValueForms.MissingMarkOf(bytes) < 0;
    }

    private static bool IsTyped(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Trim());
        return bytes.Length > 0 && (ValueForms.Of(bytes, out _) & (ValueForms.AnyNumber | ValueForms.AnyDate | ValueKind.LeadingZero)) != 0;
    }
}

using System.Buffers;

namespace MleDashboard.Core.Datasets.Importing.Csv;

internal enum RecordStatus
{
    /// <summary>A whole row was read.</summary>
    Complete,

    /// <summary>The data ends inside a plain value; the row may go on.</summary>
    Cut,

    /// <summary>The data ends inside a quoted value.</summary>
    CutInQuote,

    /// <summary>Nothing is left.</summary>
    End,
}

internal enum RecordFault
{
    None,
    TextAfterQuote,
    HasNul,
}

/// <summary>One row as it was found.</summary>
internal struct RecordScan
{
    /// <summary>Position after the row and its line end.</summary>
    public int Next;

    /// <summary>Position after the last value.</summary>
    public int End;

    /// <summary>Values; may be more than the caller had room for.</summary>
    public int Fields;

    /// <summary>Lines the row spans, quoted line breaks included.</summary>
    public int Lines;

    public RecordFault Fault;
    public LineEnds Ending;

    /// <summary>A quote inside a plain value, or spaces after a closing quote.</summary>
    public bool IsOdd;

    /// <summary>Where the quote that was not closed opens, in lines from the start of the row.</summary>
    public int OpenQuoteLine;
}

/// <summary>Cuts rows out of bytes. A quote matters only at the start of a value.</summary>
internal sealed class RecordParser(CsvDialect dialect)
{
    private const byte Lf = (byte)'\n';
    private const byte Cr = (byte)'\r';

    private readonly byte delimiter = dialect.Delimiter;
    private readonly byte quote = dialect.Quote;

    // The quote and NUL are searched for as well: the first makes the row odd, the second bad.
    private readonly SearchValues<byte> stops = SearchValues.Create([dialect.Delimiter, Cr, Lf, 0, dialect.Quote]);
    private readonly SearchValues<byte> ends = SearchValues.Create([dialect.Delimiter, Cr, Lf]);

    /// <param name="fields">Gets start and length of each value; the length is complemented when doubled quotes are inside.</param>
    /// <param name="isWhole">Nothing follows <paramref name="data"/>.</param>
    public RecordStatus Read(ReadOnlySpan<byte> data, int start, Span<(int Start, int Length)> fields, bool isWhole, out RecordScan scan)
    {
        scan = default;
        var position = start;
        if (position == data.Length)
        {
            return RecordStatus.End;
        }

        while (true)
        {
            int valueStart;
            int valueLength;
            if (position < data.Length && data[position] == quote)
            {
                valueStart = position + 1;
                if (!CloseQuote(data, valueStart, isWhole, out var close, out var escaped))
                {
                    scan.OpenQuoteLine = scan.Lines;
                    return RecordStatus.CutInQuote;
                }

                var inside = data[valueStart..close];
                scan.Lines += LineBreaks(inside);
                if (inside.Contains((byte)0))
                {
                    scan.Fault = RecordFault.HasNul;
                }

                valueLength = escaped ? ~inside.Length : inside.Length;
                position = close + 1;
                var rest = data[position..].IndexOfAny(ends);
                if (rest < 0 && !isWhole)
                {
                    return RecordStatus.Cut;
                }

                rest = rest < 0 ? data.Length - position : rest;
                if (rest > 0)
                {
                    scan.IsOdd = true;
                    if (data.Slice(position, rest).ContainsAnyExcept((byte)' '))
                    {
                        scan.Fault = RecordFault.TextAfterQuote;
                    }

                    position += rest;
                }
            }
            else
            {
                valueStart = position;
                while (true)
                {
                    var stop = data[position..].IndexOfAny(stops);
                    if (stop < 0)
                    {
                        if (!isWhole)
                        {
                            return RecordStatus.Cut;
                        }

                        position = data.Length;
                        break;
                    }

                    position += stop;
                    var found = data[position];
                    if (found == 0)
                    {
                        scan.Fault = RecordFault.HasNul;
                    }
                    else if (found == quote)
                    {
                        scan.IsOdd = true;
                    }
                    else
                    {
                        break;
                    }

                    position++;
                }

                valueLength = position - valueStart;
            }

            if (scan.Fields < fields.Length)
            {
                fields[scan.Fields] = (valueStart, valueLength);
            }

            scan.Fields++;
            if (position < data.Length && data[position] == delimiter)
            {
                position++;
                continue;
            }

            return Finish(data, position, isWhole, ref scan);
        }
    }

    /// <summary>Line breaks in <paramref name="text"/>: CR LF is one.</summary>
    public static int LineBreaks(ReadOnlySpan<byte> text)
    {
        var breaks = text.Count(Lf);
        for (var i = text.IndexOf(Cr); i >= 0 && i < text.Length;)
        {
            if (i + 1 == text.Length || text[i + 1] != Lf)
            {
                breaks++;
            }

            var next = text[(i + 1)..].IndexOf(Cr);
            i = next < 0 ? -1 : i + 1 + next;
        }

        return breaks;
    }

    private static RecordStatus Finish(ReadOnlySpan<byte> data, int position, bool isWhole, ref RecordScan scan)
    {
        scan.End = position;
        if (position == data.Length)
        {
            scan.Next = position;
            scan.Lines++;
            return isWhole ? RecordStatus.Complete : RecordStatus.Cut;
        }

        if (data[position] == Lf)
        {
            scan.Ending = LineEnds.Lf;
            scan.Next = position + 1;
        }
        else if (position + 1 < data.Length)
        {
            scan.Ending = data[position + 1] == Lf ? LineEnds.CrLf : LineEnds.Cr;
            scan.Next = position + (scan.Ending == LineEnds.CrLf ? 2 : 1);
        }
        else if (isWhole)
        {
            scan.Ending = LineEnds.Cr;
            scan.Next = position + 1;
        }
        else
        {
            // The LF of a CR LF may be in the next block.
            return RecordStatus.Cut;
        }

        scan.Lines++;
        return RecordStatus.Complete;
    }

    private bool CloseQuote(ReadOnlySpan<byte> data, int from, bool isWhole, out int close, out bool escaped)
    {
        escaped = false;
        close = from;
        while (true)
        {
            var found = data[close..].IndexOf(quote);
            if (found < 0)
            {
                return false;
            }

            close += found;
            if (close + 1 == data.Length)
            {
                return isWhole;
            }

            if (data[close + 1] != quote)
            {
                return true;
            }

            escaped = true;
            close += 2;
        }
    }
}

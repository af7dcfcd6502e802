using System.Text.Unicode;

namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>
/// Reads a UTF-8 text as blocks of rows with a fixed number of values, in bounded memory, and logs the rows that do not fit with their line.
/// It also finds out whether the file is regular, that is, whether every other reader of CSV sees the same rows.
/// </summary>
internal sealed class CsvScanner(Stream input, CsvDialect dialect, int columns, ImportLimits limits, RejectLog rejects)
{
    private const int BlockBytes = 1 << 20;

    private readonly RecordParser parser = new(dialect);
    private byte[] buffer = [];
    private int position;
    private int filled;
    private bool ended;
    private long line = 1;
    private long offset;
    private LineEnds lineEnds;
    private bool hasOddities;
    private bool skipping;
    private bool isFirst = true;
    private int wanted = BlockBytes;
    private int expectedRows = 1_000;

    /// <summary>No row was left out and nothing was met that readers disagree about: an empty line, a lone CR, a quote inside a plain value, a trailing delimiter.</summary>
    public bool IsRegular => !hasOddities && rejects.Count == 0 && lineEnds is (LineEnds.None or LineEnds.Lf or LineEnds.CrLf);

    /// <summary>Rows that end with the file count too: a partial text (a preview) leaves its cut last row unread.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Passes over the row with the column names.</summary>
    public bool SkipFirstRow { get; init; }

    /// <summary>A byte order mark is passed over.</summary>
    /// <returns>Null at the end.</returns>
    /// <exception cref="QuoteNotClosedException">A quoted value does not end.</exception>
    public RecordBlock? Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ended && position == filled)
            {
                return null;
            }

            Refill();
            var block = new RecordBlock(buffer, columns, expectedRows);
            var first = position;
            var stuck = Parse(block);
            RejectInvalidUtf8(block, first);
            block.FileOffset = offset - (filled - position);
            if (block.Count > 0)
            {
                expectedRows = block.Count + (block.Count / 8) + 1;
                return block;
            }

            if (stuck && first == position)
            {
                if (ended)
                {
                    position = filled;
                    return null;
                }

                GrowOrSkip();
            }
        }
    }

    private void Refill()
    {
        var tail = filled - position;
        var next = new byte[Math.Max(wanted, tail + 1)];
        buffer.AsSpan(position, tail).CopyTo(next);
        buffer = next;
        position = 0;
        filled = tail;
        while (filled < buffer.Length && !ended)
        {
            var read = input.Read(buffer, filled, buffer.Length - filled);
            ended = read == 0;
            filled += read;
            offset += read;
        }

        wanted = BlockBytes;
    }

    private bool Parse(RecordBlock block)
    {
        if (isFirst && filled >= 3 && buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8))
        {
            position = 3;
        }

        while (true)
        {
            if (skipping && !SkipLine())
            {
                return false;
            }

            var data = buffer.AsSpan(0, filled);
            var status = parser.Read(data, position, block.Pending(), ended && !IsPartial, out var scan);
            switch (status)
            {
                case RecordStatus.End:
                    return false;
                case RecordStatus.CutInQuote when ended && !IsPartial:
                    throw new QuoteNotClosedException(line + scan.OpenQuoteLine, limitReached: false);
                case RecordStatus.CutInQuote when filled - position >= limits.MaxRowBytes && block.Count == 0:
                    throw new QuoteNotClosedException(line + scan.OpenQuoteLine, limitReached: true);
                case RecordStatus.Cut or RecordStatus.CutInQuote:
                    return true;
            }

            Judge(block, data, scan);
            lineEnds |= scan.Ending;
            line += scan.Lines;
            position = scan.Next;
            isFirst = false;
        }
    }

    private void Judge(RecordBlock block, ReadOnlySpan<byte> data, in RecordScan scan)
    {
        if (isFirst && SkipFirstRow)
        {
            hasOddities |= scan.IsOdd;
            return;
        }

        var text = data[position..scan.End];
        if (scan.Fault == RecordFault.HasNul)
        {
            rejects.Add(line, "has a NUL character", text);
        }
        else if (scan.Fault == RecordFault.TextAfterQuote)
        {
            rejects.Add(line, "has text after a closing quote", text);
        }
        else if (text.IsEmpty && columns > 1)
        {
            rejects.Add(line, "is empty", text);
        }
        else if (scan.Fields == columns)
        {
            hasOddities |= scan.IsOdd || text.IsEmpty;
            block.Accept(position, scan.End, line);
        }
        else if (scan.Fields == columns + 1 && text[^1] == dialect.Delimiter)
        {
            // A delimiter after the last value carries nothing.
            hasOddities = true;
            block.Accept(position, scan.End, line);
        }
        else
        {
            rejects.Add(line, $"has {scan.Fields:N0} {(scan.Fields == 1 ? "value" : "values")}, the header has {columns:N0}", text);
        }
    }

    private void RejectInvalidUtf8(RecordBlock block, int first)
    {
        if (block.Count == 0 || Utf8.IsValid(buffer.AsSpan(first, position - first)))
        {
            return;
        }

        block.Keep(record =>
        {
            var text = block.RecordAt(record);
            if (Utf8.IsValid(text))
            {
                return true;
            }

            rejects.Add(block.LineOf(record), "has bytes that are not UTF-8; if many rows do, choose another encoding", text);
            return false;
        });
    }

    /// <summary>One row fills the buffer: read more of it, or above the limit leave it out.</summary>
    private void GrowOrSkip()
    {
        var length = filled - position;
        if (length < limits.MaxRowBytes)
        {
            wanted = Math.Min(length * 2, limits.MaxRowBytes + 1);
            return;
        }

        rejects.Add(line, $"is longer than {limits.MaxRowBytes >> 20} MB, the limit for one row", buffer.AsSpan(position, 256));
        skipping = true;
        isFirst = false;
    }

    private bool SkipLine()
    {
        var found = buffer.AsSpan(position, filled - position).IndexOfAny((byte)'\r', (byte)'\n');
        if (found < 0)
        {
            position = filled;
            return false;
        }

        position += found;
        if (buffer[position] == '\r' && position + 1 == filled && !ended)
        {
            return false;
        }

        position += buffer[position] == '\r' && position + 1 < filled && buffer[position + 1] == '\n' ? 2 : 1;
        line++;
        skipping = false;
        return true;
    }
}

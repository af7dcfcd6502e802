namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>Some complete rows of a text file, each with the same number of values: one buffer and where each value lies in it.</summary>
internal sealed class RecordBlock(byte[] buffer, int columns, int expectedRows)
{
    private (int Start, int Length)[] fields = new (int, int)[Math.Min((long)columns * expectedRows, buffer.Length) + columns];
    private (int Start, int End, long Line)[] records = new (int, int, long)[expectedRows];

    public byte[] Buffer { get; } = buffer;

    public int Columns { get; } = columns;

    public int Count { get; private set; }

    /// <summary>Bytes of the file up to the end of this block.</summary>
    public long FileOffset { get; set; }

    /// <summary>Values of the row being read start here; room for one more row is guaranteed.</summary>
    public Span<(int Start, int Length)> Pending()
    {
        var needed = (Count + 1) * Columns;
        if (needed > fields.Length)
        {
            Array.Resize(ref fields, Math.Max(needed, fields.Length * 2));
        }

        return fields.AsSpan(Count * Columns, Columns);
    }

    public void Accept(int start, int end, long line)
    {
        if (Count == records.Length)
        {
            Array.Resize(ref records, Count * 2);
        }

        records[Count++] = (start, end, line);
    }

    public long LineOf(int record) => records[record].Line;

    public ReadOnlySpan<byte> RecordAt(int record) => Buffer.AsSpan(records[record].Start, records[record].End - records[record].Start);

    /// <summary>The value between its quotes; doubled quotes are still doubled when <paramref name="escaped"/>.</summary>
    public ReadOnlySpan<byte> FieldAt(int record, int column, out bool escaped)
    {
        var (start, length) = fields[(record * Columns) + column];
        escaped = length < 0;
        return Buffer.AsSpan(start, escaped ? ~length : length);
    }

    /// <summary>Drops the rows for which <paramref name="keep"/> is false.</summary>
    public void Keep(Func<int, bool> keep)
    {
        var kept = 0;
        for (var record = 0; record < Count; record++)
        {
            if (!keep(record))
            {
                continue;
            }

            if (kept != record)
            {
                records[kept] = records[record];
                fields.AsSpan(record * Columns, Columns).CopyTo(fields.AsSpan(kept * Columns, Columns));
            }

            kept++;
        }

        Count = kept;
    }
}

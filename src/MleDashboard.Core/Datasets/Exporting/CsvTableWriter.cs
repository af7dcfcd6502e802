using System.Buffers;
using System.Globalization;
using System.Text;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Datasets.Exporting;

/// <summary>
/// Writes tables as CSV: UTF-8, comma, header first, a line feed after each row, batch by batch in constant memory. Missing is an empty cell, an empty text is "".
/// </summary>
public static class CsvTableWriter
{
    private const int FlushBytes = 1 << 16;
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n\t\0");

    /// <param name="hasHeader">False for servers that take rows only.</param>
    /// <param name="exactValues">False guards text that a spreadsheet would run, see <see cref="FormulaGuard"/>.</param>
    /// <param name="batches">All with the columns of <paramref name="columns"/>, in that order.</param>
    public static async Task WriteAsync(Stream output, IReadOnlyList<string> columns, IAsyncEnumerable<Table> batches, bool exactValues, CancellationToken cancellationToken, bool hasHeader = true)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushBytes * 2);
        if (hasHeader)
        {
            WriteHeader(buffer, columns, exactValues);
        }

        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            var cells = batch.Columns.Select(column => CellsOf(column, exactValues)).ToArray();
            for (var row = 0; row < batch.RowCount; row++)
            {
                for (var c = 0; c < cells.Length; c++)
                {
                    WriteSeparator(buffer, c);
                    cells[c](buffer, row);
                }

                WriteByte(buffer, '\n');
                if (buffer.WrittenCount >= FlushBytes)
                {
                    await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
                    buffer.ResetWrittenCount();
                }
            }
        }

        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static void WriteHeader(ArrayBufferWriter<byte> buffer, IReadOnlyList<string> columns, bool exactValues)
    {
        for (var c = 0; c < columns.Count; c++)
        {
            WriteSeparator(buffer, c);
            buffer.Write(Encode(columns[c], exactValues));
        }

        WriteByte(buffer, '\n');
    }

    /// <summary>How the cells of a column are written: numbers without a string each, levels encoded once a batch.</summary>
    private static Action<ArrayBufferWriter<byte>, int> CellsOf(ColumnData column, bool exactValues)
    {
        switch (column)
        {
            case NumericColumn numeric:
                return (buffer, row) => WriteNumber(buffer, numeric.Values[row]);
            case CategoryColumn category:
                var levels = category.Levels.Select(level => Encode(level, exactValues)).ToArray();
                return (buffer, row) =>
                {
                    if (category.Codes[row] is >= 0 and var code)
                    {
                        buffer.Write(levels[code]);
                    }
                };
            case DateTimeColumn:
                return (buffer, row) => buffer.Write(Encoding.UTF8.GetBytes(column.TextAt(row) ?? ""));
            default:
                return (buffer, row) =>
                {
                    if (column.TextAt(row) is { } text)
                    {
                        buffer.Write(Encode(text, exactValues));
                    }
                };
        }
    }

    private static void WriteNumber(ArrayBufferWriter<byte> buffer, double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        // "R" of a double has at most 24 characters.
        value.TryFormat(buffer.GetSpan(32), out var written, "R", CultureInfo.InvariantCulture);
        buffer.Advance(written);
    }

    private static byte[] Encode(string text, bool exactValues)
    {
        var shown = exactValues ? text : FormulaGuard.Add(text);
        var isQuoted = shown.Length == 0 || shown.Length != text.Length || shown.AsSpan().ContainsAny(NeedQuotes) || shown[0] is ' ' || shown[^1] is ' ';
        return Encoding.UTF8.GetBytes(isQuoted ? $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : shown);
    }

    private static void WriteSeparator(ArrayBufferWriter<byte> buffer, int column)
    {
        if (column > 0)
        {
            WriteByte(buffer, ',');
        }
    }

    private static void WriteByte(ArrayBufferWriter<byte> buffer, char character)
    {
        buffer.GetSpan(1)[0] = (byte)character;
        buffer.Advance(1);
    }
}

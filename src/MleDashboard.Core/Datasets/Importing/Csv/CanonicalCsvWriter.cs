using System.Buffers;
using System.Text;

namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>Writes rows so that every reader of CSV sees the same: UTF-8, commas, LF, quotes where needed, no empty lines.</summary>
internal sealed class CanonicalCsvWriter(Stream output) : IDisposable
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\",\r\n"u8);

    private readonly MemoryStream row = new();
    private int values;

    public void Write(ReadOnlySpan<byte> value)
    {
        if (values++ > 0)
        {
            row.WriteByte((byte)',');
        }

        if (!value.ContainsAny(Special))
        {
            row.Write(value);
            return;
        }

        row.WriteByte((byte)'"');
        for (var quote = value.IndexOf((byte)'"'); quote >= 0; quote = value.IndexOf((byte)'"'))
        {
            row.Write(value[..(quote + 1)]);
            row.WriteByte((byte)'"');
            value = value[(quote + 1)..];
        }

        row.Write(value);
        row.WriteByte((byte)'"');
    }

    public void Write(string? value)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value?.Length ?? 0));
        Write(bytes.AsSpan(0, Encoding.UTF8.GetBytes(value ?? "", bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    public void EndRow()
    {
        if (row.Length == 0)
        {
            // A lone missing value must not look like an empty line.
            row.Write("\"\""u8);
        }

        row.WriteByte((byte)'\n');
        output.Write(row.GetBuffer().AsSpan(0, (int)row.Length));
        row.SetLength(0);
        values = 0;
    }

    public void Dispose() => row.Dispose();
}

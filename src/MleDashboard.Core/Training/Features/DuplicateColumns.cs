using System.Runtime.InteropServices;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Features.Texts;

namespace MleDashboard.Core.Training.Features;

/// <summary>Finds columns that say in every row what an earlier column says.</summary>
internal sealed class DuplicateColumns
{
    /// <summary>With more levels their names may tell something by themselves.</summary>
    private const int FewLevels = 50;

    private readonly Dictionary<ulong, List<ColumnData>> seen = [];

    /// <summary>The earlier column with the same values, or null; then <paramref name="column"/> is remembered.</summary>
    public string? FindOrAdd(ColumnData column)
    {
        var values = Comparable(column);
        var hash = new Hash();
        hash.Add(column.GetType().Name.Length);
        foreach (var value in values)
        {
            hash.Add(value);
        }

        var alike = CollectionsMarshal.GetValueRefOrAddDefault(seen, hash.Value, out _) ??= [];
        if (alike.Find(earlier => earlier.GetType() == column.GetType() && Comparable(earlier).AsSpan().SequenceEqual(values)) is { } twin)
        {
            return twin.Name;
        }

        alike.Add(column);
        return null;
    }

    /// <summary>Numbers that are equal when the values are. Of a few levels, by the row that had each first: other names for the same levels tell nothing more.</summary>
    private static long[] Comparable(ColumnData column)
    {
        switch (column)
        {
            case NumericColumn numbers:
                return Array.ConvertAll(numbers.Values, value => double.IsNaN(value) ? long.MinValue : BitConverter.DoubleToInt64Bits(value));
            case DateTimeColumn times:
                return times.Ticks;
            case CategoryColumn { Levels.Count: <= FewLevels } levels:
                return ByFirstRow(levels);
            default:
                return [.. Enumerable.Range(0, column.Length).Select(row => column.TextAt(row) is { } text ? (long)TermScanner.HashOf(text) : 0)];
        }
    }

    private static long[] ByFirstRow(CategoryColumn column)
    {
        var first = new int[column.Levels.Count];
        Array.Fill(first, -1);
        var comparable = new long[column.Length];
        for (var row = 0; row < comparable.Length; row++)
        {
            var code = column.Codes[row];
            if (code >= 0 && first[code] < 0)
            {
                first[code] = row;
            }

            comparable[row] = code < 0 ? -1 : first[code];
        }

        return comparable;
    }

    private struct Hash
    {
        public ulong Value { get; private set; }

        public void Add(long value) => Value = (((Value << 5) | (Value >> 59)) ^ (ulong)value) * 0x9E3779B97F4A7C15;
    }
}

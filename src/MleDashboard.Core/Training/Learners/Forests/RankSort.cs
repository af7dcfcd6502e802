namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>Puts a node's rows in the order of a column's ranks: by counting when the ranks are few for the rows, else by comparing.</summary>
internal sealed class RankSort(int rowCount)
{
    private readonly int[] sorted = new int[rowCount];
    private readonly ulong[] keys = new ulong[rowCount];
    private readonly int[] places = new int[ushort.MaxValue + 2];

    public ReadOnlySpan<int> Sort(ReadOnlySpan<ushort> ranks, ReadOnlySpan<int> rows, int low, int high)
    {
        var result = sorted.AsSpan(0, rows.Length);
        var range = high - low + 1;
        if (range <= rows.Length * 2)
        {
            Count(ranks, rows, low, places.AsSpan(0, range + 1), result);
        }
        else
        {
            Compare(ranks, rows, keys.AsSpan(0, rows.Length), result);
        }

        return result;
    }

    private static void Count(ReadOnlySpan<ushort> ranks, ReadOnlySpan<int> rows, int low, Span<int> places, Span<int> result)
    {
        places.Clear();
        foreach (var row in rows)
        {
            places[ranks[row] - low + 1]++;
        }

        for (var at = 1; at < places.Length; at++)
        {
            places[at] += places[at - 1];
        }

        foreach (var row in rows)
        {
            result[places[ranks[row] - low]++] = row;
        }
    }

    private static void Compare(ReadOnlySpan<ushort> ranks, ReadOnlySpan<int> rows, Span<ulong> keys, Span<int> result)
    {
        for (var at = 0; at < rows.Length; at++)
        {
            keys[at] = ((ulong)ranks[rows[at]] << 32) | (uint)rows[at];
        }

        keys.Sort();
        for (var at = 0; at < rows.Length; at++)
        {
            result[at] = (int)(uint)keys[at];
        }
    }
}

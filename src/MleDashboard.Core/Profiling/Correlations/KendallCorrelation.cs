namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>Kendall's tau-b over rows where both values are finite.</summary>
internal static class KendallCorrelation
{
    /// <summary>Below this many cells pairs are counted from the table of values, which takes one pass over the rows.</summary>
    private const int MaxCells = 40_000;

    /// <param name="x">Dense ranks from 0 below <paramref name="levelsX"/>; -1 is missing.</param>
    /// <returns>-1 to 1; null with fewer than three common rows or without variation in one of the two.</returns>
    public static double? Of(ReadOnlySpan<int> x, int levelsX, ReadOnlySpan<int> y, int levelsY) =>
        (long)levelsX * levelsY <= MaxCells ? OfTable(ContingencyTable.Of(x, levelsX, y, levelsY)) : OfRows(x, y, levelsY);

    private static double? OfTable(ContingencyTable table)
    {
        // earlier[c] counts the rows with a smaller x and the y of column c; below those of them with a smaller y.
        var earlier = new long[table.Columns];
        double concordant = 0, discordant = 0;
        long seen = 0;
        for (var row = 0; row < table.Rows; row++)
        {
            var below = 0L;
            for (var column = 0; column < table.Columns; column++)
            {
                long count = table.Counts[(row * table.Columns) + column];
                concordant += (double)count * below;
                discordant += (double)count * (seen - below - earlier[column]);
                below += earlier[column];
            }

            for (var column = 0; column < table.Columns; column++)
            {
                earlier[column] += table.Counts[(row * table.Columns) + column];
            }

            seen += table.RowTotals[row];
        }

        return TauB(concordant - discordant, table.Total, Ties(table.RowTotals), Ties(table.ColumnTotals));
    }

    /// <summary>Knight (1966): sort by x and then y; the discordant pairs are the exchanges a merge sort by y would make, counted here by a tree of sums (Fenwick 1994).</summary>
    private static double? OfRows(ReadOnlySpan<int> x, ReadOnlySpan<int> y, int levelsY)
    {
        var keys = new ulong[x.Length];
        var n = 0;
        var totalsY = new long[levelsY];
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] >= 0 && y[i] >= 0)
            {
                keys[n++] = ((ulong)(uint)x[i] << 32) | (uint)y[i];
                totalsY[y[i]]++;
            }
        }

        Array.Sort(keys, 0, n);
        var tree = new long[levelsY + 1];
        double tiedX = 0, tiedBoth = 0, discordant = 0;
        long runX = 0, runBoth = 0;
        for (var i = 0; i < n; i++)
        {
            var code = (int)(uint)keys[i];
            runX = i > 0 && keys[i] >> 32 == keys[i - 1] >> 32 ? runX + 1 : 0;
            runBoth = i > 0 && keys[i] == keys[i - 1] ? runBoth + 1 : 0;
            tiedX += runX;
            tiedBoth += runBoth;
            long notAbove = 0;
            for (var at = code + 1; at > 0; at -= at & -at)
            {
                notAbove += tree[at];
            }

            // Within equal x the order is by y, so no earlier row of the same x is above.
            discordant += i - notAbove;
            for (var at = code + 1; at <= levelsY; at += at & -at)
            {
                tree[at]++;
            }
        }

        var tiedY = Ties(totalsY);
        var pairs = n * (n - 1.0) / 2;
        return TauB(pairs - tiedX - tiedY + tiedBoth - (2 * discordant), n, tiedX, tiedY);
    }

    private static double? TauB(double difference, long n, double tiedX, double tiedY)
    {
        var pairs = n * (n - 1.0) / 2;
        var scale = Math.Sqrt(pairs - tiedX) * Math.Sqrt(pairs - tiedY);
        return n < 3 || !(scale > 0) ? null : Math.Clamp(difference / scale, -1, 1);
    }

    private static double Ties(long[] totals) => totals.Sum(total => total * (total - 1.0) / 2);
}

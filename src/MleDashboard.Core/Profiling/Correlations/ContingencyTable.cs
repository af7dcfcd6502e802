namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>How often each pair of codes occurs, over rows in which both have one; codes that do not occur are left out.</summary>
internal sealed class ContingencyTable
{
    private ContingencyTable(int[] counts, int rows, int columns, long[] rowTotals, long[] columnTotals, long total)
    {
        (Counts, Rows, Columns, RowTotals, ColumnTotals, Total) = (counts, rows, columns, rowTotals, columnTotals, total);
    }

    /// <summary>Row by row.</summary>
    public int[] Counts { get; }

    public int Rows { get; }

    public int Columns { get; }

    public long[] RowTotals { get; }

    public long[] ColumnTotals { get; }

    public long Total { get; }

    /// <param name="x">Codes below <paramref name="levelsX"/>; -1 is missing.</param>
    public static ContingencyTable Of(ReadOnlySpan<int> x, int levelsX, ReadOnlySpan<int> y, int levelsY)
    {
        var dense = new int[levelsX * levelsY];
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] >= 0 && y[i] >= 0)
            {
                dense[(x[i] * levelsY) + y[i]]++;
            }
        }

        var (rowTotals, columnTotals) = (new long[levelsX], new long[levelsY]);
        for (var cell = 0; cell < dense.Length; cell++)
        {
            rowTotals[cell / levelsY] += dense[cell];
            columnTotals[cell % levelsY] += dense[cell];
        }

        int[] rows = [.. Enumerable.Range(0, levelsX).Where(row => rowTotals[row] > 0)];
        int[] columns = [.. Enumerable.Range(0, levelsY).Where(column => columnTotals[column] > 0)];
        var counts = new int[rows.Length * columns.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                counts[(row * columns.Length) + column] = dense[(rows[row] * levelsY) + columns[column]];
            }
        }

        return new ContingencyTable(counts, rows.Length, columns.Length, [.. rows.Select(row => rowTotals[row])], [.. columns.Select(column => columnTotals[column])], rowTotals.Sum());
    }

    /// <summary>Pearson's chi-square against independence, without a correction for continuity.</summary>
    public double ChiSquare()
    {
        // The sum of observed squared over the product of the margins, minus 1, times n: empty cells add nothing.
        var ratio = 0.0;
        for (var cell = 0; cell < Counts.Length; cell++)
        {
            ratio += (double)Counts[cell] * Counts[cell] / ((double)RowTotals[cell / Columns] * ColumnTotals[cell % Columns]);
        }

        return Math.Max(0, (ratio - 1) * Total);
    }
}

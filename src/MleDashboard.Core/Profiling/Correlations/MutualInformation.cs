namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>What one column tells about another, as a share of what there is to tell.</summary>
internal static class MutualInformation
{
    /// <summary>Mutual information over the geometric mean of the two entropies (Strehl and Ghosh 2002).</summary>
    /// <returns>0 to 1; null with fewer than three rows or a single label on one side.</returns>
    public static double? Of(ContingencyTable table)
    {
        if (table.Total < 3 || table.Rows < 2 || table.Columns < 2)
        {
            return null;
        }

        double n = table.Total, shared = 0;
        for (var cell = 0; cell < table.Counts.Length; cell++)
        {
            double count = table.Counts[cell];
            if (count > 0)
            {
                shared += count / n * Math.Log(count * n / ((double)table.RowTotals[cell / table.Columns] * table.ColumnTotals[cell % table.Columns]));
            }
        }

        return Math.Clamp(shared / Math.Sqrt(Entropy(table.RowTotals, n) * Entropy(table.ColumnTotals, n)), 0, 1);
    }

    private static double Entropy(long[] totals, double n) => -totals.Sum(total => total / n * Math.Log(total / n));
}

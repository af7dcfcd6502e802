using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Explanation;

internal static class RowSample
{
    /// <summary>A uniform sample in the order of the table; the table itself when it has no more rows.</summary>
    public static Table Of(Table table, int rows, int seed)
    {
        if (table.RowCount <= rows)
        {
            return table;
        }

        var order = Enumerable.Range(0, table.RowCount).ToArray();
        new Random(seed).Shuffle(order);
        var taken = order.AsSpan(0, rows);
        taken.Sort();
        return table.Take(taken);
    }
}

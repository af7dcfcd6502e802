using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>The rows that a training keeps back, found again by a judgement: the same seed and table give the same rows.</summary>
internal static class HoldoutRows
{
    /// <returns>The rows to learn from and those kept back, each in the table's order; no holdout when its share is so small that no row falls to it.</returns>
    public static (Table Training, Table? Holdout) Split(Table table, double share, int seed)
    {
        var count = (int)(table.RowCount * share);
        if (count == 0)
        {
            return (table, null);
        }

        var order = Enumerable.Range(0, table.RowCount).ToArray();
        new Random(seed).Shuffle(order);
        var held = order.AsSpan(0, count);
        var learned = order.AsSpan(count);
        held.Sort();
        learned.Sort();
        return (table.Take(learned), table.Take(held));
    }
}

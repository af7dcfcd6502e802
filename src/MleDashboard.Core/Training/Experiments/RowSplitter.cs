using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Training and validation rows of one fit, ascending.</summary>
internal sealed record Fold(int[] Train, int[] Validation);

/// <summary>Divides rows into training, validation and test ones: by chance with equal shares of the classes (or of the range), or the latest apart.</summary>
internal static class RowSplitter
{
    /// <summary>Rows to train on and rows to hold out, each ascending.</summary>
    /// <param name="order">Earliest row first; null splits by chance.</param>
    public static Fold HoldOut(TargetValues target, double fraction, int seed, int[]? order)
    {
        if (fraction <= 0)
        {
            return new Fold([.. Enumerable.Range(0, target.Length)], []);
        }

        if (order is not null)
        {
            var kept = target.Length - (int)Math.Round(target.Length * fraction);
            return new Fold(Sorted(order[..kept]), Sorted(order[kept..]));
        }

        var single = target.ClassCount == 0 ? [] : Rare(target);
        var train = new List<int>();
        var held = new List<int>();
        var wanted = Math.Round(target.Length * fraction) / target.Length;
        foreach (var (at, row) in Stratified(target, seed).Index())
        {
            if (held.Count + 1 <= Math.Round((at + 1) * wanted, 6) && !(target.ClassCount > 0 && single.Contains((int)target.Values[row])))
            {
                held.Add(row);
            }
            else
            {
                train.Add(row);
            }
        }

        return new Fold(Sorted([.. train]), Sorted([.. held]));
    }

    /// <summary>Every row validates in exactly one of the folds.</summary>
    public static IReadOnlyList<Fold> Folds(TargetValues target, int count, int seed)
    {
        var rows = Stratified(target, seed);
        return [.. Enumerable.Range(0, count).Select(fold => new Fold(
            Sorted([.. rows.Where((_, at) => at % count != fold)]),
            Sorted([.. rows.Where((_, at) => at % count == fold)])))];
    }

    /// <summary>Rows from the earliest to the latest; rows without a time first, equal ones in table order. Null: the column has no order.</summary>
    public static int[]? Order(ColumnData column)
    {
        var rows = Enumerable.Range(0, column.Length);
        return column switch
        {
            DateTimeColumn times => [.. rows.OrderBy(row => times.Ticks[row])],
            NumericColumn numbers => [.. rows.OrderBy(row => double.IsNaN(numbers.Values[row]) ? double.NegativeInfinity : numbers.Values[row])],
            _ => null,
        };
    }

    /// <summary>Shuffled, then put in the order of the target: cutting it at equal steps gives parts of equal shares.</summary>
    private static int[] Stratified(TargetValues target, int seed)
    {
        var rows = Enumerable.Range(0, target.Length).ToArray();
        new Random(seed).Shuffle(rows);
        return [.. rows.OrderBy(row => target.Values[row])];
    }

    /// <summary>Classes of a single row: held out they could not be learned.</summary>
    private static HashSet<int> Rare(TargetValues target) =>
        [.. target.Values.GroupBy(value => (int)value).Where(group => group.Count() < 2).Select(group => group.Key)];

    private static int[] Sorted(int[] rows)
    {
        Array.Sort(rows);
        return rows;
    }
}

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>Finds the split of one node among some of the columns.</summary>
internal sealed class SplitFinder<TCriterion>(ForestColumns columns, double[] target, TreeRules rules)
    where TCriterion : struct, ISplitCriterion
{
    private readonly int[] order = new int[columns.ColumnCount];
    private readonly RankSort sort = new(columns.RowCount);

    /// <summary>Called before each tree: what a tree becomes must not depend on the trees that this thread grew before.</summary>
    public void Reset()
    {
        for (var column = 0; column < order.Length; column++)
        {
            order[column] = column;
        }
    }

    public Split Find(ReadOnlySpan<int> rows, double[] weights, ref TCriterion criterion, ref ForestRandom random)
    {
        var best = Split.None;

        // Any split is better than none, also one that gains nothing by itself: the next may (as in an exclusive or).
        var bestScore = double.NegativeInfinity;
        var looked = 0;
        for (var at = 0; at < order.Length && looked < rules.ColumnsPerSplit; at++)
        {
            var drawn = at + random.Next(order.Length - at);
            (order[at], order[drawn]) = (order[drawn], order[at]);
            var column = order[at];
            var ranks = columns.RanksOf(column);
            var (low, high) = Range(ranks, rows);
            if (low == high)
            {
                continue;
            }

            looked++;
            if (rules.IsRandomCut)
            {
                Cut(column, ranks, rows, weights, low, high, ref criterion, ref random, ref best, ref bestScore);
            }
            else
            {
                Scan(column, ranks, rows, weights, low, high, ref criterion, ref best, ref bestScore);
            }
        }

        return best;
    }

    private void Scan(int column, ReadOnlySpan<ushort> ranks, ReadOnlySpan<int> rows, double[] weights, int low, int high, ref TCriterion criterion, ref Split best, ref double bestScore)
    {
        var sorted = sort.Sort(ranks, rows, low, high);
        criterion.Reset();
        var last = sorted.Length - rules.MinRowsInLeaf;
        var rank = ranks[sorted[0]];
        for (var at = 0; at < last; at++)
        {
            var row = sorted[at];
            criterion.MoveLeft(target[row], weights[row]);
            var next = ranks[sorted[at + 1]];
            if (next == rank)
            {
                continue;
            }

            if (at + 1 >= rules.MinRowsInLeaf)
            {
                var score = criterion.Score();
                if (score > bestScore)
                {
                    bestScore = score;
                    best = new Split(column, rank, columns.Between(column, rank, next));
                }
            }

            rank = next;
        }
    }

    private void Cut(
        int column, ReadOnlySpan<ushort> ranks, ReadOnlySpan<int> rows, double[] weights, int low, int high, ref TCriterion criterion, ref ForestRandom random, ref Split best, ref double bestScore)
    {
        var threshold = Threshold(column, ranks, rows, low, high, ref random);
        var cut = Math.Clamp(columns.RankAt(column, threshold), low, high - 1);
        criterion.Reset();
        var left = 0;
        foreach (var row in rows)
        {
            if (ranks[row] <= cut)
            {
                criterion.MoveLeft(target[row], weights[row]);
                left++;
            }
        }

        if (left < rules.MinRowsInLeaf || rows.Length - left < rules.MinRowsInLeaf)
        {
            return;
        }

        var score = criterion.Score();
        if (score > bestScore)
        {
            bestScore = score;
            best = new Split(column, cut, columns.Above(column, cut, threshold));
        }
    }

    /// <summary>By chance between the node's smallest and largest value; missing lies a quarter of that range below.</summary>
    private float Threshold(int column, ReadOnlySpan<ushort> ranks, ReadOnlySpan<int> rows, int low, int high, ref ForestRandom random)
    {
        double top = columns.ValueAt(column, high);
        if (low > 0)
        {
            double bottom = columns.ValueAt(column, low);
            return (float)(bottom + ((top - bottom) * random.NextDouble()));
        }

        var lowest = high;
        foreach (var row in rows)
        {
            lowest = ranks[row] > 0 && ranks[row] < lowest ? ranks[row] : lowest;
        }

        double smallest = columns.ValueAt(column, lowest);
        var below = smallest - Math.Max((top - smallest) / 4, 1e-3);
        var drawn = below + ((top - below) * random.NextDouble());
        return drawn < smallest ? float.NegativeInfinity : (float)drawn;
    }

    private static (int Low, int High) Range(ReadOnlySpan<ushort> ranks, ReadOnlySpan<int> rows)
    {
        int low = ushort.MaxValue, high = 0;
        foreach (var row in rows)
        {
            int rank = ranks[row];
            low = Math.Min(low, rank);
            high = Math.Max(high, rank);
        }

        return (low, high);
    }
}

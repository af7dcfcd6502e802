namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>
/// Grows a tree to small leaves by Gini impurity or squared error (Breiman et al. 1984). Bins of an ordered column are divided at a threshold; bins without order
/// are first sorted by their mean target, for several classes by the share of the node's most frequent one.
/// </summary>
internal sealed class DonorTreeGrower
{
    private const double SmallestGain = 1e-8;

    private readonly byte[][] bins;
    private readonly bool[] isOrdered;
    private readonly int[] classes;
    private readonly double[] numbers;
    private readonly double center;
    private readonly int classCount;
    private readonly int smallestLeaf;
    private readonly int[] rows;
    private readonly int[] spare;
    private readonly List<DonorNode> nodes = [];

    // Counts (and sums, or counts of each class) of the bins of one column in one node.
    private readonly double[] binCounts = new double[BinCode.MostBins];
    private readonly double[] binTotals;

    private DonorTreeGrower(byte[][] bins, bool[] isOrdered, int[] classes, double[] numbers, int classCount, int[] rows, int smallestLeaf)
    {
        (this.bins, this.isOrdered, this.classes, this.numbers, this.classCount, this.rows, this.smallestLeaf) = (bins, isOrdered, classes, numbers, classCount, rows, smallestLeaf);
        center = numbers.Length == 0 || rows.Length == 0 ? 0 : rows.Average(row => numbers[row]);
        spare = new int[rows.Length];
        binTotals = new double[BinCode.MostBins * Math.Max(1, classCount)];
    }

    /// <param name="bins">Of each column before this one, a bin for each training row.</param>
    /// <param name="classes">Of each training row, 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="rows">The training rows to learn from; they are put into another order.</param>
    public static DonorTree OfClasses(byte[][] bins, bool[] isOrdered, int[] classes, int classCount, int[] rows, int smallestLeaf) =>
        new DonorTreeGrower(bins, isOrdered, classes, [], classCount, rows, smallestLeaf).Grow();

    public static DonorTree OfNumbers(byte[][] bins, bool[] isOrdered, double[] numbers, int[] rows, int smallestLeaf) =>
        new DonorTreeGrower(bins, isOrdered, [], numbers, 0, rows, smallestLeaf).Grow();

    private DonorTree Grow()
    {
        nodes.Add(default);
        var open = new Stack<(int Node, int First, int Count)>();
        open.Push((0, 0, rows.Length));
        while (open.TryPop(out var next))
        {
            var (node, first, count) = next;
            if (count < 2 * smallestLeaf || Best(first, count) is not { } split)
            {
                nodes[node] = new DonorNode(-1, default, 0, 0, first, count);
                continue;
            }

            var left = Divide(first, count, split.Column, split.Left);
            nodes[node] = new DonorNode(split.Column, split.Left, nodes.Count, nodes.Count + 1, 0, 0);
            open.Push((nodes.Count + 1, first + left, count - left));
            open.Push((nodes.Count, first, left));
            nodes.Add(default);
            nodes.Add(default);
        }

        var values = Array.ConvertAll(rows, row => classCount > 0 ? classes[row] : numbers[row]);
        foreach (var leaf in nodes.Where(node => node.Column < 0))
        {
            Array.Sort(values, leaf.FirstDonor, leaf.DonorCount);
        }

        return new DonorTree(nodes, values);
    }

    private (int Column, BinSet Left)? Best(int first, int count)
    {
        var total = new double[Math.Max(1, classCount)];
        foreach (var row in rows.AsSpan(first, count))
        {
            Add(total, 0, row);
        }

        (int Column, BinSet Left)? best = null;
        var parent = Purity(total, count);
        var bar = parent + (SmallestGain * Math.Max(1, Math.Abs(parent)));
        for (var column = 0; column < bins.Length; column++)
        {
            if (BestOf(column, first, count, total, ref bar) is { } left)
            {
                best = (column, left);
            }
        }

        return best;
    }

    private BinSet? BestOf(int column, int first, int count, double[] total, ref double bar)
    {
        var used = Tally(column, first, count);
        if (used.Length < 2)
        {
            return null;
        }

        if (!isOrdered[column])
        {
            var key = classCount > 2 ? Array.IndexOf(total, total.Max()) : Math.Max(0, classCount - 1);
            Array.Sort([.. used.Select(bin => binTotals[(bin * total.Length) + key] / binCounts[bin])], used);
        }

        var left = new double[total.Length];
        var right = new double[total.Length];
        var leftCount = 0.0;
        var bestAt = -1;
        for (var at = 0; at < used.Length - 1; at++)
        {
            leftCount += binCounts[used[at]];
            for (var c = 0; c < left.Length; c++)
            {
                left[c] += binTotals[(used[at] * total.Length) + c];
                right[c] = total[c] - left[c];
            }

            if (leftCount < smallestLeaf || count - leftCount < smallestLeaf)
            {
                continue;
            }

            var purity = Purity(left, leftCount) + Purity(right, count - leftCount);
            if (purity > bar)
            {
                (bar, bestAt) = (purity, at);
            }
        }

        if (bestAt < 0)
        {
            return null;
        }

        var set = default(BinSet);
        for (var at = 0; at <= bestAt; at++)
        {
            set = set.With(used[at]);
        }

        return set;
    }

    private byte[] Tally(int column, int first, int count)
    {
        var width = Math.Max(1, classCount);
        var own = bins[column];
        Array.Clear(binCounts);
        Array.Clear(binTotals);
        foreach (var row in rows.AsSpan(first, count))
        {
            binCounts[own[row]]++;
            Add(binTotals, own[row] * width, row);
        }

        var used = new List<byte>();
        for (var bin = 0; bin < BinCode.MostBins; bin++)
        {
            if (binCounts[bin] > 0)
            {
                used.Add((byte)bin);
            }
        }

        return [.. used];
    }

    private void Add(double[] totals, int at, int row)
    {
        if (classCount > 0)
        {
            totals[at + classes[row]]++;
        }
        else
        {
            // Around their mean, so that squares of large numbers do not drown the differences.
            totals[at] += numbers[row] - center;
        }
    }

    /// <summary>What squared error or Gini impurity loses against one value for all: the larger, the purer.</summary>
    private static double Purity(double[] totals, double count)
    {
        var sum = 0.0;
        foreach (var total in totals)
        {
            sum += total * total;
        }

        return sum / count;
    }

    private int Divide(int first, int count, int column, BinSet left)
    {
        var own = bins[column];
        var (toLeft, toRight) = (0, 0);
        foreach (var row in rows.AsSpan(first, count))
        {
            if (left.Contains(own[row]))
            {
                rows[first + toLeft++] = row;
            }
            else
            {
                spare[toRight++] = row;
            }
        }

        spare.AsSpan(0, toRight).CopyTo(rows.AsSpan(first + toLeft));
        return toLeft;
    }
}

namespace MleDashboard.Core.Profiling.Targets;

/// <summary>
/// A regression or classification tree on one column whose values are ordered codes (Breiman, Friedman, Olshen and Stone 1984). Splitting by the sum of
/// squares over the weight is least squares for a sum of numbers, and Gini's index for counts of classes.
/// </summary>
internal static class OneColumnTree
{
    public const int MaxDepth = 8;

    /// <param name="counts">Training rows of each code.</param>
    /// <param name="sums">For each code as many sums as there are outputs: centred numbers, or counts of classes.</param>
    /// <returns>For each depth the leaf of each code.</returns>
    public static IReadOnlyList<int[]> Grow(int[] counts, double[] sums)
    {
        var outputs = sums.Length / counts.Length;
        var depths = new List<int[]>(MaxDepth);
        var leaves = new List<(int From, int To)> { (0, counts.Length) };
        for (var depth = 1; depth <= MaxDepth; depth++)
        {
            var next = new List<(int From, int To)>();
            foreach (var (from, to) in leaves)
            {
                if (BestSplit(counts, sums, outputs, from, to) is { } split)
                {
                    next.Add((from, split));
                    next.Add((split, to));
                }
                else
                {
                    next.Add((from, to));
                }
            }

            if (next.Count == leaves.Count)
            {
                break;
            }

            leaves = next;
            var leafOf = new int[counts.Length];
            for (var leaf = 0; leaf < leaves.Count; leaf++)
            {
                Array.Fill(leafOf, leaf, leaves[leaf].From, leaves[leaf].To - leaves[leaf].From);
            }

            depths.Add(leafOf);
        }

        return depths;
    }

    /// <summary>The code the right part begins with; null when no split says more than the whole.</summary>
    private static int? BestSplit(int[] counts, double[] sums, int outputs, int from, int to)
    {
        var (left, right) = (new double[outputs], new double[outputs]);
        double countLeft = 0, countRight = 0;
        for (var code = from; code < to; code++)
        {
            countRight += counts[code];
            for (var output = 0; output < outputs; output++)
            {
                right[output] += sums[(code * outputs) + output];
            }
        }

        var best = countRight == 0 ? 0 : SumOfSquares(right) / countRight;
        best += 1e-9 * Math.Abs(best);
        int? split = null;
        for (var code = from; code < to - 1; code++)
        {
            countLeft += counts[code];
            countRight -= counts[code];
            for (var output = 0; output < outputs; output++)
            {
                left[output] += sums[(code * outputs) + output];
                right[output] -= sums[(code * outputs) + output];
            }

            if (countLeft > 0 && countRight > 0 && counts[code] > 0)
            {
                var gain = (SumOfSquares(left) / countLeft) + (SumOfSquares(right) / countRight);
                if (gain > best)
                {
                    (best, split) = (gain, code + 1);
                }
            }
        }

        return split;
    }

    private static double SumOfSquares(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value * value;
        }

        return sum;
    }
}

using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Profiling.Targets;

/// <summary>
/// How well one column alone predicts the target, normalised as the predictive power score of Wetschoreck, Krabel and Krishnamurthy (2020, ppscore): for
/// numbers 1 - MAE / MAE of the median, for classes (F1 - naive F1) / (1 - naive F1) with F1 weighted by class. Every row is predicted by a tree that has not
/// seen it, and of the trees of depth 1 to 8 the best counts.
/// </summary>
internal sealed class PredictivePower
{
    private const int Folds = 4;

    /// <summary>Codes of a column: ranges of as many rows each, or the most frequent labels.</summary>
    private const int MaxCodes = 256;

    private readonly RankedTarget target;
    private readonly int outputs;
    private readonly double mean;

    public PredictivePower(RankedTarget target)
    {
        this.target = target;
        outputs = target.Numbers is null ? target.ClassNames.Count : 1;
        mean = target.Numbers is { } numbers && target.Order.Length > 0 ? target.Order.Average(row => numbers[row]) : 0;
        NaiveScore = target.Order.Length == 0 ? 0 : target.Numbers is null ? NaiveF1() : NaiveError();
    }

    /// <summary>Weighted F1 of the better of two answers, always the most frequent class or a random row's; or the mean absolute error of the median.</summary>
    public double NaiveScore { get; }

    /// <returns>Power 0 to 1 and the score it comes from; null when the naive answer cannot be beaten.</returns>
    public (double Power, double Score)? Of(ComparableColumn column)
    {
        var (codes, levels, isOrdered) = Codes(column);
        if (target.Numbers is null ? NaiveScore >= 1 : NaiveScore <= 0)
        {
            return null;
        }

        var fold = FoldsOf(codes);
        var totals = Enumerable.Range(0, OneColumnTree.MaxDepth + 1).Select(_ => new Tally(outputs)).ToArray();
        for (var left = 0; left < Folds; left++)
        {
            Predict(codes, levels, isOrdered, fold, left, totals);
        }

        var score = target.Numbers is null ? totals.Max(tally => tally.WeightedF1()) : totals.Min(tally => tally.AbsoluteError / tally.Rows);
        var power = target.Numbers is null ? (score - NaiveScore) / (1 - NaiveScore) : 1 - (score / NaiveScore);
        return (Math.Clamp(power, 0, 1), score);
    }

    private void Predict(int[] codes, int levels, bool isOrdered, byte[] fold, int left, Tally[] totals)
    {
        var (counts, sums) = (new int[levels], new double[levels * outputs]);
        foreach (var row in target.Order)
        {
            if (fold[row] != left)
            {
                counts[codes[row]]++;
                sums[(codes[row] * outputs) + target.Classes[row]] += target.Numbers is { } numbers ? numbers[row] - mean : 1;
            }
        }

        var order = isOrdered ? null : OrderByMean(counts, sums);
        var depths = OneColumnTree.Grow(order is null ? counts : [.. order.Select(code => counts[code])], order is null ? sums : [.. order.SelectMany(code => sums.Skip(code * outputs).Take(outputs))]);
        for (var depth = 0; depth < totals.Length; depth++)
        {
            // The last partition of labels gives each its own leaf; a tree that stopped early stays as it is.
            var leaves = depths.Count == 0 ? new int[levels] : depths[Math.Min(depth, depths.Count - 1)];
            if (order is not null)
            {
                var byCode = new int[levels];
                for (var place = 0; place < levels; place++)
                {
                    byCode[order[place]] = depth == totals.Length - 1 ? place : leaves[place];
                }

                leaves = byCode;
            }

            Test(codes, leaves, levels, fold, left, totals[depth]);
        }
    }

    private void Test(int[] codes, int[] leaves, int levels, byte[] fold, int left, Tally tally)
    {
        var answers = target.Numbers is null ? MajorityOf(codes, leaves, levels, fold, left) : MediansOf(codes, leaves, levels, fold, left);
        foreach (var row in target.Order)
        {
            if (fold[row] == left)
            {
                tally.Add(target.Classes[row], answers[leaves[codes[row]]], target.Numbers?[row]);
            }
        }
    }

    private double[] MajorityOf(int[] codes, int[] leaves, int levels, byte[] fold, int left)
    {
        var counts = new int[(levels + 1) * outputs];
        foreach (var row in target.Order)
        {
            if (fold[row] != left)
            {
                counts[(leaves[codes[row]] * outputs) + target.Classes[row]]++;
                counts[(levels * outputs) + target.Classes[row]]++;
            }
        }

        var answers = new double[levels];
        for (var leaf = 0; leaf < levels; leaf++)
        {
            var own = counts.AsSpan(leaf * outputs, outputs);
            answers[leaf] = IndexOfLargest(own.ContainsAnyExcept(0) ? own : counts.AsSpan(levels * outputs, outputs));
        }

        return answers;
    }

    /// <summary>Rows come in order of the target, so each leaf's list is sorted as it fills.</summary>
    private double[] MediansOf(int[] codes, int[] leaves, int levels, byte[] fold, int left)
    {
        var starts = new int[levels + 1];
        var all = new List<double>(target.Order.Length);
        foreach (var row in target.Order)
        {
            if (fold[row] != left)
            {
                starts[leaves[codes[row]] + 1]++;
                all.Add(target.Numbers![row]);
            }
        }

        for (var leaf = 0; leaf < levels; leaf++)
        {
            starts[leaf + 1] += starts[leaf];
        }

        var (sorted, next) = (new double[all.Count], starts[..levels]);
        foreach (var row in target.Order)
        {
            if (fold[row] != left)
            {
                sorted[next[leaves[codes[row]]]++] = target.Numbers![row];
            }
        }

        var overall = Median([.. all]);
        return [.. Enumerable.Range(0, levels).Select(leaf => starts[leaf + 1] == starts[leaf] ? overall : Median(sorted.AsSpan(starts[leaf], starts[leaf + 1] - starts[leaf])))];
    }

    /// <summary>Every fourth row in order of the column and then of the target: each fold has the same share of every value and class, whatever the order of the table.</summary>
    private byte[] FoldsOf(int[] codes)
    {
        var keys = target.Order.Select(row => ((long)codes[row] << 32) | (uint)target.Ranks[row]).ToArray();
        var rows = (int[])target.Order.Clone();
        Array.Sort(keys, rows);
        var fold = new byte[codes.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            fold[rows[i]] = (byte)(i % Folds);
        }

        return fold;
    }

    private int[] OrderByMean(int[] counts, double[] sums) =>
        [.. Enumerable.Range(0, counts.Length).OrderBy(code => counts[code] == 0 ? 0 : sums[code * outputs] / counts[code]).ThenBy(code => code)];

    /// <summary>A missing value is a code of its own, below all others.</summary>
    private static (int[] Codes, int Levels, bool IsOrdered) Codes(ComparableColumn column)
    {
        var (dense, levels) = column.Dense;
        if (column.Labels is not null && levels >= MaxCodes)
        {
            var kept = dense.Where(code => code >= 0).CountBy(code => code).OrderByDescending(code => code.Value).ThenBy(code => code.Key).Take(MaxCodes - 1).Index().ToDictionary(code => code.Item.Key, code => code.Index);
            return (Array.ConvertAll(dense, code => code < 0 ? 0 : kept.TryGetValue(code, out var at) ? at + 1 : MaxCodes), MaxCodes + 1, false);
        }

        if (column.Labels is null && levels > MaxCodes)
        {
            var (ranks, count) = (column.Ranked.Ranks, column.Ranked.Count);
            return (Array.ConvertAll(ranks, rank => double.IsNaN(rank) ? 0 : 1 + Math.Min(MaxCodes - 1, (int)((rank - 0.5) * MaxCodes / count))), MaxCodes + 1, true);
        }

        return (Array.ConvertAll(dense, code => code + 1), levels + 1, column.Labels is null);
    }

    private double NaiveF1()
    {
        double[] shares = [.. target.Order.CountBy(row => target.Classes[row]).Select(count => (double)count.Value / target.Order.Length)];
        var most = shares.Max();
        return Math.Max(2 * most * most / (1 + most), shares.Sum(share => share * share));
    }

    private double NaiveError()
    {
        var median = Median([.. target.Order.Select(row => target.Numbers![row])]);
        return target.Order.Average(row => Math.Abs(target.Numbers![row] - median));
    }

    private static double Median(ReadOnlySpan<double> sorted) => (sorted[(sorted.Length - 1) / 2] / 2) + (sorted[sorted.Length / 2] / 2);

    private static int IndexOfLargest(ReadOnlySpan<int> counts)
    {
        var largest = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            largest = counts[i] > counts[largest] ? i : largest;
        }

        return largest;
    }

    /// <summary>Answers of one depth over all folds.</summary>
    private sealed class Tally(int classes)
    {
        private readonly long[] right = new long[classes];
        private readonly long[] answered = new long[classes];
        private readonly long[] actual = new long[classes];

        public double AbsoluteError { get; private set; }

        public long Rows { get; private set; }

        public void Add(int actualClass, double answer, double? number)
        {
            Rows++;
            if (number is { } value)
            {
                AbsoluteError += Math.Abs(value - answer);
                return;
            }

            actual[actualClass]++;
            answered[(int)answer]++;
            right[actualClass] += (int)answer == actualClass ? 1 : 0;
        }

        /// <summary>F1 of each class, which is 2·right / (actual + answered), weighted by its rows.</summary>
        public double WeightedF1()
        {
            var sum = 0.0;
            for (var i = 0; i < actual.Length; i++)
            {
                sum += actual[i] == 0 ? 0 : actual[i] * (2.0 * right[i] / (actual[i] + answered[i]));
            }

            return sum / Rows;
        }
    }
}

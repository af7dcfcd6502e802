namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>A numeric column with its order, for Spearman's correlation with many others.</summary>
internal sealed class RankedColumn
{
    private readonly double[] values;
    private readonly int[] order;

    public RankedColumn(double[] values)
    {
        this.values = values;
        var keys = new double[values.Length];
        order = new int[values.Length];
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsFinite(values[row]))
            {
                keys[count] = values[row];
                order[count++] = row;
            }
        }

        Array.Sort(keys, order, 0, count);
        Array.Resize(ref order, count);
        IsComplete = count == values.Length;
        Ranks = new double[values.Length];
        Rank(null, Ranks);
    }

    /// <summary>Rows with a finite value, ascending by it.</summary>
    public ReadOnlySpan<int> Order => order;

    /// <summary>Finite values.</summary>
    public int Count => order.Length;

    /// <summary>Every value is finite.</summary>
    public bool IsComplete { get; }

    /// <summary>0 for the smallest value, 1 for the next different one, and so on; -1 where there is none.</summary>
    public (int[] Codes, int Levels) Dense()
    {
        var codes = new int[values.Length];
        Array.Fill(codes, -1);
        var level = -1;
        for (var i = 0; i < order.Length; i++)
        {
            level += i == 0 || values[order[i]] != values[order[i - 1]] ? 1 : 0;
            codes[order[i]] = level;
        }

        return (codes, level + 1);
    }

    /// <summary>Mean rank among all finite values, 1 for the smallest; NaN elsewhere.</summary>
    public double[] Ranks { get; }

    /// <summary>Spearman's rho over rows where both are finite; as in pandas the ranks are those within these rows.</summary>
    public static double? Spearman(RankedColumn x, RankedColumn y)
    {
        if (x.IsComplete && y.IsComplete)
        {
            return PearsonCorrelation.Of(x.Ranks, y.Ranks);
        }

        var (ranksX, ranksY) = (new double[x.values.Length], new double[x.values.Length]);
        x.Rank(y.values, ranksX);
        y.Rank(x.values, ranksY);
        return PearsonCorrelation.Of(ranksX, ranksY);
    }

    /// <summary>Ranks the finite rows in which <paramref name="other"/> is finite too, by one walk along the order.</summary>
    private void Rank(double[]? other, double[] ranks)
    {
        Array.Fill(ranks, double.NaN);
        var before = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            var tied = 0;
            var value = values[order[start]];
            while (end < order.Length && values[order[end]] == value)
            {
                tied += other is null || double.IsFinite(other[order[end]]) ? 1 : 0;
                end++;
            }

            var rank = before + ((tied + 1) / 2.0);
            for (; start < end; start++)
            {
                if (other is null || double.IsFinite(other[order[start]]))
                {
                    ranks[order[start]] = rank;
                }
            }

            before += tied;
        }
    }
}

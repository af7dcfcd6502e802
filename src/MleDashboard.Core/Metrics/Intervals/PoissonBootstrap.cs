namespace MleDashboard.Core.Metrics.Intervals;

/// <summary>
/// Resampling by independent Poisson counts instead of draws with replacement: the same intervals for more than a few dozen rows (Chamandy et al.
/// 2012, "Estimating uncertainty for massive data streams"), and rows that count alike can be drawn together, so its cost does not grow with them.
/// </summary>
internal static class PoissonBootstrap
{
    private const int UsualReplicates = 500;

    /// <summary>95% intervals of statistics that depend on weights alone.</summary>
    /// <param name="counts">How many rows each group stands for; of rows with weights the number of equal ones that would vary as much (Kish 1965).</param>
    /// <param name="statistics">From resampled counts, in the order of groups, to figures; always as many.</param>
    public static Interval[] Intervals(IReadOnlyList<double> counts, Func<double[], double[]> statistics, int seed, int replicates = UsualReplicates)
    {
        var random = new Random(seed);
        var weights = new double[counts.Count];
        var drawn = new List<double[]>(replicates);
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            for (var group = 0; group < weights.Length; group++)
            {
                weights[group] = Draw(random, counts[group]);
            }

            drawn.Add(statistics(weights));
        }

        return [.. Enumerable.Range(0, drawn[0].Length).Select(figure => Middle95([.. drawn.Select(figures => figures[figure]).Where(double.IsFinite)]))];
    }

    /// <summary>Rows by chance in groups of equal size: taken in turn, rows of a sorted table would give groups that are too much alike.</summary>
    public static int[] GroupsOf(int rows, int groups, int seed)
    {
        var groupOf = Enumerable.Range(0, rows).Select(row => row % groups).ToArray();
        if (groups < rows)
        {
            new Random(seed).Shuffle(groupOf);
        }

        return groupOf;
    }

    private static Interval Middle95(double[] values)
    {
        if (values.Length == 0)
        {
            return new Interval(double.NegativeInfinity, double.PositiveInfinity);
        }

        Array.Sort(values);
        return new Interval(values[(int)(0.025 * (values.Length - 1))], values[(int)Math.Ceiling(0.975 * (values.Length - 1))]);
    }

    private static double Draw(Random random, double mean)
    {
        if (mean == 0)
        {
            return 0;
        }

        if (mean > 60)
        {
            // Box and Muller 1958; a Poisson count of this size is normal to within the width of the interval's digits.
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * normal)));
        }

        var limit = Math.Exp(-mean);
        var product = random.NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }
}

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>One normal distribution of a mixture; one number, where the deviation is 0.</summary>
public sealed record MixtureMode(double Mean, double Deviation, double Weight);

/// <summary>
/// A variational mixture of normal distributions in one dimension with a Dirichlet process prior that empties the modes it does not need (Blei and Jordan
/// 2006; updates as Bishop 2006, section 10.2), with the priors of CTGAN: concentration 0.001, modes below a weight of 0.005 left out.
/// </summary>
/// <remarks>Equal numbers are counted once, so a column of a million rows and 300 different numbers costs what 300 rows cost.</remarks>
public static class GaussianMixture
{
    private const double Concentration = 0.001;
    private const double SmallestWeight = 0.005;
    private const double VarianceFloor = 1e-6;
    private const double Tolerance = 1e-3;
    private const int MostRounds = 100;

    /// <summary>More different numbers than this are drawn evenly from the sorted ones: the modes of a column do not need each row.</summary>
    private const int MostPoints = 20_000;

    /// <param name="values">Finite, at least one.</param>
    /// <returns>In the order of their means.</returns>
    public static IReadOnlyList<MixtureMode> Fit(double[] values, int mostModes)
    {
        // Scaled to mean 0 and deviation 1, so that the floor of the variance means the same for every unit.
        var center = values.Average();
        var spread = Math.Sqrt(values.Sum(value => (value - center) * (value - center)) / values.Length);
        if (!(spread > 0))
        {
            return [new MixtureMode(values[0], Math.Max(1e-9, Math.Abs(values[0]) * 1e-9), 1)];
        }

        var (points, counts) = Points(values, center, spread);
        var modes = Math.Min(mostModes, points.Length);
        var fit = new VariationalFit(points, counts, modes);
        fit.Run(MostRounds, Tolerance);
        return [.. fit.Modes()
            .Where(mode => mode.Weight > SmallestWeight)
            .OrderBy(mode => mode.Mean)
            .Select(mode => new MixtureMode((mode.Mean * spread) + center, mode.Deviation * spread, mode.Weight))];
    }

    /// <summary>A mode for <paramref name="value"/>, as likely as it is to have come from it.</summary>
    /// <param name="shares">Working memory, one place for each mode.</param>
    public static int Draw(IReadOnlyList<MixtureMode> modes, double value, Span<double> shares, Random random)
    {
        const double EverPossible = 1e-6;
        var largest = double.NegativeInfinity;
        for (var mode = 0; mode < shares.Length; mode++)
        {
            if (modes[mode].Deviation == 0)
            {
                if (modes[mode].Mean == value)
                {
                    return mode;
                }

                shares[mode] = double.NegativeInfinity;
                continue;
            }

            var distance = (value - modes[mode].Mean) / modes[mode].Deviation;
            shares[mode] = Math.Log(modes[mode].Weight / modes[mode].Deviation) - (distance * distance / 2);
            largest = Math.Max(largest, shares[mode]);
        }

        if (double.IsNegativeInfinity(largest))
        {
            return modes.Index().MinBy(each => Math.Abs(each.Item.Mean - value)).Index;
        }

        var sum = 0.0;
        foreach (ref var share in shares)
        {
            share = Math.Exp(share - largest);
            sum += share;
        }

        var total = 0.0;
        for (var mode = 0; mode < shares.Length; mode++)
        {
            shares[mode] = modes[mode].Deviation > 0 ? (shares[mode] / sum) + EverPossible : 0;
            total += shares[mode];
        }

        var drawn = random.NextDouble() * total;
        for (var mode = 0; mode < shares.Length; mode++)
        {
            drawn -= shares[mode];
            if (drawn < 0)
            {
                return mode;
            }
        }

        return shares.Length - 1;
    }

    private static (double[] Points, double[] Counts) Points(double[] values, double center, double spread)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var points = new List<double>();
        var counts = new List<double>();
        foreach (var value in sorted)
        {
            var scaled = (value - center) / spread;
            if (points.Count > 0 && points[^1] == scaled)
            {
                counts[^1]++;
            }
            else
            {
                points.Add(scaled);
                counts.Add(1);
            }
        }

        if (points.Count <= MostPoints)
        {
            return ([.. points], [.. counts]);
        }

        var drawn = new double[MostPoints];
        for (var at = 0; at < drawn.Length; at++)
        {
            drawn[at] = (sorted[(long)at * sorted.Length / drawn.Length] - center) / spread;
        }

        var weight = (double)sorted.Length / drawn.Length;
        return (drawn, [.. drawn.Select(_ => weight)]);
    }

    internal static double Floored(double variance) => Math.Max(variance, 0) + VarianceFloor;

    internal static double Prior => Concentration;
}

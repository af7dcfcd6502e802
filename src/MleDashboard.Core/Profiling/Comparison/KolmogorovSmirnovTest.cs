namespace MleDashboard.Core.Profiling.Comparison;

/// <summary>The two-sample test of Kolmogorov and Smirnov: the largest distance of the two distribution functions.</summary>
internal static class KolmogorovSmirnovTest
{
    /// <summary>Products of the sizes up to which the exact distribution is counted; ties make it conservative.</summary>
    private const long MaxExact = 10_000;

    /// <param name="first">Sorted, not empty.</param>
    /// <param name="second">Sorted, not empty.</param>
    public static TestOutcome Of(double[] first, double[] second)
    {
        var statistic = Statistic(first, second);
        var pValue = (long)first.Length * second.Length <= MaxExact
            ? Exact(statistic, first.Length, second.Length)
            : Asymptotic(statistic, first.Length, second.Length);
        return new TestOutcome(statistic, pValue);
    }

    public static double Statistic(double[] first, double[] second)
    {
        var largest = 0.0;
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            var at = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] == at)
            {
                i++;
            }

            while (j < second.Length && second[j] == at)
            {
                j++;
            }

            largest = Math.Max(largest, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }

        return largest;
    }

    /// <summary>Counts the lattice paths that stay nearer than the statistic, as probabilities (Hodges 1958).</summary>
    public static double Exact(double statistic, int first, int second)
    {
        double m = Math.Min(first, second), n = Math.Max(first, second);
        var limit = (0.5 + Math.Floor((statistic * m * n) - 1e-7)) / (m * n);
        var inside = new double[(int)n + 1];
        for (var j = 0; j <= n; j++)
        {
            inside[j] = j / n > limit ? 0 : 1;
        }

        for (var i = 1; i <= m; i++)
        {
            var weight = i / (i + n);
            inside[0] = i / m > limit ? 0 : weight * inside[0];
            for (var j = 1; j <= n; j++)
            {
                inside[j] = Math.Abs((i / m) - (j / n)) > limit ? 0 : (weight * inside[j]) + inside[j - 1];
            }
        }

        return Math.Clamp(1 - inside[(int)n], 0, 1);
    }

    /// <summary>Kolmogorov's limit distribution with Stephens's correction for finite samples (1970).</summary>
    public static double Asymptotic(double statistic, int first, int second)
    {
        var effective = Math.Sqrt((double)first * second / ((double)first + second));
        return UpperTail((effective + 0.12 + (0.11 / effective)) * statistic);
    }

    /// <summary>2 times the alternating sum of exp(-2 j² x²).</summary>
    public static double UpperTail(double value)
    {
        // Below 0.3 the sum converges too slowly, and the probability is 1 to nine digits.
        if (value < 0.3)
        {
            return 1;
        }

        var sum = 0.0;
        for (var j = 1; j <= 100; j++)
        {
            var term = Math.Exp(-2 * j * j * value * value);
            sum += j % 2 == 1 ? term : -term;
            if (term < 1e-17)
            {
                break;
            }
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}

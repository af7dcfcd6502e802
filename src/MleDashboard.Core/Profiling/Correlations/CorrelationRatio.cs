namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>Association of a column of labels with a column of numbers.</summary>
internal static class CorrelationRatio
{
    /// <summary>
    /// The root of the share of variance that lies between the groups (Fisher 1925), with Kelley's correction (1935) for the number of groups: without it
    /// a thousand labels of noise would explain everything.
    /// </summary>
    /// <param name="codes">Codes below <paramref name="levels"/>; -1 is missing.</param>
    /// <returns>0 to 1; null with fewer than three common rows, one group, a group for every row, or no variation.</returns>
    public static double? Of(ReadOnlySpan<int> codes, int levels, ReadOnlySpan<double> values)
    {
        var (sums, counts) = (new double[levels], new long[levels]);
        double sum = 0;
        long n = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && double.IsFinite(values[i]))
            {
                sums[codes[i]] += values[i];
                counts[codes[i]]++;
                sum += values[i];
                n++;
            }
        }

        var groups = counts.Count(count => count > 0);
        if (n < 3 || groups < 2 || groups >= n)
        {
            return null;
        }

        double mean = sum / n, total = 0, between = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && double.IsFinite(values[i]))
            {
                total += (values[i] - mean) * (values[i] - mean);
            }
        }

        for (var group = 0; group < levels; group++)
        {
            if (counts[group] > 0)
            {
                var difference = (sums[group] / counts[group]) - mean;
                between += counts[group] * difference * difference;
            }
        }

        if (!(total > 0) || !double.IsFinite(total))
        {
            return null;
        }

        var corrected = 1 - ((1 - (between / total)) * (n - 1) / (n - groups));
        return Math.Sqrt(Math.Clamp(corrected, 0, 1));
    }
}

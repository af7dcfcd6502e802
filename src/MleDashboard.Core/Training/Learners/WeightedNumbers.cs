namespace MleDashboard.Core.Training.Learners;

/// <summary>Means and quantiles of values that count more or less.</summary>
internal static class WeightedNumbers
{
    public static double Mean(ReadOnlySpan<double> values, float[]? weights)
    {
        double sum = 0, total = 0;
        for (var row = 0; row < values.Length; row++)
        {
            double weight = weights?[row] ?? 1;
            sum += weight * values[row];
            total += weight;
        }

        return sum / total;
    }

    /// <summary>A deviation of zero is 1: nothing is divided by it in vain.</summary>
    public static (double Mean, double Deviation) Moments(double[] values, float[]? weights)
    {
        var mean = Mean(values, weights);
        var deviation = Math.Sqrt(Mean(Array.ConvertAll(values, value => (value - mean) * (value - mean)), weights));
        return (mean, deviation > 0 ? deviation : 1);
    }

    /// <summary>The value below which a share of the weight lies; halfway between two values when it lies exactly between them.</summary>
    public static double Quantile(ReadOnlySpan<double> values, float[]? weights, double share)
    {
        var sorted = values.ToArray();
        var weightOf = weights is null ? new float[sorted.Length] : weights.ToArray();
        if (weights is null)
        {
            weightOf.AsSpan().Fill(1);
        }

        Array.Sort(sorted, weightOf);
        return QuantileOfSorted(sorted, weightOf, share);
    }

    public static double QuantileOfSorted(ReadOnlySpan<double> sorted, ReadOnlySpan<float> weights, double share)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var below = 0.0;
        var wanted = share * total;
        for (var at = 0; at < sorted.Length - 1; at++)
        {
            below += weights[at];
            if (below > wanted + (1e-9 * total))
            {
                return sorted[at];
            }

            if (below >= wanted - (1e-9 * total))
            {
                return (sorted[at] + sorted[at + 1]) / 2;
            }
        }

        return sorted[^1];
    }
}

using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Explanation;

internal static class ResidualHistogram
{
    private const int MaxBins = 40;

    /// <summary>Actual minus predicted in bins of equal width: at most 40, about the square root of the number of rows; their counts add up to the rows.</summary>
    public static IReadOnlyList<HistogramBin> Of(ScoredRows rows)
    {
        var residuals = rows.Actual.Zip(rows.Predicted.Values, (actual, predicted) => actual - predicted).Where(double.IsFinite).ToArray();
        if (residuals.Length == 0)
        {
            return [];
        }

        double low = residuals.Min(), high = residuals.Max();
        var width = high - low;
        if (width <= 0 || !double.IsFinite(width))
        {
            return [new HistogramBin(low, high, residuals.Length)];
        }

        var bins = Math.Clamp((int)Math.Sqrt(residuals.Length), 5, MaxBins);
        var counts = new long[bins];
        foreach (var residual in residuals)
        {
            counts[Math.Min(bins - 1, (int)((residual - low) / width * bins))]++;
        }

        return [.. counts.Select((count, bin) => new HistogramBin(low + (width * bin / bins), bin == bins - 1 ? high : low + (width * (bin + 1) / bins), count))];
    }
}

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>
/// Five robust standard deviations from the median (SageMaker Data Wrangler's insights report). Where one value has most of the rows, as zero does in a count of rare
/// things, the spread of the middle is that value's and every other one would be an outlier: then the other values are judged among themselves.
/// </summary>
internal static class OutlierRule
{
    private const double Reach = 5;

    private const double MostOfTheRows = 0.75;

    /// <summary>Fewer other values have no spread worth the name.</summary>
    private const int FewestOthers = 20;

    /// <param name="mostFrequent">The value that occurs most, of those in <paramref name="numbers"/>.</param>
    /// <returns>Null when the values do not spread.</returns>
    public static OutlierCounts? Judge(SortedNumbers numbers, (double Value, int Count) mostFrequent)
    {
        if (mostFrequent.Count < MostOfTheRows * numbers.Count)
        {
            return Judge(numbers);
        }

        var others = numbers.Without(mostFrequent.Value);
        return others.Count < FewestOthers ? null : Judge(others) is { } outliers ? outliers with { Beside = mostFrequent.Value } : null;
    }

    private static OutlierCounts? Judge(SortedNumbers numbers)
    {
        var (p5, median, p95) = (numbers.Quantile(0.05), numbers.Quantile(0.5), numbers.Quantile(0.95));
        var clipped = numbers.Values.ToArray();
        for (var i = 0; i < clipped.Length; i++)
        {
            clipped[i] = Math.Clamp(clipped[i], p5, p95);
        }

        if (Moments.Of(clipped).StandardDeviation is not { } robust || robust == 0)
        {
            return null;
        }

        var (low, high) = (median - (Reach * robust), median + (Reach * robust));
        return double.IsFinite(low) && double.IsFinite(high) ? new OutlierCounts(low, high, numbers.LowerBound(low), numbers.Count - numbers.UpperBound(high)) : null;
    }
}

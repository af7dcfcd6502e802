using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Equal bins over sorted numbers.</summary>
internal static class Histogram
{
    /// <summary>The number of bins is Freedman and Diaconis's (1981), at least 8; whole numbers get bins of whole width, so that no bin covers more of them than another.</summary>
    public static IReadOnlyList<HistogramBin> Of(SortedNumbers numbers, bool isInteger, int maxBins)
    {
        if (numbers.Count == 0)
        {
            return [];
        }

        var (min, max) = (numbers.Min, numbers.Max);
        if (min == max)
        {
            return [new HistogramBin(min, max, numbers.Count)];
        }

        var range = max - min;
        if (!double.IsFinite(range))
        {
            // The range of the largest doubles has no double: halves, so that a bin can be said.
            return [new HistogramBin(min, 0, numbers.LowerBound(0)), new HistogramBin(0, max, numbers.Count - numbers.LowerBound(0))];
        }

        var count = Math.Clamp(FreedmanDiaconis(numbers, range), Math.Min(8, maxBins), maxBins);
        return isInteger && range < 1e15 ? OfWholeNumbers(numbers, min, max, count, maxBins) : OfWidth(numbers, min, max, range / count, count);
    }

    private static int FreedmanDiaconis(SortedNumbers numbers, double range)
    {
        var width = 2 * (numbers.Quantile(0.75) - numbers.Quantile(0.25)) / Math.Cbrt(numbers.Count);
        var bins = width > 0 ? range / width : Math.Log2(numbers.Count) + 1;
        return (int)Math.Min(Math.Ceiling(bins), 10_000);
    }

    private static List<HistogramBin> OfWholeNumbers(SortedNumbers numbers, double min, double max, int count, int maxBins)
    {
        var values = max - min + 1;
        var width = values <= maxBins ? 1 : Math.Ceiling(values / count);
        return OfWidth(numbers, min, min + (Math.Ceiling(values / width) * width), width, (int)Math.Ceiling(values / width));
    }

    private static List<HistogramBin> OfWidth(SortedNumbers numbers, double min, double max, double width, int count)
    {
        var bins = new List<HistogramBin>(count);
        var before = 0;
        for (var bin = 0; bin < count; bin++)
        {
            var isLast = bin == count - 1;
            var high = isLast ? max : min + ((bin + 1) * width);
            var upTo = isLast ? numbers.Count : numbers.LowerBound(high);
            bins.Add(new HistogramBin(min + (bin * width), high, upTo - before));
            before = upTo;
        }

        return bins;
    }
}

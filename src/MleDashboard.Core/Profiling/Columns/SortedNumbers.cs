namespace MleDashboard.Core.Profiling.Columns;

/// <summary>The finite values of a numeric column in ascending order, with what follows from the order.</summary>
internal sealed class SortedNumbers
{
    private readonly double[] sorted;

    private SortedNumbers(double[] sorted, long missing, long infinite)
    {
        this.sorted = sorted;
        MissingCount = missing;
        InfiniteCount = infinite;
    }

    public long MissingCount { get; }

    public long InfiniteCount { get; }

    public int Count => sorted.Length;

    public double Min => sorted[0];

    public double Max => sorted[^1];

    public ReadOnlySpan<double> Values => sorted;

    /// <param name="values">NaN is missing. Not changed.</param>
    public static SortedNumbers Of(ReadOnlySpan<double> values)
    {
        var finite = new double[values.Length];
        var count = 0;
        var missing = 0L;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                // Adding 0 turns -0 into 0, so that both are one value.
                finite[count++] = value + 0.0;
            }
            else if (double.IsNaN(value))
            {
                missing++;
            }
        }

        if (count < finite.Length)
        {
            Array.Resize(ref finite, count);
        }

        Array.Sort(finite);
        return new SortedNumbers(finite, missing, values.Length - count - missing);
    }

    /// <summary>Linear interpolation between the two nearest values (Hyndman and Fan's type 7, the default of pandas and NumPy).</summary>
    public double Quantile(double probability)
    {
        var position = probability * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var weight = position - below;
        if (weight == 0)
        {
            return sorted[below];
        }

        // The difference of the widest doubles has no double, the weighted sum has.
        var difference = sorted[below + 1] - sorted[below];
        return double.IsFinite(difference) ? sorted[below] + (weight * difference) : ((1 - weight) * sorted[below]) + (weight * sorted[below + 1]);
    }

    /// <summary>Median of the absolute differences from <paramref name="median"/>, by walking outwards from it: the differences come in order, so nothing is sorted again.</summary>
    public double MedianAbsoluteDeviation(double median)
    {
        var right = LowerBound(median);
        var left = right - 1;
        var half = (sorted.Length - 1) / 2;
        var previous = 0.0;
        for (var taken = 0; ; taken++)
        {
            var toLeft = left >= 0 ? median - sorted[left] : double.PositiveInfinity;
            var toRight = right < sorted.Length ? sorted[right] - median : double.PositiveInfinity;
            var current = Math.Min(toLeft, toRight);
            if (toLeft <= toRight)
            {
                left--;
            }
            else
            {
                right++;
            }

            if (taken == half && sorted.Length % 2 == 1)
            {
                return current;
            }

            if (taken == half + 1)
            {
                return (previous + current) / 2;
            }

            previous = current;
        }
    }

    /// <summary>All but those equal to <paramref name="value"/>.</summary>
    public SortedNumbers Without(double value) => new([.. sorted.AsSpan(0, LowerBound(value)), .. sorted.AsSpan(UpperBound(value))], MissingCount, InfiniteCount);

    /// <summary>Number of values below <paramref name="value"/>.</summary>
    public int LowerBound(double value)
    {
        var low = 0;
        var high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Number of values not above <paramref name="value"/>.</summary>
    public int UpperBound(double value) => LowerBound(Math.BitIncrement(value));

    /// <summary>Each different value once with its count, ascending.</summary>
    public IEnumerable<(double Value, int Count)> Runs()
    {
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            yield return (sorted[start], end - start);
            start = end;
        }
    }
}

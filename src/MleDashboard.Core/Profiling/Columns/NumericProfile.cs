using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Profiling.Columns;

public enum Monotonicity
{
    None,
    Increasing,
    StrictlyIncreasing,
    Decreasing,
    StrictlyDecreasing,
}

/// <summary>
/// A column of numbers. Moments, quantiles and the histogram are of the finite values, and are what pandas gives: sample variance (n - 1), adjusted
/// Fisher-Pearson skewness G1, bias-corrected excess kurtosis G2 (a normal distribution has 0), quantiles by linear interpolation (Hyndman and Fan's type 7).
/// </summary>
public sealed record NumericProfile : ColumnProfile
{
    public required long InfiniteCount { get; init; }

    public required long ZeroCount { get; init; }

    public required long NegativeCount { get; init; }

    /// <summary>Every finite value is a whole number.</summary>
    public required bool IsInteger { get; init; }

    public double? Mean { get; init; }

    public double? StandardDeviation { get; init; }

    public double? Variance { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public double? Range { get; init; }

    public double? Percentile5 { get; init; }

    public double? Quartile1 { get; init; }

    public double? Median { get; init; }

    public double? Quartile3 { get; init; }

    public double? Percentile95 { get; init; }

    public double? InterquartileRange { get; init; }

    /// <summary>Standard deviation over mean; null when the mean is 0.</summary>
    public double? CoefficientOfVariation { get; init; }

    /// <summary>Median of the absolute differences from the median, not scaled.</summary>
    public double? MedianAbsoluteDeviation { get; init; }

    public double? Skewness { get; init; }

    public double? Kurtosis { get; init; }

    public double? Sum { get; init; }

    public required Monotonicity Monotonicity { get; init; }

    /// <summary>Empty when there is no finite value.</summary>
    public required IReadOnlyList<HistogramBin> Histogram { get; init; }

    /// <summary>Most frequent first.</summary>
    public required IReadOnlyList<ValueCount> CommonValues { get; init; }

    /// <summary>Smallest first.</summary>
    public required IReadOnlyList<ValueCount> LowestValues { get; init; }

    /// <summary>Largest first.</summary>
    public required IReadOnlyList<ValueCount> HighestValues { get; init; }

    public OutlierCounts? Outliers { get; init; }

    /// <summary>Null when there is no finite value.</summary>
    public BoxPlot? Box { get; init; }

    /// <summary>
    /// Lag-1 autocorrelation of the finite values in the order of the rows, as NIST defines it: products of neighbours' differences from the mean over the sum of
    /// squares. Near 0 the order says nothing; near 1 each row resembles the one before. Null when the values do not vary.
    /// </summary>
    public double? Autocorrelation { get; init; }

    /// <summary>Augmented Dickey and Fuller's statistic in the order of the table's times; null when the table is no series.</summary>
    public double? UnitRoot { get; init; }
}

/// <summary>Tukey's box plot (1977): whiskers at the last values within one and a half interquartile ranges of the quartiles, and how many lie outside.</summary>
public sealed record BoxPlot(double LowWhisker, double HighWhisker, long LowCount, long HighCount);

/// <summary>
/// Values far from the rest: outside the median plus or minus five robust standard deviations (the deviation of the values clipped to their 5th and 95th
/// percentile, the rule of SageMaker Data Wrangler's insights report); see <see cref="OutlierRule"/>.
/// </summary>
public sealed record OutlierCounts(double LowBound, double HighBound, long LowCount, long HighCount)
{
    public long Count => LowCount + HighCount;

    /// <summary>The value that most rows have, when only the others were judged; null when all were.</summary>
    public double? Beside { get; init; }
}

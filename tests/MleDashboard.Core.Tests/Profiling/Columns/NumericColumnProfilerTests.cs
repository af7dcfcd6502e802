using CsCheck;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Tests.Profiling.Columns;

public sealed class NumericColumnProfilerTests
{
    private static NumericProfile Profile(params double[] values) =>
        NumericColumnProfiler.Profile(ProfilingSetupHelpers.Column(ColumnType.Numeric), new NumericColumn("x", values), ProfilingSetupHelpers.Settings);

    /// <summary>Worked in exact fractions by a separate program from the definitions of pandas (sample variance, G1, G2, type 7 quantiles).</summary>
    [Fact]
    public void Profile_TenDigitsOfPi_EqualsValuesWorkedInFractions()
    {
        var profile = Profile(3, 1, 4, 1, 5, 9, 2, 6, 5, 3);

        Assert.Equal(3.9, profile.Mean!.Value, 12);
        Assert.Equal(6.1, profile.Variance!.Value, 12);
        Assert.Equal(2.4698178070456938, profile.StandardDeviation!.Value, 12);
        Assert.Equal(0.8064575747273631, profile.Skewness!.Value, 12);
        Assert.Equal(0.6739099832354336, profile.Kurtosis!.Value, 12);
        Assert.Equal(1.0, profile.Percentile5);
        Assert.Equal(2.25, profile.Quartile1);
        Assert.Equal(3.5, profile.Median);
        Assert.Equal(5.0, profile.Quartile3);
        Assert.Equal(7.65, profile.Percentile95!.Value, 12);
        Assert.Equal(1.5, profile.MedianAbsoluteDeviation);
        Assert.Equal(2.75, profile.InterquartileRange);
        Assert.Equal(8, profile.Range);
        Assert.Equal(39, profile.Sum);
        Assert.Equal(7, profile.DistinctCount);
        Assert.Equal(4, profile.UniqueCount);
        Assert.Equal(2.4698178070456938 / 3.9, profile.CoefficientOfVariation!.Value, 12);
    }

    /// <summary>pandas documentation of Series.kurt: Series([1, 2, 2, 3]).kurt() is 1.5.</summary>
    [Fact]
    public void Profile_ExampleOfPandasDocumentation_GivesItsKurtosis() => Assert.Equal(1.5, Profile(1, 2, 2, 3).Kurtosis!.Value, 12);

    /// <summary>NIST StRD, univariate NumAcc1, NumAcc2 and NumAcc4 (certified mean and standard deviation).</summary>
    [Fact]
    public void Profile_NistNumAcc_EqualsCertifiedValues()
    {
        var first = Profile(10000001, 10000003, 10000002);
        Assert.Equal(10000002, first.Mean);
        Assert.Equal(1, first.StandardDeviation);

        var second = Profile([1.2, .. Enumerable.Range(0, 500).SelectMany(_ => new[] { 1.1, 1.3 })]);
        Assert.Equal(1.2, second.Mean!.Value, 14);
        Assert.Equal(0.1, second.StandardDeviation!.Value, 14);

        var fourth = Profile([10000000.2, .. Enumerable.Range(0, 500).SelectMany(_ => new[] { 10000000.1, 10000000.3 })]);
        Assert.Equal(10000000.2, fourth.Mean!.Value, 8);
        Assert.Equal(0.1, fourth.StandardDeviation!.Value, 8);
    }

    [Fact]
    public void Profile_MissingAndInfinite_AreCountedAndLeftOutOfMoments()
    {
        var profile = Profile(1, double.NaN, double.PositiveInfinity, 3, double.NegativeInfinity, double.NaN, 0, -2);

        Assert.Equal(8, profile.Rows);
        Assert.Equal(2, profile.MissingCount);
        Assert.Equal(2, profile.InfiniteCount);
        Assert.Equal(1, profile.ZeroCount);
        Assert.Equal(1, profile.NegativeCount);
        Assert.Equal(0.5, profile.Mean);
        Assert.Equal(-2, profile.Min);
        Assert.Equal(3, profile.Max);
        Assert.Equal(6, profile.DistinctCount);
    }

    [Fact]
    public void Profile_AllMissing_HasNoFigures()
    {
        var profile = Profile(double.NaN, double.NaN);

        Assert.Null(profile.Mean);
        Assert.Empty(profile.Histogram);
        Assert.Equal(0, profile.DistinctCount);
        Assert.Equal(1, profile.MissingShare);
    }

    [Fact]
    public void Profile_OneValue_HasNoSpread()
    {
        var profile = Profile(7);

        Assert.Equal(7, profile.Median);
        Assert.Null(profile.StandardDeviation);
        Assert.Null(profile.Skewness);
        Assert.Equal(0, profile.MedianAbsoluteDeviation);
        Assert.Single(profile.Histogram);
    }

    [Fact]
    public void Profile_Constant_HasZeroSkewnessAndKurtosisAsInPandas()
    {
        var profile = Profile(4, 4, 4, 4, 4);

        Assert.Equal(0, profile.Skewness);
        Assert.Equal(0, profile.Kurtosis);
        Assert.True(profile.IsConstant);
    }

    [Theory]
    [InlineData(Monotonicity.StrictlyIncreasing, 1, 2, 3)]
    [InlineData(Monotonicity.Increasing, 1, 1, 3)]
    [InlineData(Monotonicity.StrictlyDecreasing, 3, 2, 1)]
    [InlineData(Monotonicity.Decreasing, 3, 3, 1)]
    [InlineData(Monotonicity.None, 1, 3, 2)]
    [InlineData(Monotonicity.None, 2, 2, 2)]
    public void Profile_Order_IsNamed(Monotonicity expected, double a, double b, double c) => Assert.Equal(expected, Profile(a, double.NaN, b, c).Monotonicity);

    [Fact]
    public void Profile_CommonAndExtremeValues_AreInOrder()
    {
        var profile = Profile([.. Enumerable.Range(1, 30).Select(value => (double)value), 7, 7, 3]);

        Assert.Equal(["7", "3"], profile.CommonValues.Take(2).Select(value => value.Value));
        Assert.Equal(3, profile.CommonValues[0].Count);
        Assert.Equal("1", profile.LowestValues[0].Value);
        Assert.Equal("30", profile.HighestValues[0].Value);
        Assert.Equal(10, profile.HighestValues.Count);
    }

    [Fact]
    public void Profile_WholeNumbers_GetBinsOfWholeWidth()
    {
        var histogram = Profile([.. Enumerable.Range(0, 1000).Select(row => (double)(row % 100))]).Histogram;

        Assert.All(histogram, bin => Assert.Equal(Math.Floor(bin.Low), bin.Low));
        Assert.All(histogram.SkipLast(1), bin => Assert.Equal(histogram[0].Count, bin.Count));
    }

    /// <summary>By hand: 100 others of 1 to 5 in turn have median 3, clipped standard deviation 1.4213 (variance 2·100/99), so bounds 3 ± 7.107.</summary>
    [Fact]
    public void Profile_MostlyZero_JudgesTheOtherValuesAmongThemselves()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 900), .. Enumerable.Range(0, 100).Select(row => (double)((row % 5) + 1))];

        var calm = Profile(values).Outliers!;
        Assert.Equal((0, 0, 0.0), (calm.LowCount, calm.HighCount, calm.Beside));
        Assert.Equal(3 + (5 * Math.Sqrt(200.0 / 99)), calm.HighBound, 9);

        var wild = Profile([.. values, 500, -40]).Outliers!;
        Assert.Equal((1, 1), (wild.LowCount, wild.HighCount));
        Assert.Null(Profile([.. Enumerable.Repeat(0.0, 900), 1, 2, 500]).Outliers);
        Assert.Null(Profile([.. Enumerable.Range(0, 100).Select(row => (double)(row % 5))]).Outliers!.Beside);
    }

    [Fact]
    public void Profile_ThreeWildValues_AreOutliers()
    {
        var outliers = Profile([.. Enumerable.Range(0, 997).Select(row => (double)(row % 50)), 5_000, 6_000, -4_000]).Outliers!;

        Assert.Equal(2, outliers.HighCount);
        Assert.Equal(1, outliers.LowCount);
    }

    [Fact]
    public void Profile_LargestDoubles_GivesNoNonsense()
    {
        var profile = Profile(double.MaxValue, -double.MaxValue, 0);

        Assert.Null(profile.Range);
        Assert.Equal(3, profile.Histogram.Sum(bin => bin.Count));
    }

    /// <summary>pandas reports 80,128 bytes (78.2 KiB) for 10,000 floats: the values and the index.</summary>
    [Fact]
    public void Profile_TenThousandNumbers_ReportsTheMemoryThatPandasReports() =>
        Assert.Equal(80_128, Profile([.. Enumerable.Range(0, 10_000).Select(row => row * 0.5)]).MemoryBytes);

    [Fact]
    public void Profile_AnyOrderOfRows_GivesTheSameFigures() => Gen.Double[-1e6, 1e6].Array[1, 200].Sample(values =>
    {
        var straight = Profile(values);
        var turned = Profile([.. values.Reverse()]);
        Assert.Equal(straight.Median, turned.Median);
        Assert.Equal(straight.MedianAbsoluteDeviation, turned.MedianAbsoluteDeviation);
        Assert.Equal(straight.Histogram, turned.Histogram);
        Assert.Equal(values.Length, straight.Histogram.Sum(bin => bin.Count));
        Assert.Equal(straight.Mean!.Value, turned.Mean!.Value, 1e-6);
    });

    /// <summary>Against the definition: sort the absolute differences and take their median.</summary>
    [Fact]
    public void MedianAbsoluteDeviation_AnyValues_EqualsItsDefinition() => Gen.Int[-20, 20].Array[1, 60].Sample(values =>
    {
        var numbers = SortedNumbers.Of([.. values.Select(value => (double)value)]);
        var median = numbers.Quantile(0.5);
        var expected = SortedNumbers.Of([.. values.Select(value => Math.Abs(value - median))]).Quantile(0.5);
        Assert.Equal(expected, numbers.MedianAbsoluteDeviation(median), 12);
    });
}

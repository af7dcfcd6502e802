using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Tests.Profiling.Columns;

public sealed class DateTimeColumnProfilerTests
{
    private static DateTimeProfile Profile(params DateTime?[] values) => DateTimeColumnProfiler.Profile(
        ProfilingSetupHelpers.Column(ColumnType.DateTime),
        new DateTimeColumn("x", [.. values.Select(value => value?.Ticks ?? DateTimeColumn.Missing)]),
        ProfilingSetupHelpers.Settings);

    [Fact]
    public void Profile_Dates_HaveRangeMedianAndOrder()
    {
        var profile = Profile(new(2024, 1, 1), null, new(2024, 1, 3), new(2024, 1, 11));

        Assert.Equal(new DateTime(2024, 1, 1), profile.Min);
        Assert.Equal(new DateTime(2024, 1, 11), profile.Max);
        Assert.Equal(new DateTime(2024, 1, 3), profile.Median);
        Assert.Equal(10, profile.RangeDays);
        Assert.True(profile.IsDateOnly);
        Assert.Empty(profile.Hours);
        Assert.Equal(Monotonicity.StrictlyIncreasing, profile.Monotonicity);
        Assert.Equal(1, profile.MissingCount);
    }

    [Fact]
    public void Profile_Weekdays_StartOnMonday()
    {
        // 1 January 2024 was a Monday.
        var profile = Profile(new(2024, 1, 1), new(2024, 1, 7), new(2024, 1, 8));

        Assert.Equal([2L, 0, 0, 0, 0, 0, 1], profile.Weekdays);
    }

    [Theory]
    [InlineData("2024-01-01 10:00:00", "2024-01-01 10:00:30", TimeUnit.Second, 31)]
    [InlineData("2024-01-01", "2024-01-20", TimeUnit.Day, 20)]
    [InlineData("2020-01-01", "2023-12-31", TimeUnit.Month, 48)]
    [InlineData("2012-01-01", "2023-12-31", TimeUnit.Quarter, 48)]
    [InlineData("0001-01-01", "9999-12-31", TimeUnit.Century, 100)]
    public void Profile_Bins_UseASensibleUnit(string first, string last, TimeUnit unit, int bins)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var profile = Profile(DateTime.Parse(first, invariant), DateTime.Parse(last, invariant));

        Assert.Equal(unit, profile.BinUnit);
        Assert.Equal(bins, profile.Histogram.Count);
        Assert.Equal(2, profile.Histogram.Sum(bin => bin.Count));
        Assert.Equal(1, profile.Histogram[^1].Count);
    }

    [Fact]
    public void Profile_Weeks_BeginOnMondays()
    {
        var profile = Profile(new(2024, 1, 3), new(2024, 12, 30));

        Assert.Equal(TimeUnit.Week, profile.BinUnit);
        Assert.All(profile.Histogram, bin => Assert.Equal(DayOfWeek.Monday, bin.Start.DayOfWeek));
    }

    [Fact]
    public void Profile_NoValues_HasNoRange()
    {
        var profile = Profile(null, null);

        Assert.Null(profile.Min);
        Assert.Empty(profile.Histogram);
        Assert.False(profile.IsDateOnly);
    }
}

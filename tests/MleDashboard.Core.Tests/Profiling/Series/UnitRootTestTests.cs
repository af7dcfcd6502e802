using MleDashboard.Core.Profiling.Series;

namespace MleDashboard.Core.Tests.Profiling.Series;

public sealed class UnitRootTestTests
{
    /// <summary>Without lags the statistic is the t value of a simple regression, whose slope and error have a closed form.</summary>
    [Fact]
    public void Statistic_NoLags_EqualsTheClosedFormOfASimpleRegression()
    {
        double[] series = Walk(0.7, 60);
        double[] x = series[..^1], y = [.. series.Zip(series.Skip(1), (one, next) => next - one)];
        double meanX = x.Average(), meanY = y.Average(), xx = x.Sum(value => (value - meanX) * (value - meanX));
        var slope = x.Zip(y, (one, other) => (one - meanX) * (other - meanY)).Sum() / xx;
        var rest = x.Zip(y, (one, other) => Math.Pow(other - meanY - (slope * (one - meanX)), 2)).Sum();

        Assert.Equal(slope / Math.Sqrt(rest / (x.Length - 2) / xx), UnitRootTest.Statistic(series, 0)!.Value, 9);
    }

    /// <summary>What a constant or a factor does to a series changes nothing in its statistic.</summary>
    [Fact]
    public void Statistic_ShiftedAndScaled_IsTheSame() =>
        Assert.Equal(UnitRootTest.Statistic(Walk(0.9, 200))!.Value, UnitRootTest.Statistic([.. Walk(0.9, 200).Select(value => 1e6 + (250 * value))])!.Value, 6);

    /// <summary>By the definition of its critical value, about five of a hundred random walks lie below it, and series that return lie below nearly always.</summary>
    [Fact]
    public void Statistic_ManySeries_RejectsAsOftenAsItShould()
    {
        int Below(double kept) => Enumerable.Range(0, 400).Count(seed => UnitRootTest.Statistic(Walk(kept, 200, seed))!.Value < UnitRootTest.CriticalAt5Percent(200));

        Assert.InRange(Below(1), 8, 36);
        Assert.InRange(Below(0.5), 390, 400);
    }

    /// <summary>The table of MacKinnon (2010) for a constant at 5%: -2.86 for long series; -2.89 for a hundred values.</summary>
    [Fact]
    public void CriticalValue_PrintedTable_Agrees()
    {
        Assert.Equal(-2.86, UnitRootTest.CriticalAt5Percent(1_000_000), 2);
        Assert.Equal(-2.89, UnitRootTest.CriticalAt5Percent(100), 2);
    }

    [Fact]
    public void Statistic_TooShortOrConstant_IsNotDefined()
    {
        Assert.Null(UnitRootTest.Statistic([1, 2, 3]));
        Assert.Null(UnitRootTest.Statistic([.. Enumerable.Repeat(2.0, 100)]));
    }

    private static double[] Walk(double kept, int length, int seed = 1)
    {
        var random = new Random(seed);
        var series = new double[length];
        for (var t = 1; t < length; t++)
        {
            series[t] = (kept * series[t - 1]) + random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
        }

        return series;
    }
}

using CsCheck;
using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Tests.Profiling.Correlations;

public sealed class KendallCorrelationTests
{
    /// <summary>The example of SciPy's documentation of <c>kendalltau</c>: -0.471405.</summary>
    [Fact]
    public void Of_PublishedExample_IsItsValue() => Assert.Equal(-0.47140452079103173, Tau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])!.Value, 12);

    [Fact]
    public void Of_ConstantOrTooFew_IsNotDefined()
    {
        Assert.Null(Tau([1, 1, 1], [1, 2, 3]));
        Assert.Null(Tau([1, 2], [1, 2]));
        Assert.Null(Tau([1, 2, double.NaN, 4], [double.NaN, 2, 3, 4]));
    }

    /// <summary>Against the definition, over every pair of rows: few values (counted from the table), and values that nearly all differ (Knight's way).</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(100_000)]
    public void Of_AnyRows_EqualsTheDefinition(int values) =>
        Gen.Select(Gen.Int[0, values], Gen.Int[0, values]).Array[3, values > 100 ? 260 : 40].Sample(
            pairs =>
            {
                double[] x = [.. pairs.Select(pair => pair.Item1 == 0 ? double.NaN : pair.Item1)];
                double[] y = [.. pairs.Select(pair => pair.Item2 == 0 ? double.NaN : pair.Item2 % 5 == 0 ? 5 : pair.Item2)];
                var expected = ByDefinition(x, y);
                var actual = Tau(x, y);
                Assert.Equal(expected.HasValue, actual.HasValue);
                Assert.Equal(expected ?? 0, actual ?? 0, 10);
            },
            iter: 50);

    private static double? Tau(double[] x, double[] y)
    {
        var (first, second) = (new RankedColumn(x).Dense(), new RankedColumn(y).Dense());
        return KendallCorrelation.Of(first.Codes, first.Levels, second.Codes, second.Levels);
    }

    private static double? ByDefinition(double[] x, double[] y)
    {
        double difference = 0, untiedX = 0, untiedY = 0;
        int[] rows = [.. Enumerable.Range(0, x.Length).Where(row => double.IsFinite(x[row]) && double.IsFinite(y[row]))];
        foreach (var i in rows)
        {
            foreach (var j in rows.Where(other => other < i))
            {
                int dx = Math.Sign(x[i] - x[j]), dy = Math.Sign(y[i] - y[j]);
                difference += dx * dy;
                untiedX += dx * dx;
                untiedY += dy * dy;
            }
        }

        return rows.Length < 3 || untiedX == 0 || untiedY == 0 ? null : difference / Math.Sqrt(untiedX * untiedY);
    }
}

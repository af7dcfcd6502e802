using MleDashboard.Core.Profiling.Comparison;

namespace MleDashboard.Core.Tests.Profiling.Comparison;

public sealed class DriftMeasuresTests
{
    /// <summary>By hand: (0.4 - 0.5) ln(0.4 / 0.5) + (0.6 - 0.5) ln(0.6 / 0.5) = 0.0223144 + 0.0182322.</summary>
    [Fact]
    public void Psi_TwoBins_IsTheSumWorkedByHand() => Assert.Equal(0.0405465, DriftMeasures.Psi([0.5, 0.5], [0.4, 0.6]), 7);

    [Fact]
    public void Psi_EmptyBin_IsFinite() => Assert.Equal((0.5 - 1e-4) * Math.Log(0.5 / 1e-4) + (-0.5 * Math.Log(0.5)), DriftMeasures.Psi([0, 1], [0.5, 0.5]), 10);

    /// <summary>The examples of the documentation of scipy.stats.wasserstein_distance; weights are written as repeated values.</summary>
    [Theory]
    [InlineData(new double[] { 0, 1, 3 }, new double[] { 5, 6, 8 }, 5.0)]
    [InlineData(new double[] { 0, 0, 0, 1 }, new double[] { 0, 0, 1, 1 }, 0.25)]
    [InlineData(new double[] { 2 }, new double[] { 2, 2, 2 }, 0)]
    public void Wasserstein_PublishedExamples_Agree(double[] first, double[] second, double expected) => Assert.Equal(expected, DriftMeasures.Wasserstein(first, second), 12);

    /// <summary>By another route: for samples of equal size it is the mean distance of the sorted values.</summary>
    [Fact]
    public void Wasserstein_EqualSizes_IsTheMeanDistanceOfSortedValues()
    {
        var random = new Random(3);
        var first = Enumerable.Range(0, 500).Select(_ => Math.Round(random.NextDouble() * 50)).Order().ToArray();
        var second = Enumerable.Range(0, 500).Select(_ => Math.Round(random.NextDouble() * 80) - 5).Order().ToArray();

        Assert.Equal(first.Zip(second, (a, b) => Math.Abs(a - b)).Average(), DriftMeasures.Wasserstein(first, second), 10);
    }

    /// <summary>Agresti, An Introduction to Categorical Data Analysis (2007), page 39, party by gender: X² = 30.1, df = 2; R's chisq.test gives 30.07 and 2.954e-07.</summary>
    [Fact]
    public void ChiSquareTest_Agresti_Agrees()
    {
        var test = DriftMeasures.ChiSquareTest([762, 327, 468], [484, 239, 477])!;

        Assert.Equal(30.07, test.Statistic, 2);
        Assert.Equal(2.954e-7, test.PValue, 10);
    }

    [Fact]
    public void ChiSquareTest_OneLabel_HasNoTest() => Assert.Null(DriftMeasures.ChiSquareTest([10], [20]));

    /// <summary>For equal sizes the exact tail is 2 Σ (-1)^(i+1) C(2n, n - ik) / C(2n, n) (Gnedenko and Korolyuk 1951): 2/70, 20/252 and 2·(45 - 0)/252 for n = 4 and 5.</summary>
    [Theory]
    [InlineData(1.0, 4, 2.0 / 70)]
    [InlineData(0.8, 5, 20.0 / 252)]
    [InlineData(1.0, 5, 2.0 / 252)]
    [InlineData(0.6, 5, 90.0 / 252)]
    public void KolmogorovSmirnov_EqualSizes_HaveTheExactTail(double statistic, int size, double expected) => Assert.Equal(expected, KolmogorovSmirnovTest.Exact(statistic, size, size), 12);

    /// <summary>Every order of 3 and 4 values is equally likely: counted one by one.</summary>
    [Fact]
    public void KolmogorovSmirnov_UnequalSizes_AgreeWithAllOrdersCounted()
    {
        var statistics = Enumerable.Range(0, 1 << 7).Where(order => int.PopCount(order) == 3)
            .Select(order => KolmogorovSmirnovTest.Statistic([.. Positions(order, 1)], [.. Positions(order, 0)])).ToList();
        Assert.Equal(35, statistics.Count);

        foreach (var statistic in statistics.Distinct())
        {
            Assert.Equal(statistics.Count(other => other >= statistic - 1e-9) / 35.0, KolmogorovSmirnovTest.Exact(statistic, 3, 4), 12);
        }

        static IEnumerable<double> Positions(int order, int side) => Enumerable.Range(0, 7).Where(position => ((order >> position) & 1) == side).Select(position => (double)position);
    }

    /// <summary>Smirnov's table (1948): the limit distribution's tail is 0.05 at 1.3581 and 0.01 at 1.6276.</summary>
    [Theory]
    [InlineData(1.3581, 0.05)]
    [InlineData(1.6276, 0.01)]
    [InlineData(0.2, 1)]
    public void KolmogorovSmirnov_LimitDistribution_HasThePublishedTail(double value, double expected) => Assert.Equal(expected, KolmogorovSmirnovTest.UpperTail(value), 4);

    [Fact]
    public void KolmogorovSmirnov_LargeSamples_ExactAndLimitMeet() => Assert.Equal(KolmogorovSmirnovTest.Exact(0.15, 200, 250), KolmogorovSmirnovTest.Asymptotic(0.15, 200, 250), 2);
}

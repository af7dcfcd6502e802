using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Tests.Profiling.Correlations;

public sealed class PhiKCoefficientTests
{
    /// <summary>The figure that the authors' own library has in its tests: chi-square of 1,000 rows, ten by ten cells, correlation 0.5.</summary>
    private const double PublishedChiSquare = 271.16068979654125;

    [Fact]
    public void ChiSquareOf_PublishedCase_IsItsValue() => Assert.Equal(PublishedChiSquare, PhiKCoefficient.ChiSquareOf(0.5, 1_000, 10, 10), 1e-4);

    [Fact]
    public void FromChiSquare_PublishedCase_IsTheCorrelationAgain() => Assert.Equal(0.5, PhiKCoefficient.FromChiSquare(PublishedChiSquare, 1_000, 10, 10, 0), 6);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 7)]
    [InlineData(40, 10)]
    public void FromChiSquare_OfChiSquare_IsTheCorrelationAgain(int rows, int columns)
    {
        foreach (var correlation in new[] { 0.02, 0.3, 0.7, 0.93, 0.98 })
        {
            Assert.Equal(correlation, PhiKCoefficient.FromChiSquare(PhiKCoefficient.ChiSquareOf(correlation, 5_000, rows, columns), 5_000, rows, columns, 0), 6);
        }
    }

    [Fact]
    public void Of_SameColumn_IsOne() => Assert.Equal(1, PhiKCoefficient.Of(ContingencyTable.Of([0, 1, 2, 0, 1, 2], 3, [0, 1, 2, 0, 1, 2], 3))!.Value, 9);

    /// <summary>Chi-square 20 of 80 rows in two by two cells, one degree of freedom: the grid's chi-square is (2/π·asin ρ)² of its highest, but for the 6e-7 beyond five deviations.</summary>
    [Fact]
    public void Of_TwoByTwo_EqualsTheArcSineByHand()
    {
        int[] x = [.. Enumerable.Repeat(0, 40), .. Enumerable.Repeat(1, 40)];
        int[] y = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 30)];

        var expected = Math.Sin(Math.PI / 2 * Math.Sqrt(19.0 / 79));
        Assert.Equal(expected, PhiKCoefficient.Of(ContingencyTable.Of(x, 2, y, 2))!.Value, 1e-6);
    }

    [Fact]
    public void Of_Noise_IsZero()
    {
        int[] x = [.. Enumerable.Range(0, 1_000).Select(row => row % 10)];
        int[] y = [.. Enumerable.Range(0, 1_000).Select(row => row / 10 % 10)];

        Assert.Equal(0, PhiKCoefficient.Of(ContingencyTable.Of(x, 10, y, 10)));
    }

    [Fact]
    public void Of_OneLabel_IsNotDefined() => Assert.Null(PhiKCoefficient.Of(ContingencyTable.Of([0, 0, 0, 0], 1, [0, 1, 0, 1], 2)));

    /// <summary>Sheppard (1899): both below 0 has probability 1/4 + asin(ρ)/2π. And the 0.975 quantile of any table of the normal distribution.</summary>
    [Fact]
    public void NormalDistribution_PublishedValues_AreTheirs()
    {
        Assert.Equal(0.975, NormalDistribution.Below(1.959963984540054), 14);
        Assert.Equal(1.3498980316300957e-3, NormalDistribution.Below(-3), 1e-16);
        foreach (var correlation in new[] { 0.1, 0.5, 0.9, 0.93, 0.999 })
        {
            Assert.Equal(0.25 + (Math.Asin(correlation) / (2 * Math.PI)), NormalDistribution.Below(0, 0, correlation), 13);
        }

        Assert.Equal(NormalDistribution.Below(0.3) * NormalDistribution.Below(-1.2), NormalDistribution.Below(0.3, -1.2, 0), 14);
    }
}

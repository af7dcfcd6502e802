using CsCheck;
using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Tests.Profiling.Correlations;

public sealed class AssociationTests
{
    /// <summary>Anscombe (1973): each of the four sets has a correlation of 0.816.</summary>
    [Fact]
    public void Pearson_AnscombesQuartet_IsThePublishedValue()
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] first = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        double[] fourthX = [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8];
        double[] fourth = [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89];

        Assert.Equal(0.81642, PearsonCorrelation.Of(x, first)!.Value, 5);
        Assert.Equal(0.81652, PearsonCorrelation.Of(fourthX, fourth)!.Value, 5);
    }

    [Fact]
    public void Pearson_MissingInOne_LeavesTheRowOut() =>
        Assert.Equal(1, PearsonCorrelation.Of([1, 2, 3, double.NaN, 5], [2, 4, 6, 100, 10])!.Value, 12);

    [Fact]
    public void Pearson_ConstantOrTooFew_IsNotDefined()
    {
        Assert.Null(PearsonCorrelation.Of([1, 1, 1], [1, 2, 3]));
        Assert.Null(PearsonCorrelation.Of([1, 2], [1, 2]));
    }

    /// <summary>The IQ and television example of the Wikipedia article on Spearman's coefficient: rho = -29/165.</summary>
    [Fact]
    public void Spearman_PublishedExample_IsItsValue()
    {
        double[] iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
        double[] hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];

        Assert.Equal(-29.0 / 165, RankedColumn.Spearman(new(iq), new(hours))!.Value, 12);
    }

    /// <summary>By hand: ranks of (1, 2, 2, 3) are 1, 2.5, 2.5, 4.</summary>
    [Fact]
    public void Ranks_Ties_GetTheirMean() => Assert.Equal([1, 2.5, 2.5, 4], new RankedColumn([1, 2, 2, 3]).Ranks);

    /// <summary>Against the definition: drop the rows with a missing value, rank, correlate.</summary>
    [Fact]
    public void Spearman_MissingValues_EqualsDroppingTheRowsFirst() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).Array[6, 60].Sample(pairs =>
        {
            double[] x = [.. pairs.Select(pair => pair.Item1 == 0 ? double.NaN : pair.Item1)];
            double[] y = [.. pairs.Select(pair => pair.Item2 == 0 ? double.NaN : pair.Item2)];
            var kept = pairs.Where(pair => pair.Item1 != 0 && pair.Item2 != 0).ToList();
            var expected = RankedColumn.Spearman(new([.. kept.Select(pair => (double)pair.Item1)]), new([.. kept.Select(pair => (double)pair.Item2)]));
            var actual = RankedColumn.Spearman(new(x), new(y));
            Assert.Equal(expected.HasValue, actual.HasValue);
            Assert.Equal(expected ?? 0, actual ?? 0, 10);
        });

    /// <summary>By hand: counts (30, 10 / 10, 30), n = 80: chi-square 20, phi2 0.25; corrected 0.25 - 1/79 = 0.237342; r and c corrected 2 - 1/79; V = sqrt(0.237342 / (1 - 1/79)) = 0.490286.</summary>
    [Fact]
    public void CramersV_TwoByTwo_EqualsBergsmasFormulaByHand()
    {
        int[] x = [.. Enumerable.Repeat(0, 40), .. Enumerable.Repeat(1, 40)];
        int[] y = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 30)];

        Assert.Equal(Math.Sqrt((0.25 - (1.0 / 79)) / (1 - (1.0 / 79))), CramersVAssociation.Of(x, 2, y, 2)!.Value, 12);
        Assert.Equal(0.4903, CramersVAssociation.Of(x, 2, y, 2)!.Value, 4);
    }

    [Fact]
    public void CramersV_SameColumn_IsOne() => Assert.Equal(1, CramersVAssociation.Of([0, 1, 2, 0, 1, 2], 3, [0, 1, 2, 0, 1, 2], 3)!.Value, 12);

    [Fact]
    public void CramersV_UnusedLevels_DoNotCount() =>
        Assert.Equal(CramersVAssociation.Of([0, 1, 1, 0, 1], 2, [0, 1, 0, 0, 1], 2)!.Value, CramersVAssociation.Of([0, 1, 1, 0, 1], 5_000, [0, 1, 0, 0, 1], 5_000)!.Value, 12);

    /// <summary>The exam example of the Wikipedia article on the correlation ratio (algebra, geometry, statistics): eta squared 6780/9640; with Kelley's correction 1 - (1 - eta2)·14/12.</summary>
    [Fact]
    public void CorrelationRatio_PublishedExample_IsItsValueCorrected()
    {
        int[] groups = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2];
        double[] scores = [45, 70, 29, 15, 21, 40, 20, 30, 42, 65, 95, 80, 70, 85, 73];

        Assert.Equal(Math.Sqrt(1 - ((1 - (6780.0 / 9640)) * 14 / 12)), CorrelationRatio.Of(groups, 3, scores)!.Value, 12);
    }

    [Fact]
    public void CorrelationRatio_ManyGroupsOfNoise_IsNearZero()
    {
        var random = new Random(1);
        int[] groups = [.. Enumerable.Range(0, 2_000).Select(row => row % 900)];
        double[] values = [.. groups.Select(_ => random.NextDouble())];

        Assert.InRange(CorrelationRatio.Of(groups, 900, values)!.Value, 0, 0.3);
    }
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Tests.Profiling.Correlations;

public sealed class RelationTests
{
    /// <summary>By hand: a binary channel that errs in a quarter of the cases shares 1 - H(1/4) of its bit.</summary>
    [Fact]
    public void MutualInformation_BinaryChannel_IsOneMinusItsEntropy()
    {
        int[] x = [.. Enumerable.Repeat(0, 40), .. Enumerable.Repeat(1, 40)];
        int[] y = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 30)];

        var entropy = -((0.25 * Math.Log2(0.25)) + (0.75 * Math.Log2(0.75)));
        Assert.Equal(1 - entropy, MutualInformation.Of(ContingencyTable.Of(x, 2, y, 2))!.Value, 12);
        Assert.Equal(1, MutualInformation.Of(ContingencyTable.Of(x, 2, x, 2))!.Value, 12);
    }

    /// <summary>Longley (1967) as packaged with R; the factors are those that R's <c>car::vif</c> prints for all six columns: 135.5, 1788.5, 33.61889, 3.588930, 399.2, 759.0.</summary>
    [Fact]
    public void VarianceInflation_Longley_IsThePublishedValue()
    {
        double[] deflator = [83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9];
        double[] product = [234.289, 259.426, 258.054, 284.599, 328.975, 346.999, 365.385, 363.112, 397.469, 419.18, 442.769, 444.546, 482.704, 502.601, 518.173, 554.894];
        double[] unemployed = [235.6, 232.5, 368.2, 335.1, 209.9, 193.2, 187, 357.8, 290.4, 282.2, 293.6, 468.1, 381.3, 393.1, 480.6, 400.7];
        double[] forces = [159, 145.6, 161.6, 165, 309.9, 359.4, 354.7, 335, 304.8, 285.7, 279.8, 263.7, 255.2, 251.4, 257.2, 282.7];
        double[] population = [107.608, 108.632, 109.773, 110.929, 112.075, 113.27, 115.094, 116.219, 117.388, 118.734, 120.445, 121.95, 123.366, 125.368, 127.852, 130.081];
        double[] year = [.. Enumerable.Range(1947, 16)];

        var factors = VarianceInflation.Of([("deflator", deflator), ("product", product), ("unemployed", unemployed), ("forces", forces), ("population", population), ("year", year)]).ToDictionary(factor => factor.Column, factor => factor.Value);

        Assert.Equal(33.61889, factors["unemployed"], 5);
        Assert.Equal(3.588930, factors["forces"], 5);
        Assert.All(["deflator", "product", "population", "year"], column => Assert.Equal(VarianceInflation.Highest, factors[column]));
    }

    [Fact]
    public void VarianceInflation_CopyAndConstant_IsTheHighestAndLeftOut()
    {
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())];
        double[] other = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())];

        var factors = VarianceInflation.Of([("x", x), ("copy", [.. x.Select(value => 3 - (2 * value))]), ("other", other), ("same", [.. x.Select(_ => 4.0)])]);

        Assert.Equal(["x", "copy", "other"], factors.OrderByDescending(factor => factor.Value).ThenByDescending(factor => factor.Column).Select(factor => factor.Column));
        Assert.Equal(VarianceInflation.Highest, factors[1].Value);
        Assert.InRange(factors[2].Value, 1, 1.3);
    }

    /// <summary>The whole section on a table of three kinds of columns: every measure is there, and a parabola is seen by phi-k and mutual information though Pearson is blind to it.</summary>
    [Fact]
    public async Task Profile_Parabola_IsSeenByMeasuresForAnyShape()
    {
        var x = Enumerable.Range(0, 400).Select(row => (row - 199.5) / 100).ToArray();
        using var table = new TestTable().WithNumbers("x", x).WithNumbers("square", x.Select(value => value * value))
            .With("side", ColumnType.Categorical, [.. x.Select(value => value < 0 ? "left" : "right")]).With("odd", ColumnType.Categorical, [.. x.Select((_, row) => row % 2 == 0 ? "a" : "b")]);

        var correlations = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Correlations!;

        Assert.Equal(Enum.GetValues<CorrelationMethod>().Order(), correlations.Matrices.Select(matrix => matrix.Method).Order());
        double At(CorrelationMethod method, string a, string b)
        {
            var matrix = correlations.Find(method)!;
            return matrix.Values[matrix.Columns.ToList().IndexOf(a)][matrix.Columns.ToList().IndexOf(b)]!.Value;
        }

        Assert.InRange(At(CorrelationMethod.Pearson, "x", "square"), -0.01, 0.01);
        Assert.InRange(At(CorrelationMethod.Kendall, "x", "square"), -0.01, 0.01);
        Assert.True(At(CorrelationMethod.PhiK, "x", "square") > 0.8);
        Assert.True(At(CorrelationMethod.MutualInformation, "x", "square") > 0.6);
        Assert.InRange(At(CorrelationMethod.CorrelationRatio, "x", "side"), 0.8, 0.9);
        Assert.InRange(At(CorrelationMethod.PhiK, "side", "odd"), 0, 0.01);
        Assert.Equal(2, correlations.InflationFactors.Count);
    }
}

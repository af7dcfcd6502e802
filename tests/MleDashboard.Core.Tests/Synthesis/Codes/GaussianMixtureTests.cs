using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Tests.Synthesis.Codes;

public sealed class GaussianMixtureTests
{
    [Fact]
    public void Fit_ThreeNormalDistributions_AreFound()
    {
        (double Mean, double Deviation, int Count)[] truth = [(-20, 1, 1200), (0, 3, 600), (40, 2, 1200)];
        var modes = GaussianMixture.Fit([.. truth.SelectMany((part, at) => Normals(part.Count, part.Mean, part.Deviation, at))], 10);

        // Modes of one hump together have its weight and mean.
        foreach (var (mean, deviation, count) in truth)
        {
            var near = modes.Where(mode => Math.Abs(mode.Mean - mean) < 3 * deviation).ToArray();
            Assert.Equal(count / 3000.0, near.Sum(mode => mode.Weight), 0.02);
            Assert.Equal(mean, near.Sum(mode => mode.Weight * mode.Mean) / near.Sum(mode => mode.Weight), 0.3);
        }

        Assert.InRange(modes.Count, 3, 10);
        Assert.Equal(modes.OrderBy(mode => mode.Mean), modes);
    }

    [Fact]
    public void Fit_OneNormalDistribution_IsFoundInEveryUnit()
    {
        foreach (var unit in new[] { 1e-9, 1, 1e12 })
        {
            var modes = GaussianMixture.Fit([.. Normals(2000, 5, 2, 1).Select(value => value * unit)], 1);

            Assert.Equal(5, modes.Single().Mean / unit, 0.15);
            Assert.Equal(2, modes.Single().Deviation / unit, 0.1);
        }
    }

    [Fact]
    public void Fit_EqualNumbersManyTimes_CountAsOften()
    {
        var modes = GaussianMixture.Fit([.. Enumerable.Repeat(0.0, 700), .. Enumerable.Repeat(10.0, 300)], 10);

        Assert.Equal(0.7, modes.Where(mode => mode.Mean < 5).Sum(mode => mode.Weight), 0.02);
        Assert.Equal(0.3, modes.Where(mode => mode.Mean > 5).Sum(mode => mode.Weight), 0.02);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(42)]
    [InlineData(-1e15)]
    public void Fit_OneNumber_IsOneNarrowMode(double value)
    {
        var mode = GaussianMixture.Fit([value, value, value], 10).Single();

        Assert.Equal(value, mode.Mean);
        Assert.True(mode.Deviation > 0);
    }

    [Fact]
    public void Draw_BetweenTwoModes_TakesEachAsOftenAsItIsLikely()
    {
        // At 1 the densities of N(0,1) with weight 0.5 and N(2,1) with weight 0.5 are equal.
        MixtureMode[] modes = [new(0, 1, 0.5), new(2, 1, 0.5)];
        var random = new Random(1);
        var shares = new double[2];

        Assert.Equal(500, Enumerable.Range(0, 1000).Count(_ => GaussianMixture.Draw(modes, 1, shares, random) == 0), 60.0);
        Assert.Equal(0, Enumerable.Range(0, 1000).Count(_ => GaussianMixture.Draw(modes, -6, shares, random) == 1), 5.0);
    }

    private static double[] Normals(int count, double mean, double deviation, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}

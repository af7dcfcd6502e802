using CsCheck;
using MleDashboard.Core.Training.Tuning;

namespace MleDashboard.Core.Tests.Training.Tuning;

public sealed class ParzenSamplerTests
{
    [Fact]
    public void Next_OfABowl_FindsItsGroundSoonerThanChance()
    {
        // Mean over 20 seeds of the best of 40 points; chance gives 0.0166 in two dimensions (expected squared distance of the nearest of 40).
        var searched = Enumerable.Range(0, 20).Average(seed => BestOf(new ParzenSampler(2, seed)));
        var byChance = Enumerable.Range(0, 20).Average(seed =>
        {
            var random = new Random(seed);
            return Enumerable.Range(0, 40).Min(_ => Bowl([random.NextDouble(), random.NextDouble()]));
        });

        Assert.True(searched < byChance / 3, $"{searched} against {byChance}");
    }

    [Fact]
    public void Next_SameSeedAndResults_ProposesTheSame()
    {
        var (first, second) = (new ParzenSampler(3, 5), new ParzenSampler(3, 5));
        for (var round = 0; round < 15; round++)
        {
            var (a, b) = (first.Next(), second.Next());
            Assert.Equal(a, b);
            first.Report(a, -a.Sum());
            second.Report(b, -b.Sum());
        }
    }

    [Fact]
    public void Next_AnyResults_StaysInTheCube() => Gen.Double[-1, 1].Array[30].Sample(ranks =>
    {
        var sampler = new ParzenSampler(2, 1);
        foreach (var rank in ranks)
        {
            var point = sampler.Next();
            Assert.All(point, place => Assert.InRange(place, 0, 1));
            sampler.Report(point, rank);
        }
    }, iter: 50);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.4999, 1)]
    [InlineData(0.5001, 2)]
    [InlineData(1, 2)]
    public void At_WholeNumbers_HaveEqualParts(double place, double value) =>
        Assert.Equal(value, new SearchDimension("n", 1, 2, IsWhole: true).At(place));

    [Fact]
    public void At_Logarithmic_IsTheGeometricMeanInTheMiddle() =>
        Assert.Equal(0.1, new SearchDimension("rate", 0.01, 1, IsLogarithmic: true).At(0.5), 1e-12);

    private static double BestOf(ParzenSampler sampler)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round < 40; round++)
        {
            var point = sampler.Next();
            best = Math.Min(best, Bowl(point));
            sampler.Report(point, -Bowl(point));
        }

        return best;
    }

    private static double Bowl(double[] point) => Math.Pow(point[0] - 0.3, 2) + Math.Pow(point[1] - 0.7, 2);
}

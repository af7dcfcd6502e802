using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using static MleDashboard.Core.Tests.Metrics.MetricSetupHelpers;

namespace MleDashboard.Core.Tests.Explanation;

public sealed class ReliabilityTests
{
    [Fact]
    public void Of_TwoClasses_ComparesWhatWasSaidOfThePositiveClassWithWhatHappened()
    {
        // Four rows at 0.25, one of them positive; four at 0.95, two of them: off by 0 and by 0.45, each for half of the rows.
        var reliability = Reliability.Of(Binary([0, 0, 0, 1, 1, 1, 0, 0], [0.25, 0.25, 0.25, 0.25, 0.95, 0.95, 0.95, 0.95]));

        Assert.Equal([new ReliabilityBin(0.2, 0.3, 4, 0.25, 0.25), new ReliabilityBin(0.9, 1, 4, 0.95, 0.5)], reliability.Bins);
        Assert.Equal(0.225, reliability.Error, 12);
    }

    [Fact]
    public void Of_ThreeClasses_IsAboutTheMostProbable()
    {
        var rows = new ScoredRows(ProblemType.Multiclass, [0, 1], Predictions.OfProbabilities([0.6, 0.3, 0.1, 0.6, 0.3, 0.1], 3));

        var bin = Assert.Single(Reliability.Of(rows).Bins);

        Assert.Equal((2, 0.6, 0.5), (bin.Rows, bin.Said, bin.Happened));
    }

    [Fact]
    public void Of_Certainty_IsInTheLastBin() =>
        Assert.Equal([new ReliabilityBin(0.9, 1, 1, 1, 1)], Reliability.Of(Binary([1], [1])).Bins);

    [Fact]
    public void Of_Weights_CountsRowsByThem() =>
        Assert.Equal(0.75, Reliability.Of(Binary([1, 0], [0.5, 0.5]) with { Weights = [3, 1] }).Bins[0].Happened);
}

using MleDashboard.Core.Training.Ensembles;

namespace MleDashboard.Core.Tests.Training.Ensembles;

public sealed class WeightedEnsembleTests
{
    [Fact]
    public void Choose_OfErrorsThatCancel_TakesHalfOfEach()
    {
        // Truth 0: one is 1 too high, one 1 too low, a third is always 5 off. The mean of the first two is perfect.
        double[][] outputs = [[1, 1, 1], [-1, -1, -1], [5, 5, 5]];

        var weights = WeightedEnsemble.Choose(outputs, average => -average.Sum(value => value * value), null, CancellationToken.None);

        Assert.Equal([0.5, 0.5, 0], weights);
    }

    [Fact]
    public void Choose_WhenOneIsBest_TakesItAlone()
    {
        double[][] outputs = [[0.1], [0.2], [3]];

        Assert.Equal([1, 0, 0], WeightedEnsemble.Choose(outputs, average => -Math.Abs(average[0]), null, CancellationToken.None));
    }

    [Fact]
    public void Choose_OfAThirdAndTwoThirds_FindsThem()
    {
        // a * 2 + b * -1 = 0 with a + b = 1: a = 1/3.
        double[][] outputs = [[2], [-1]];

        var weights = WeightedEnsemble.Choose(outputs, average => -Math.Abs(average[0]), null, CancellationToken.None);

        Assert.Equal(1.0 / 3, weights[0], 1e-12);
    }

    [Fact]
    public void Choose_WhenNoScoreIsDefined_TakesTheFirst() =>
        Assert.Equal([1, 0], WeightedEnsemble.Choose([[1.0], [2.0]], _ => double.NaN, null, CancellationToken.None));
}

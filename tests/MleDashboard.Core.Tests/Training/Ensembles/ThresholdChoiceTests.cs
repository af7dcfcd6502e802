using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Ensembles;

public sealed class ThresholdChoiceTests
{
    [Fact]
    public void Choose_BalancedAccuracyOfARareClass_IsNearItsShare()
    {
        // With honest probabilities balanced accuracy is best where the probability passes the share of the class, here about 0.2.
        var (target, probabilities) = Rare(20_000);
        var share = target.Values.Average();

        var rule = ThresholdChoice.Choose(MetricCatalog.Find("balanced_accuracy")!, new JudgedRows(target, null, 1, 0.5), probabilities, seed: 0);

        Assert.Equal(share, rule!.Threshold, 0.05);
        var with = Score(target, target.AsPredictions(probabilities, rule));
        Assert.True(with > Score(target, target.AsPredictions(probabilities)) + 0.05);
    }

    [Theory]
    [InlineData("roc_auc")]
    [InlineData("log_loss")]
    [InlineData("recall")]
    public void Choose_MetricThatAThresholdCannotServe_HasNone(string metric)
    {
        var (target, probabilities) = Rare(500);

        Assert.Null(ThresholdChoice.Choose(MetricCatalog.Find(metric)!, new JudgedRows(target, null, 1, 0.5), probabilities, seed: 0));
    }

    [Fact]
    public void Choose_FirstClassIsPositive_TurnsTheRule()
    {
        var (target, probabilities) = Rare(20_000);

        var rule = ThresholdChoice.Choose(MetricCatalog.Find("balanced_accuracy")!, new JudgedRows(target, null, 0, 0.5), probabilities, seed: 0);

        Assert.Equal(0, rule!.PositiveClass);
        Assert.Equal(1 - target.Values.Average(), rule.Threshold, 0.05);
    }

    private static double Score(TargetValues target, Predictions predictions) =>
        MetricCatalog.Find("balanced_accuracy")!.Compute(new ScoredRows(ProblemType.Binary, target.Values, predictions));

    private static (TargetValues Target, double[] Probabilities) Rare(int rows)
    {
        var random = new Random(9);
        var values = new double[rows];
        var said = new double[rows * 2];
        for (var row = 0; row < rows; row++)
        {
            var p = Math.Pow(random.NextDouble(), 4);
            values[row] = random.NextDouble() < p ? 1 : 0;
            said[(row * 2) + 1] = p;
            said[row * 2] = 1 - p;
        }

        return (new TargetValues(ProblemType.Binary, values, 2), said);
    }
}

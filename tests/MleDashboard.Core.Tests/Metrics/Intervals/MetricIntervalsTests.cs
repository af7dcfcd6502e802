using MleDashboard.Core.Metrics;
using MleDashboard.Core.Metrics.Intervals;
using static MleDashboard.Core.Tests.Metrics.MetricSetupHelpers;

namespace MleDashboard.Core.Tests.Metrics.Intervals;

public sealed class MetricIntervalsTests
{
    public static TheoryData<string> Names => [.. MetricCatalog.All.Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_EveryMetric_HoldsItsValueAndNarrowsWithTheSquareRootOfTheRows(string name)
    {
        var metric = MetricCatalog.Find(name)!;
        var problemType = Enum.GetValues<ProblemType>().First(metric.Supports);
        var (few, many) = (Noisy(problemType, 400), Noisy(problemType, 6_400));

        var narrow = MetricIntervals.Of(metric, many, 1)!;
        var wide = MetricIntervals.Of(metric, few, 1)!;

        Assert.InRange(metric.Compute(few), wide.Low, wide.High);
        Assert.InRange(metric.Compute(many), narrow.Low, narrow.High);
        Assert.InRange((wide.High - wide.Low) / (narrow.High - narrow.Low), 4 / 1.6, 4 * 1.6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_EqualWeights_AreAsGoodAsNone(string name)
    {
        var metric = MetricCatalog.Find(name)!;
        var rows = Noisy(Enum.GetValues<ProblemType>().First(metric.Supports), 300);

        var plain = MetricIntervals.Of(metric, rows, 1)!;
        var weighed = MetricIntervals.Of(metric, rows with { Weights = [.. rows.Actual.Select(_ => 3.0)] }, 1)!;

        Assert.Equal(plain.Low, weighed.Low, 9);
        Assert.Equal(plain.High, weighed.High, 9);
    }

    [Fact]
    public void Of_RocAucOfFourRows_IsDeLongsOnTheLogit()
    {
        // By hand: placements 1/2 and 1 on both sides, so the variance is 1/16 + 1/16; logit(3/4) = 1.0986, and 1.96 sqrt(1/8) / (3/16) = 3.6957 to either side.
        var interval = MetricIntervals.Of(MetricCatalog.Find("roc_auc")!, Binary([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), 0)!;

        Assert.Equal(0.0693, interval.Low, 4);
        Assert.Equal(0.9918, interval.High, 4);
    }

    [Fact]
    public void Of_Accuracy_MatchesTheNormalApproximation()
    {
        // 900 of 1,000 right: 0.9 +- 1.96 sqrt(0.9 * 0.1 / 1000).
        var interval = MetricIntervals.Of(MetricCatalog.Find("accuracy")!, FromConfusion([450, 50], [50, 450]), 7)!;

        Assert.InRange(interval.Low, 0.8814 - 0.004, 0.8814 + 0.004);
        Assert.InRange(interval.High, 0.9186 - 0.004, 0.9186 + 0.004);
    }

    [Fact]
    public void Of_UnequalWeights_CountsTheRowsThatCarryThem()
    {
        // A hundred rows that count and 900 that hardly do: as sure as a hundred rows are, 0.9 +- 1.96 sqrt(0.9 * 0.1 / 100).
        double[] actual = [.. Enumerable.Range(0, 1_000).Select(row => row % 10 == 0 ? 0.0 : 1.0)];
        var rows = Labels(ProblemType.Binary, 2, actual, [.. actual.Select(_ => 1)]) with { Weights = [.. Enumerable.Range(0, 1_000).Select(row => row < 100 ? 1.0 : 1e-6)] };

        var interval = MetricIntervals.Of(MetricCatalog.Find("accuracy")!, rows, 7)!;

        Assert.InRange((interval.High - interval.Low) / 2, 0.0588 * 0.85, 0.0588 * 1.15);
    }

    [Fact]
    public void Of_MedianError_IsBoundedByTheRanksAroundTheMiddle()
    {
        // Errors 1 to 100: ranks 50 -+ 0.98 sqrt(100), that is the 41st and the 60th.
        double[] errors = [.. Enumerable.Range(1, 100).Select(error => (double)error)];

        Assert.Equal(new Interval(41, 60), MetricIntervals.Of(MetricCatalog.Find("median_ae")!, Numbers(errors, new double[100]), 0));
    }

    [Fact]
    public void Of_MeanAbsoluteError_MatchesTheCentralLimit()
    {
        // Errors 0 and 2: mean 1, standard deviation 1; 1 +- 1.96 / sqrt(2,500), though the rows are sorted and resampled in a thousand groups.
        double[] errors = [.. Enumerable.Range(0, 2_500).Select(row => row < 1_250 ? 0.0 : 2.0)];

        var interval = MetricIntervals.Of(MetricCatalog.Find("mae")!, Numbers(errors, new double[2_500]), 3)!;

        Assert.InRange((interval.High - interval.Low) / 2, 0.0392 * 0.85, 0.0392 * 1.15);
    }

    [Fact]
    public void Of_NoMistakeSeen_AllowsForSomeUnseen()
    {
        // 300 rows called positive and all are: with the rule of three at worst 1 - 3 / 300.
        var interval = MetricIntervals.Of(MetricCatalog.Find("precision")!, FromConfusion([300, 0], [60, 300]), 1)!;

        Assert.Equal(1, interval.High);
        Assert.InRange(interval.Low, 0.985, 0.998);
    }

    [Fact]
    public void Of_OneClassOnly_LeavesTheAreaOut()
    {
        var intervals = MetricIntervals.Of(Binary([1, 1, 1, 1], [0.2, 0.7, 0.8, 0.6]), 0);

        Assert.DoesNotContain("roc_auc", intervals.Keys);
        Assert.Contains("accuracy", intervals.Keys);
    }

    private static ScoredRows Noisy(ProblemType problemType, int count)
    {
        var random = new Random(5);
        if (problemType == ProblemType.Regression)
        {
            double[] values = [.. Enumerable.Range(0, count).Select(_ => 10 + (5 * random.NextDouble()))];
            return Numbers(values, [.. values.Select(value => value + (2 * random.NextDouble()) - 1)]);
        }

        double[] actual = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(2))];
        return Binary(actual, [.. actual.Select(y => (0.6 * random.NextDouble()) + (0.4 * y))]);
    }
}

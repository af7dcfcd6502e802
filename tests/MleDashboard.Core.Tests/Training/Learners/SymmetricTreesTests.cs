using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.SymmetricTrees;

namespace MleDashboard.Core.Tests.Training.Learners;

public sealed class SymmetricTreesTests
{
    [Fact]
    public void Ordered_OfALevel_KnowsTheRowsBeforeOnly()
    {
        // Level 0 has targets 1, 0, 1 in rows 0, 2, 3; the prior is 3/5 and counts as one row.
        var rows = TrainingMatrices.Of([3], [0, 1, 0, 0, 1]);
        var target = new TargetValues(ProblemType.Binary, [1, 1, 0, 1, 0], 2);
        var statistics = OrderedStatistics.Fit(rows, target, null, 0, 1, 0);

        var ordered = statistics.Ordered([0, 1, 2, 3, 4]);

        Assert.Equal([0.6f, 0.6f, (1 + 0.6f) / 2, (1 + 0.6f) / 3, (1 + 0.6f) / 2], ordered[0], (expected, actual) => Math.Abs(expected - actual) < 1e-6);

        // New rows: (2 + 0.6) / 4 and (1 + 0.6) / 3; a level never met and a missing one get the prior.
        Assert.Equal([0.65f, 1.6f / 3, 0.6f, 0.6f], statistics.Tables[0], (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    [Fact]
    public void Ordered_WithAnotherTargetOfARow_IsTheSameForThatRow()
    {
        var random = new Random(5);
        var codes = Enumerable.Range(0, 60).Select(_ => (float)random.Next(5)).ToArray();
        var values = Enumerable.Range(0, 60).Select(_ => (double)random.Next(2)).ToArray();
        var order = Enumerable.Range(0, 60).ToArray();
        random.Shuffle(order);
        var before = Of(values);
        for (var row = 0; row < 60; row++)
        {
            // The prior is the mean of all targets: it must not tell either, so another row changes the other way.
            var changed = values.ToArray();
            var other = Array.FindIndex(changed, value => value != changed[row]);
            if (Array.IndexOf(order, other) < Array.IndexOf(order, row))
            {
                continue;
            }

            (changed[row], changed[other]) = (changed[other], changed[row]);

            Assert.Equal(before[0][row], Of(changed)[0][row]);
        }

        float[][] Of(double[] answers) => OrderedStatistics.Fit(TrainingMatrices.Of([5], codes), new TargetValues(ProblemType.Binary, answers, 2), null, 0, 1, 0).Ordered(order);
    }

    [Fact]
    public void Fit_OfTwoColumnsThatSayNothingAlone_FindsTheirPair()
    {
        // The answer is whether two shuffled levels agree; 2,000 codes per level and pair carry it, no level by itself does.
        var random = new Random(1);
        float[] first = [.. Enumerable.Range(0, 2000).Select(_ => (float)random.Next(12))], second = [.. Enumerable.Range(0, 2000).Select(_ => (float)random.Next(12))];
        var target = new TargetValues(ProblemType.Binary, [.. first.Zip(second).Select(pair => ((int)pair.First * 7 % 12) + ((int)pair.Second * 5 % 12) is var sum && sum % 3 == 0 ? 1.0 : 0.0)], 2);
        var task = TaskOf(TrainingMatrices.Of([12, 12], first, second), target) with { Parameters = new Dictionary<string, double> { ["iterations"] = 60, ["depth"] = 3 } };

        using var paired = new SymmetricTreesLearner().Fit(task, CancellationToken.None);
        using var alone = new SymmetricTreesLearner().Fit(task with { Parameters = new Dictionary<string, double>(task.Parameters) { ["pairs"] = 0 } }, CancellationToken.None);

        Assert.True(LogLoss(paired, task) < 0.7 * LogLoss(alone, task));
    }

    [Fact]
    public void Fit_OfAStep_AnswersTheMeansOfItsSides()
    {
        float[] values = [.. Enumerable.Range(0, 40).Select(row => row < 20 ? row : row + 50f)];
        var task = TaskOf(TrainingMatrices.Of((float[][])[values]), new TargetValues(ProblemType.Regression, [.. values.Select(value => value < 30 ? 2.0 : 10.0)], 0))
            with { Parameters = new Dictionary<string, double> { ["iterations"] = 400, ["l2"] = 0, ["depth"] = 1 } };

        using var fitted = new SymmetricTreesLearner().Fit(task, CancellationToken.None);

        // The border stands halfway between 19 and 70; missing goes with the small ones.
        Assert.Equal([2, 2, 10, 2], fitted.Predict(TrainingMatrices.Of((float[][])[[5, 44, 45, float.NaN]]), 1), (expected, actual) => Math.Abs(expected - actual) < 1e-3);
    }

    [Fact]
    public void Bins_OfManyValues_AreAboveTheBordersThatTheModelComparesWith()
    {
        var random = new Random(2);
        float[] values = [.. Enumerable.Range(0, 3000).Select(row => row % 50 == 0 ? float.NaN : (float)Math.Exp(8 * random.NextDouble()))];
        var columns = SymmetricColumns.Fit(TrainingMatrices.Of((float[][])[values]), [[]], 1);

        Assert.InRange(columns.Borders[0].Length, 200, 255);
        for (var row = 0; row < values.Length; row++)
        {
            Assert.Equal(columns.Borders[0].Count(border => values[row] > border), columns.BinsOf(0, 0)[row]);
        }
    }

    private static double LogLoss(FittedLearner fitted, LearnerTask task)
    {
        var outputs = fitted.Predict(task.Train, 1);
        return task.Target.Values.Index().Average(row => -Math.Log(outputs[(2 * row.Index) + (int)row.Item]));
    }

    private static LearnerTask TaskOf(FeatureMatrix matrix, TargetValues target) =>
        new() { Train = matrix, Target = target, Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(target.ProblemType))! };
}

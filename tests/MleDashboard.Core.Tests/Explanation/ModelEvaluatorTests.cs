using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using static MleDashboard.Core.Tests.Metrics.MetricSetupHelpers;

namespace MleDashboard.Core.Tests.Explanation;

public sealed class ModelEvaluatorTests
{
    [Fact]
    public void Evaluate_BinaryRows_CountsActualByPredicted()
    {
        var evaluation = ModelEvaluator.Evaluate(FromConfusion([5, 1], [2, 4]), ["no", "yes"], null, 0);

        Assert.Equal(["no", "yes"], evaluation.Confusion!.Classes);
        Assert.Equal([[5, 1], [2, 4]], evaluation.Confusion.Counts);
        Assert.Equal(9 / 12.0, evaluation.Metrics["accuracy"], 12);
        Assert.Equal(12, evaluation.Rows);
    }

    [Fact]
    public void Evaluate_MetricThatIsNotDefined_LeavesItOut()
    {
        var evaluation = ModelEvaluator.Evaluate(Binary([1, 1, 1], [0.2, 0.7, 0.8]), ["0", "1"], null, 0);

        Assert.DoesNotContain("roc_auc", evaluation.Metrics.Keys);
        Assert.Contains("accuracy", evaluation.Metrics.Keys);
        Assert.Null(evaluation.Roc);
    }

    [Fact]
    public void Evaluate_AccuracyInterval_MatchesTheNormalApproximation()
    {
        // 900 of 1,000 right: 0.9 +- 1.96 sqrt(0.9 * 0.1 / 1000) = 0.9 +- 0.0186.
        var interval = ModelEvaluator.Evaluate(FromConfusion([450, 50], [50, 450]), ["0", "1"], null, 7).HeadlineInterval!;

        Assert.InRange(interval.Low, 0.9 - 0.0186 - 0.004, 0.9 - 0.0186 + 0.004);
        Assert.InRange(interval.High, 0.9 + 0.0186 - 0.004, 0.9 + 0.0186 + 0.004);
    }

    [Fact]
    public void Evaluate_RmseIntervalOfNormalErrors_MatchesTheory()
    {
        // The standard deviation of n normal errors has a standard error of sigma / sqrt(2n): 10 +- 1.96 * 10 / sqrt(2 * 20,000).
        var random = new Random(11);
        double[] actual = [.. Enumerable.Range(0, 20_000).Select(_ => 10 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

        var interval = ModelEvaluator.Evaluate(Numbers(actual, new double[actual.Length]), [], null, 7).HeadlineInterval!;

        Assert.InRange((interval.High - interval.Low) / 2, 0.098 * 0.85, 0.098 * 1.15);
    }

    [Fact]
    public void Evaluate_SameSeed_GivesTheSameIntervals()
    {
        var rows = FromConfusion([30, 12], [9, 40]);
        var baseline = Labels(ProblemType.Binary, 2, rows.Actual, [.. rows.Actual.Select(_ => 1)]).Predicted;

        var first = ModelEvaluator.Evaluate(rows, ["0", "1"], baseline, 3);
        var second = ModelEvaluator.Evaluate(rows, ["0", "1"], baseline, 3);

        Assert.Equal((first.HeadlineInterval, first.GainInterval), (second.HeadlineInterval, second.GainInterval));
    }

    [Fact]
    public void Evaluate_ManyDistinctScores_ThinsTheCurvesAndKeepsTheirEndsAndArea()
    {
        var random = new Random(2);
        double[] actual = [.. Enumerable.Range(0, 20_000).Select(_ => (double)random.Next(2))];
        var rows = Binary(actual, [.. actual.Select(y => (0.7 * random.NextDouble()) + (0.3 * y))]);

        var evaluation = ModelEvaluator.Evaluate(rows, ["0", "1"], null, 0);

        var roc = evaluation.Roc!;
        Assert.InRange(roc.Count, 100, 200);
        Assert.InRange(evaluation.PrecisionRecall!.Count, 100, 200);
        Assert.Equal((0, 0), (roc[0].X, roc[0].Y));
        Assert.Equal((1, 1), (roc[^1].X, roc[^1].Y));
        Assert.Equal(1, evaluation.PrecisionRecall[^1].X);
        var area = roc.Zip(roc.Skip(1), (from, to) => (to.X - from.X) * (to.Y + from.Y) / 2).Sum();
        Assert.Equal(evaluation.Metrics["roc_auc"], area, 3);
    }

    [Fact]
    public void Evaluate_FourRows_GivesTheRocPointsOfThePublishedExample()
    {
        var roc = ModelEvaluator.Evaluate(Binary([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), ["0", "1"], null, 0).Roc!;

        // scikit-learn's documented roc_curve of these rows.
        Assert.Equal([(0, 0), (0, 0.5), (0.5, 0.5), (0.5, 1), (1, 1)], roc.Select(point => (point.X, point.Y)));
        Assert.Equal([null, 0.8, 0.4, 0.35, 0.1], roc.Select(point => point.Threshold));
    }

    [Fact]
    public void Evaluate_Regression_KeepsASampleAndCountsEveryResidual()
    {
        double[] actual = [.. Enumerable.Range(0, 5_000).Select(row => (double)row)];

        var evaluation = ModelEvaluator.Evaluate(Numbers(actual, [.. actual.Select((y, row) => y - (row % 10))]), [], null, 0);

        Assert.Equal(1_000, evaluation.ActualPredicted!.Count);
        Assert.Equal(5_000, evaluation.Residuals!.Sum(bin => bin.Count));
        Assert.Equal((0, 9), (evaluation.Residuals![0].Low, evaluation.Residuals[^1].High));
        Assert.Null(evaluation.Confusion);
    }

    [Fact]
    public void Evaluate_EqualResiduals_GivesOneBin() =>
        Assert.Equal([new HistogramBin(2, 2, 3)], ModelEvaluator.Evaluate(Numbers([3, 4, 5], [1, 2, 3]), [], null, 0).Residuals!);

    [Fact]
    public void Evaluate_Rows_GivesAnIntervalOfEveryMetric()
    {
        var evaluation = ModelEvaluator.Evaluate(Binary([0, 0, 1, 1, 0, 1], [0.1, 0.4, 0.35, 0.8, 0.6, 0.7]), ["0", "1"], null, 0);

        Assert.Equal(evaluation.Metrics.Keys.Order(), evaluation.Intervals.Keys.Order());
        Assert.NotNull(evaluation.Reliability);
        Assert.Null(evaluation.Threshold);
    }

    [Fact]
    public void Evaluate_DecisionAtAThreshold_CountsByItAndSaysIt()
    {
        // Of two positives at 0.3 and 0.6, both are found from 0.25 on.
        var rows = Binary([0, 1, 1], [0.2, 0.3, 0.6]);
        rows = rows with { Predicted = Predictions.OfProbabilities(rows.Predicted.Values, 2, new DecisionRule(1, 0.25)) };

        var evaluation = ModelEvaluator.Evaluate(rows, ["0", "1"], null, 0);

        Assert.Equal([[1, 0], [0, 2]], evaluation.Confusion!.Counts);
        Assert.Equal(0.25, evaluation.Threshold);
    }

    [Fact]
    public void Evaluate_NoRows_GivesNoFigures() =>
        Assert.Empty(ModelEvaluator.Evaluate(Numbers([], []), [], null, 0).Metrics);
}

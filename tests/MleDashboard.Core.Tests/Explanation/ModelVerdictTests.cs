using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using static MleDashboard.Core.Tests.Metrics.MetricSetupHelpers;

namespace MleDashboard.Core.Tests.Explanation;

public sealed class ModelVerdictTests
{
    [Fact]
    public void Of_BinaryModel_NamesTargetAccuracyAndTheBaselinesAnswer()
    {
        var verdict = OfConfusion("is_cancelled", ["0", "1"], [460, 40], [56, 444]);

        Assert.Equal("The model predicts the correct is_cancelled 90.4% of the time; always answering 0 would be right 50.0%.", verdict.Headline);
        Assert.Matches(@"^Between 8[89]\.\d% and 9[12]\.\d% with 95% confidence, from 1,000 unseen rows\.$", verdict.Confidence);
        Assert.Null(verdict.Warning);
        Assert.False(verdict.IsNoBetterThanBaseline);
    }

    [Fact]
    public void Of_PublishedModelWorseThanGuessing_SaysSo()
    {
        // AutoGluon's published run on 3,000 hotel bookings: accuracy 0.691 against 0.698, MCC 0.016; no tool told its user.
        var verdict = OfConfusion("is_cancelled", ["0", "1"], [2048, 47], [880, 25]);

        Assert.Equal("The model predicts the correct is_cancelled 69.1% of the time; always answering 0 would be right 69.8%.", verdict.Headline);
        Assert.True(verdict.IsNoBetterThanBaseline);
        Assert.StartsWith("No better than always answering 0: the difference is within what chance gives on 3,000 unseen rows.", verdict.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ModelThatFindsTheRareClassWithoutMoreRightAnswers_SaysWhatItIsGoodFor()
    {
        var verdict = OfConfusion("churned", ["no", "yes"], [820, 80], [40, 60]);

        Assert.False(verdict.IsNoBetterThanBaseline);
        Assert.StartsWith("It is right no more often than always answering 'no' would be, though it does tell the classes apart (balanced accuracy 75.6%, one answer gives 50.0%)", verdict.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ModelThatAlwaysAnswersTheCommonClassButRanksWell_PointsToItsProbabilities()
    {
        // 55 of the 380 rows of the common class score above the rare class: area 1 - 55 / 380.
        double[] actual = [.. Enumerable.Range(0, 400).Select(row => row % 20 == 0 ? 1.0 : 0)];
        var rows = Binary(actual, [.. actual.Select((y, row) => y == 1 ? 0.3 : row % 7 == 0 ? 0.35 : 0.05)]);

        var verdict = Verdict("fraud", ["0", "1"], rows, Binary(actual, [.. actual.Select(_ => 0.05)]));

        Assert.True(verdict.IsNoBetterThanBaseline);
        Assert.EndsWith("Its probabilities still rank rows better than chance (area under the ROC curve 0.855): use them instead of its answers.", verdict.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ThreeClasses_ComparesWithTheMostCommonLabel()
    {
        var verdict = OfConfusion("quality", ["5", "6", "7"], [80, 15, 5], [20, 60, 10], [5, 10, 25]);

        Assert.Equal("The model predicts the correct quality 71.7% of the time; always answering 5 would be right 43.5%.", verdict.Headline);
        Assert.Null(verdict.Warning);
    }

    [Fact]
    public void Of_Regression_SaysHowFarOffBothAre()
    {
        double[] actual = [.. Enumerable.Range(0, 300).Select(row => (double)(row % 100))];
        var rows = Numbers(actual, [.. actual.Select((y, row) => y + (row % 2 == 0 ? 4 : -4))]);

        var verdict = Verdict("cnt", [], rows, Numbers(actual, [.. actual.Select(_ => 49.5)]));

        // Uniform 0..99 about its mean: sqrt((100^2 - 1) / 12) = 28.87.
        Assert.Equal("Predictions of cnt are typically off by 4; always answering the mean would be off by 28.9.", verdict.Headline);
        Assert.Equal("Between 4 and 4 with 95% confidence, from 300 unseen rows.", verdict.Confidence);
        Assert.False(verdict.IsNoBetterThanBaseline);
    }

    [Fact]
    public void Of_RegressionNoBetterThanTheMean_SaysSo()
    {
        var random = new Random(5);
        double[] actual = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];

        var verdict = Verdict("price", [], Numbers(actual, [.. actual.Select(_ => random.NextDouble())]), Numbers(actual, [.. actual.Select(_ => 0.5)]));

        Assert.True(verdict.IsNoBetterThanBaseline);
        Assert.Equal("No better than always answering the mean: the difference is within what chance gives on 200 unseen rows.", verdict.Warning);
    }

    [Fact]
    public void Of_TheBaselineItself_SaysThatItIsTheBaseline()
    {
        var baseline = ModelEvaluator.Evaluate(FromConfusion([60, 0], [40, 0]), ["no", "yes"], null, 0);

        Assert.Equal(
            "This is the baseline: always answering 'no' predicts the correct left 60.0% of the time.",
            ModelVerdict.Of("left", ProblemType.Binary, baseline, baseline).Headline);
    }

    private static ModelVerdict OfConfusion(string target, string[] classes, params int[][] counts)
    {
        var rows = FromConfusion(counts);
        var common = Enumerable.Range(0, counts.Length).MaxBy(k => counts[k].Sum());
        return Verdict(target, classes, rows, Labels(rows.ProblemType, counts.Length, rows.Actual, [.. rows.Actual.Select(_ => common)]));
    }

    private static ModelVerdict Verdict(string target, string[] classes, ScoredRows rows, ScoredRows baseline) => ModelVerdict.Of(
        target,
        rows.ProblemType,
        ModelEvaluator.Evaluate(rows, classes, baseline.Predicted, 0),
        ModelEvaluator.Evaluate(baseline, classes, null, 0));
}

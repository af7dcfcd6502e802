using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Tests.Autopilot;

public sealed class LockedTestTests
{
    private static readonly LockedTestKey Key = new(Guid.NewGuid(), "left", 0.2, 3);

    [Fact]
    public void Divide_SameKey_GivesTheSameRows_OfBothClasses()
    {
        var rows = LockedTest.Divide(People(200), Key, null).Value!;
        var again = LockedTest.Divide(People(200), Key, null).Value!;

        Assert.Equal((160, 40), (rows.Train.RowCount, rows.Test.RowCount));
        Assert.Equal(Numbers(rows.Test), Numbers(again.Test));
        Assert.Empty(Numbers(rows.Train).Intersect(Numbers(rows.Test)));
        Assert.NotEqual(Numbers(rows.Test), Numbers(LockedTest.Divide(People(200), Key with { Seed = 4 }, null).Value!.Test));

        // A quarter of 200 people left; a tenth of a row of tolerance for rounding.
        Assert.Equal(10, rows.TestRows.Count(value => value == 1));
    }

    [Fact]
    public void Score_OthersLabels_AreScoredByHand()
    {
        var rows = LockedTest.Divide(People(200), Key, null).Value!;
        string[] answers = [.. rows.TestRows.Select(value => value == 1 ? "yes" : "no")];
        var wrong = Array.IndexOf(answers, "no");
        answers[wrong] = "yes";

        var evaluation = LockedTest.Score(rows, answers, null, 0).Value!;

        // 39 of 40 right; 10 of 11 that were said to leave did.
        Assert.Equal(39 / 40.0, evaluation.Metrics["accuracy"], 12);
        Assert.Equal(10 / 11.0, evaluation.Metrics["precision"], 12);
        Assert.Equal([1L, 10L], [evaluation.Confusion!.Counts[0][1], evaluation.Confusion.Counts[1][1]]);
        Assert.False(evaluation.Metrics.ContainsKey("roc_auc"));
        Assert.Null(evaluation.Roc);
    }

    [Fact]
    public void Score_Probabilities_GiveTheCurves()
    {
        var rows = LockedTest.Divide(People(200), Key, null).Value!;
        double[] probabilities = [.. rows.TestRows.SelectMany(value => value == 1 ? new[] { 0.2, 0.8 } : [0.9, 0.1])];

        var evaluation = LockedTest.Score(rows, [.. rows.TestRows.Select(_ => "no")], probabilities, 0).Value!;

        Assert.Equal(1, evaluation.Metrics["roc_auc"], 12);
        Assert.NotNull(evaluation.Roc);
    }

    [Fact]
    public void Score_WholeNumbersAsFrameworksWriteThem_AreTheClasses()
    {
        Table table = new([new NumericColumn("n", [.. Enumerable.Range(0, 100).Select(i => (double)i)]), new NumericColumn("left", [.. Enumerable.Range(0, 100).Select(i => (double)(i % 2))])]);
        var rows = LockedTest.Divide(table, Key, null).Value!;

        Assert.Equal(1, LockedTest.Score(rows, [.. rows.TestRows.Select(value => value == 1 ? "1.0" : "0.0")], null, 0).Value!.Metrics["accuracy"]);
    }

    [Theory]
    [InlineData(39, "no")]
    [InlineData(40, "maybe")]
    public void Score_AnswersThatDoNotFit_AreRefused(int count, string label) =>
        Assert.IsType<AnswersDoNotFit>(LockedTest.Score(LockedTest.Divide(People(200), Key, null).Value!, [.. Enumerable.Repeat(label, count)], null, 0).Error);

    [Fact]
    public void Score_Numbers_AreScored()
    {
        Table table = new([new NumericColumn("n", [.. Enumerable.Range(0, 100).Select(i => (double)i)]), new NumericColumn("left", [.. Enumerable.Range(0, 100).Select(i => i * 1.5)])]);
        var rows = LockedTest.Divide(table, Key, ProblemType.Regression).Value!;

        var evaluation = LockedTest.Score(rows, [.. rows.TestRows.Select(value => (value + 2).ToString("R", System.Globalization.CultureInfo.InvariantCulture))], null, 0).Value!;

        Assert.Equal(2, evaluation.Metrics["rmse"], 9);
        Assert.IsType<AnswersDoNotFit>(LockedTest.Score(rows, [.. rows.TestRows.Select(_ => "x")], null, 0).Error);
    }

    private static double[] Numbers(Table table) => ((NumericColumn)table.Find("n")!).Values;

    private static Table People(int count) => new(
    [
        new NumericColumn("n", [.. Enumerable.Range(0, count).Select(i => (double)i)]),
        new CategoryColumn("left", [.. Enumerable.Range(0, count).Select(i => i % 4 == 0 ? 1 : 0)], ["no", "yes"], ColumnType.Boolean),
    ]);
}

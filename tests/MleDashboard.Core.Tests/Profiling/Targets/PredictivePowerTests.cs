using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Correlations;
using MleDashboard.Core.Profiling.Targets;

namespace MleDashboard.Core.Tests.Profiling.Targets;

public sealed class PredictivePowerTests
{
    private const int Rows = 1_000;

    /// <summary>By hand: 1 to 9 with median 5 differ from it by 20/9 on average; three of four rows "a" give F1 2·0.75/1.75 weighted by 0.75.</summary>
    [Fact]
    public void NaiveScore_KnownTargets_IsTheScoreByHand()
    {
        Assert.Equal(20.0 / 9, new PredictivePower(RankedTarget.OfNumbers(new NumericColumn("y", [9, 1, 2, 3, 4, 5, 6, 7, 8]))).NaiveScore, 12);
        Assert.Equal(0.75 * 1.5 / 1.75, new PredictivePower(RankedTarget.OfClasses(Labels("a", "a", "a", "b"))).NaiveScore, 12);
    }

    [Fact]
    public void Of_Copy_IsOneForClassesAndNearlyOneForNumbers()
    {
        var numbers = Enumerable.Range(0, Rows).Select(row => (double)(row * 7919 % Rows)).ToArray();
        var labels = new CategoryColumn("y", [.. numbers.Select(number => (int)number % 3)], ["a", "b", "c"]);

        Assert.Equal(1, new PredictivePower(RankedTarget.OfClasses(labels)).Of(ComparableColumn.Of(labels)!)!.Value.Power, 9);
        Assert.InRange(new PredictivePower(RankedTarget.OfNumbers(new NumericColumn("y", numbers))).Of(ComparableColumn.Of(new NumericColumn("x", numbers))!)!.Value.Power, 0.98, 1);
    }

    /// <summary>By hand: the label is right in three of four rows and both classes are as frequent, so every class has precision and recall 3/4: F1 is 3/4, naive 1/2, power 1/2.</summary>
    [Fact]
    public void Of_LabelThatIsRightInThreeOfFour_IsAHalf()
    {
        int[] truth = [.. Enumerable.Range(0, Rows).Select(row => row % 2)];
        int[] said = [.. truth.Select((value, row) => row / 2 % 4 == 0 ? 1 - value : value)];

        var measured = new PredictivePower(RankedTarget.OfClasses(new CategoryColumn("y", truth, ["no", "yes"]))).Of(ComparableColumn.Of(new CategoryColumn("x", said, ["no", "yes"]))!)!.Value;

        Assert.Equal(0.75, measured.Score, 12);
        Assert.Equal(0.5, measured.Power, 12);
    }

    [Fact]
    public void Of_Noise_IsNearZero()
    {
        var random = new Random(5);
        var target = RankedTarget.OfNumbers(new NumericColumn("y", [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())]));
        var noise = new NumericColumn("x", [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())]);
        var labels = new CategoryColumn("x", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(400))], [.. Enumerable.Range(0, 400).Select(code => $"l{code}")]);

        Assert.InRange(new PredictivePower(target).Of(ComparableColumn.Of(noise)!)!.Value.Power, 0, 0.03);
        Assert.InRange(new PredictivePower(target).Of(ComparableColumn.Of(labels)!)!.Value.Power, 0, 0.03);
    }

    [Fact]
    public void Of_OtherOrderOfTheRows_IsTheSame()
    {
        var random = new Random(6);
        double[] x = [.. Enumerable.Range(0, Rows).Select(_ => Math.Round(random.NextDouble(), 2))];
        int[] y = [.. x.Select(value => random.NextDouble() < value ? 1 : 0)];
        int[] order = [.. Enumerable.Range(0, Rows).Select(row => row * 7919 % Rows)];

        var one = new PredictivePower(RankedTarget.OfClasses(new CategoryColumn("y", y, ["no", "yes"]))).Of(ComparableColumn.Of(new NumericColumn("x", x))!);
        var other = new PredictivePower(RankedTarget.OfClasses(new CategoryColumn("y", [.. order.Select(row => y[row])], ["no", "yes"]))).Of(ComparableColumn.Of(new NumericColumn("x", [.. order.Select(row => x[row])]))!);

        Assert.Equal(one, other);
        Assert.InRange(one!.Value.Power, 0.2, 0.7);
    }

    [Fact]
    public async Task Profile_CopiedTarget_IsRankedFirstAndSuspectOfLeakage()
    {
        var random = new Random(7);
        var truth = Enumerable.Range(0, 200).Select(_ => random.Next(2) == 0 ? "no" : "yes").ToArray();
        using var table = new TestTable().With("cancelled", ColumnType.Boolean, truth).WithNumbers("noise", truth.Select(_ => random.NextDouble()))
            .With("refunded", ColumnType.Categorical, [.. truth.Select(value => value == "yes" ? "paid back" : "kept")]).With("remark", ColumnType.Text, [.. truth.Select((_, row) => $"a remark {row}")]);

        var report = AlertRules.Judge(await ProfilingSetupHelpers.ProfileAsync(table.Write(), new ProfileSettings { Target = "cancelled" }));

        var target = report.Target!;
        Assert.Equal(ProblemType.Binary, target.Problem);
        Assert.Equal(["refunded", "noise", "remark"], target.Columns.Select(column => column.Column));
        Assert.Equal(1, target.Columns[0].Power!.Value, 9);
        Assert.Null(target.Columns[2].Power);
        Assert.Equal("free text", target.Columns[2].Note);
        var bins = target.Columns[0].Bins;
        Assert.Equal(200, bins.Sum(bin => bin.Count));
        Assert.All(bins, bin => Assert.Equal(1, bin.Shares.Max(), 12));
        var alert = Assert.Single(report.Alerts, alert => alert.Rule == "leakage");
        Assert.Equal(("refunded", AlertSeverity.High, AlertActionKind.DropColumn), (alert.Column, alert.Severity, alert.Action!.Kind));
    }

    [Fact]
    public async Task Profile_TargetThatCannotBePredicted_SaysWhyAndHasNoPowers()
    {
        using var table = new TestTable().With("same", ColumnType.Categorical, [.. Enumerable.Repeat("x", 50)]).WithNumbers("n", Enumerable.Range(0, 50).Select(row => (double)row));

        var target = (await ProfilingSetupHelpers.ProfileAsync(table.Write(), new ProfileSettings { Target = "same" })).Target!;

        Assert.Null(target.Problem);
        Assert.Empty(target.Columns);
        Assert.Contains("only one value", target.Distribution.Reason, StringComparison.Ordinal);
    }

    private static CategoryColumn Labels(params string[] values) => ProfilingSetupHelpers.Labels(values);
}

using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation.LearningCurves;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Explanation;

public sealed class LearningCurveTests
{
    private static readonly ExperimentSettings Settings = new() { Target = "y", Threads = 1, Seed = 4 };

    [Fact]
    public void Fit_TargetOfManyTurns_SaysMoreRowsHelp()
    {
        var curve = Fit(Table(2_000, (a, b, _) => Math.Sin(20 * a) + Math.Cos(20 * b)), Settings)!;

        Assert.Equal(MoreRows.Help, curve.Verdict);
        Assert.Equal([400, 800, 1_600], curve.Points.Select(point => point.Rows));
        Assert.True(curve.Points[2].Score < curve.Points[1].Score && curve.Points[1].Score < curve.Points[0].Score);
        Assert.EndsWith(": more rows would help.", curve.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OneStepAndNoise_SaysMoreRowsHelpLittle()
    {
        var curve = Fit(Table(8_000, (a, _, chance) => (a > 0.5) == (chance < 0.8) ? 1 : 0), Settings)!;

        Assert.Equal(MoreRows.HelpLittle, curve.Verdict);
        Assert.StartsWith("With half of the rows a quick model's area under the ROC curve was 0.", curve.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_FewRowsOfNoise_DoesNotPretendToKnow()
    {
        var curve = Fit(Table(160, (a, _, chance) => chance < 0.3 + (0.4 * a) ? 1 : 0), Settings)!;

        Assert.Equal(MoreRows.CannotBeTold, curve.Verdict);
    }

    [Fact]
    public void Fit_NothingHeldOut_JudgesByRowsItDidNotLearnFrom()
    {
        var curve = Fit(Table(1_000, (a, b, _) => Math.Sin(6 * a) * Math.Cos(6 * b)), Settings with { TestFraction = 0 })!;

        Assert.Equal(750, curve.Points[^1].Rows);
        Assert.True(curve.Points[^1].Score > 0.01);
    }

    [Fact]
    public void Fit_Groups_AreNotParted()
    {
        // The group decides the answer and each has forty rows: a part that split groups would know them all.
        var curve = Fit(Table(1_200, (a, _, _) => (int)(a * 30) % 2), Settings with { GroupBy = "g" })!;

        Assert.All(curve.Points, point => Assert.InRange(point.Rows % 40, 0, 0));
    }

    [Fact]
    public void Fit_TooFewRows_GivesNone() => Assert.Null(Fit(Table(60, (a, _, _) => a > 0.5 ? 1 : 0), Settings));

    [Fact]
    public void Fit_NoTime_GivesNone() =>
        Assert.Null(Fit(Table(400, (a, _, _) => a > 0.5 ? 1 : 0), Settings, new FitBudget(TimeProvider.System, TimeSpan.Zero, CancellationToken.None)));

    [Fact]
    public void Fit_SameSeed_GivesTheSameCurve()
    {
        var table = Table(300, (a, b, _) => a + b);

        Assert.Equal(Fit(table, Settings)!.Gain, Fit(table, Settings)!.Gain);
    }

    [Fact]
    public void Sentence_OfASample_NamesItsRows() => Assert.Equal(
        "With 50,000 rows a quick model's root mean squared error was 14.2, with 100,000 13.1: more rows would help.",
        new LearningCurve("rmse", [new(25_000, 16), new(50_000, 14.2), new(100_000, 13.1)], false, new Interval(0.5, 1.5), MoreRows.Help).Sentence);

    private static LearningCurve? Fit(Table table, ExperimentSettings settings, FitBudget? budget = null)
    {
        var target = TargetReading.Read(table, settings).Value!;
        var rows = DividedRows.Divide(table, target, settings, ExperimentPlan.For(settings, table.RowCount, target.ProblemType)).Value!;
        return new LearningCurveFitter(rows, MetricCatalog.Find(MetricCatalog.DefaultFor(target.ProblemType))!, settings).Fit(budget ?? FitBudget.None, TestContext.Current.CancellationToken);
    }

    private static Table Table(int rows, Func<double, double, double, double> target)
    {
        var random = new Random(9);
        double[] a = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        double[] b = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        double[] noise = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        return new Table([
            new NumericColumn("a", a),
            new NumericColumn("b", b),
            new NumericColumn("noise", noise),
            new NumericColumn("g", [.. Enumerable.Range(0, rows).Select(row => (double)(row / 40))]),
            new NumericColumn("y", [.. Enumerable.Range(0, rows).Select(row => target(a[row], b[row], random.NextDouble()))]),
        ]);
    }
}

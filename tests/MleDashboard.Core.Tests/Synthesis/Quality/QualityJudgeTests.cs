using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Synthesis.Quality;

public sealed class QualityJudgeTests : IDisposable
{
    private readonly string scratch = Directory.CreateTempSubdirectory("mle-quality-").FullName;

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    [Fact]
    public async Task Judge_HandWorkedColumns()
    {
        // KS: the distribution functions of 1,2,3,4 and 3,4,5,6 are half apart at 2. Of the range 1 to 4 a third is reached from 3 on.
        // TV: a half of a and b each against three quarters of a and a quarter of missing; of the levels a, b, one occurs.
        var real = new Table([new NumericColumn("n", [1, 2, 3, 4]), new CategoryColumn("c", [0, 0, 1, 1], ["a", "b"])]);
        var made = new Table([new NumericColumn("n", [3, 4, 5, 6]), new CategoryColumn("c", [0, 0, 0, -1], ["a", "b"])]);

        var report = await JudgeAsync(real, made);

        var number = report.Shapes.Single(shape => shape.Column == "n");
        var level = report.Shapes.Single(shape => shape.Column == "c");
        Assert.Equal(("KS", 0.5, 1.0 / 3), (number.Measure, number.Score, Math.Round(number.Coverage, 12) == Math.Round(1.0 / 3, 12) ? 1.0 / 3 : number.Coverage));
        Assert.Equal("TV", level.Measure);
        Assert.Equal(0.5, level.Score, 1e-12);
        Assert.Equal(0.5, level.Coverage, 1e-12);
        Assert.Equal(0.25, level.SyntheticMissing, 1e-12);
        Assert.Equal(0.5, report.ShapeScore, 1e-12);
    }

    [Fact]
    public async Task Judge_HandWorkedPairs()
    {
        // Correlations 1 and -1 differ by two, the most there is. Of the pairs ax ax by by and ax ay bx by half lies elsewhere.
        var real = new Table(
        [
            new NumericColumn("x", [1, 2, 3, 4]), new NumericColumn("y", [1, 2, 3, 4]),
            new CategoryColumn("c", [0, 0, 1, 1], ["a", "b"]), new CategoryColumn("d", [0, 0, 1, 1], ["x", "y"]),
        ]);
        var made = new Table(
        [
            new NumericColumn("x", [1, 2, 3, 4]), new NumericColumn("y", [4, 3, 2, 1]),
            new CategoryColumn("c", [0, 0, 1, 1], ["a", "b"]), new CategoryColumn("d", [0, 1, 0, 1], ["x", "y"]),
        ]);

        var report = await JudgeAsync(real, made);

        Assert.Equal(0, report.Trends.Single(trend => trend is { First: "x", Second: "y" }).Score, 1e-12);
        Assert.Equal(0.5, report.Trends.Single(trend => trend is { First: "c", Second: "d" }).Score, 1e-12);
        Assert.Equal(1, report.Trends.Single(trend => trend is { First: "x", Second: "c" }).Score, 1e-12);
        Assert.Equal(report.Trends.OrderBy(trend => trend.Score), report.Trends);
        Assert.Equal((report.ShapeScore + report.TrendScore) / 2, report.Score, 1e-12);
    }

    [Fact]
    public async Task Judge_NumberBesideLevels_IsCutByEachTablesOwnRange()
    {
        // As SDMetrics' report: ten times the numbers lie in the same tenths of their range, and the largest is a part of its own.
        var real = new Table([new NumericColumn("x", [1, 2, 3, 11]), new CategoryColumn("c", [0, 0, 1, 1], ["a", "b"])]);
        var stretched = new Table([new NumericColumn("x", [10, 20, 30, 110]), new CategoryColumn("c", [0, 0, 1, 1], ["a", "b"])]);
        var moved = new Table([new NumericColumn("x", [1, 2, 10.9, 11]), new CategoryColumn("c", [0, 0, 1, 1], ["a", "b"])]);

        Assert.Equal(1, (await JudgeAsync(real, stretched)).TrendScore, 1e-12);
        Assert.Equal(0.75, (await JudgeAsync(real, moved)).TrendScore, 1e-12);
    }

    [Fact]
    public async Task Judge_PlantedValuesThatCannotBe_LowerValidityAndAreNamed()
    {
        // One of four numbers is beyond the range and one level is new: (3/4 + 3/4) / 2 of the columns, all of the structure.
        var real = new Table([new NumericColumn("n", [1, 2, 3, 4]), new CategoryColumn("c", [0, 0, 1, 1], ["a", "b"])]);
        var made = new Table([new NumericColumn("n", [1, 2, 3, 5]), new CategoryColumn("c", [0, 1, 2, 1], ["a", "b", "new"])]);

        var report = await JudgeAsync(real, made);

        Assert.Equal(0.875, report.Validity!.Score, 1e-12);
        Assert.All(report.Validity.Columns, column => Assert.Equal((0.75, 1L), (column.Score, column.InvalidRows)));
        Assert.StartsWith("1 row of 'n' is not within the real range", QualityVerdicts.Validity(report.Validity).Text, StringComparison.Ordinal);
        Assert.Equal(1, (await JudgeAsync(real, real)).Validity!.Score);
    }

    [Fact]
    public async Task Judge_HandWorkedNearestRecordsAndCopies()
    {
        // From (5, a) the row (0, a) is half the range away in one column of two: 0.25. (10, b) is a copy. (20, c) is beyond both: 1 for the number, 1 for the level.
        var real = new Table([new NumericColumn("n", [0, 10]), new CategoryColumn("c", [0, 1], ["a", "b"])]);
        var made = new Table([new NumericColumn("n", [5, 10, 20]), new CategoryColumn("c", [0, 1, 2], ["a", "b", "c"])]);

        var report = await JudgeAsync(real, made);

        Assert.Equal(1.0 / 3, report.Privacy.Copies, 1e-12);
        Assert.Equal(0.25, report.Privacy.NearestDistance, 1e-6);
        Assert.Null(report.Privacy.HoldoutCopies);
    }

    [Fact]
    public async Task Judge_RowsLikeTheRealOnes_KeepTheirUseAndCannotBeTold()
    {
        var report = await JudgeAsync(Linked(600, 1, true), Linked(600, 2, true), Linked(500, 3, true), "answer");

        Assert.True(report.Use!.TrainedOnSynthetic > 0.9);
        Assert.InRange(report.Use.KeptShare, 0.9, 1.1);
        Assert.InRange(report.Detection.Auc, 0.35, 0.62);

        // A new draw from the same distribution may lie beyond the range of the first one.
        Assert.True(report.Validity!.Score > 0.99);
        Assert.All(QualityVerdicts.Of(report).Where(verdict => verdict.Subject != "Validity"), verdict => Assert.NotEqual(VerdictLevel.Bad, verdict.Level));
    }

    [Fact]
    public async Task Judge_ColumnsRightAndLinksLost_IsUselessInRed()
    {
        var report = await JudgeAsync(Linked(600, 1, true), Linked(600, 2, false), Linked(500, 3, true), "answer");

        Assert.True(report.Use!.IsUseless);
        Assert.True(report.ShapeScore > 0.9);
        var verdict = QualityVerdicts.Of(report)[0];
        Assert.Equal(VerdictLevel.Bad, verdict.Level);
        Assert.Contains("no better than guessing 'answer'", verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_TrainingRowsHandedOut_AreFoundAsCopies()
    {
        var real = Linked(400, 1, true);

        var report = await JudgeAsync(real, real, Linked(300, 3, true));

        Assert.Equal(1, report.Privacy.Copies);
        Assert.Equal(0, report.Privacy.NearestDistance);
        Assert.Equal(2, QualityVerdicts.Of(report).Count(verdict => verdict.Level == VerdictLevel.Bad && verdict.Subject is "Copies" or "Nearest records"));
        Assert.True(QualityVerdicts.IsTooNear(report.Privacy));
    }

    [Fact]
    public async Task Judge_OtherValues_AreTold()
    {
        var made = Linked(600, 2, true);
        var shifted = new Table([.. made.Columns.Select(column => column is NumericColumn numbers ? new NumericColumn(column.Name, [.. numbers.Values.Select(value => value + 0.6)]) : column)]);

        var report = await JudgeAsync(Linked(600, 1, true), shifted);

        Assert.True(report.Detection.Auc > 0.85, $"{report.Detection.Auc}");
    }

    private Task<QualityReport> JudgeAsync(Table real, Table made, Table? holdout = null, string? target = null) =>
        new QualityJudge(new ExperimentRunner(TimeProvider.System)).JudgeAsync(real, made, holdout, target, scratch, 1, 1, TestContext.Current.CancellationToken);

    /// <summary>The answer is whether a + b is above 1; without the link it is as frequent and random.</summary>
    private static Table Linked(int rows, int seed, bool isLinked)
    {
        var random = new Random(seed);
        var a = Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray();
        var b = Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray();
        var answers = Enumerable.Range(0, rows).Select(row => isLinked ? (a[row] + b[row] > 1 ? 1 : 0) : random.Next(2)).ToArray();
        return new Table([new NumericColumn("a", a), new NumericColumn("b", b), new CategoryColumn("answer", answers, ["0", "1"], ColumnType.Boolean)]);
    }
}

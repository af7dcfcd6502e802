using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Interactions;

namespace MleDashboard.Core.Tests.Profiling.Interactions;

public sealed class InteractionProfilerTests
{
    [Fact]
    public void Draw_FewRowsOfNumbers_IsAMarkForEachRowWithBothValues()
    {
        var drawn = InteractionProfiler.Draw(new Table([Numbers("x", 1, 2, double.NaN, 4), Numbers("y", 10, 20, 30, double.PositiveInfinity), Labels("c", "a", "b", "a", "a")]), "x", "y", "c", 4);

        Assert.Equal(InteractionKind.Scatter, drawn.Kind);
        Assert.Equal([new InteractionPoint(1, 10, 0), new InteractionPoint(2, 20, 1)], drawn.Points);
        Assert.Equal(["a", "b"], drawn.Colours);
        Assert.Equal((2, 4), (drawn.UsedRows, drawn.SampledRows));
    }

    [Fact]
    public void Draw_ManyRowsOfNumbers_CountsEveryRowInOneHexagonNearIt()
    {
        var random = new Random(1);
        var x = Enumerable.Range(0, 5_000).Select(_ => random.NextDouble()).ToArray();
        var y = x.Select(value => 100 * (value + random.NextDouble())).ToArray();
        var yes = x.Select(value => value > 0.5 ? "yes" : "no").ToArray();

        var drawn = InteractionProfiler.Draw(new Table([Numbers("x", x), Numbers("y", y), Labels("target", yes)]), "x", "y", "target", 9_000);

        Assert.Equal(InteractionKind.Density, drawn.Kind);
        Assert.Equal(5_000, drawn.Cells.Sum(cell => cell.Count));
        Assert.Equal(["yes"], drawn.Colours);
        Assert.All(drawn.Cells.Where(cell => cell.X > 0.55), cell => Assert.Equal(1, cell.Mean));
        Assert.All(drawn.Cells.Where(cell => cell.X < 0.45), cell => Assert.Equal(0, cell.Mean));

        // By another route: every point has a centre within the corner of its hexagon, a third of a row away.
        Assert.All(x.Zip(y), point => Assert.Contains(drawn.Cells, cell =>
            Math.Abs(cell.X - point.First) <= 0.5001 * drawn.CellWidth && Math.Abs(cell.Y - point.Second) <= 0.3334 * drawn.CellHeight));
        Assert.Contains("Spearman", drawn.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_OneFarValue_DoesNotSqueezeTheOthersAndIsSaid()
    {
        var x = Enumerable.Range(0, 2_000).Select(value => value % 100.0).ToArray();
        var y = (double[])x.Clone();
        y[7] = 1e9;

        var drawn = InteractionProfiler.Draw(new Table([Numbers("x", x), Numbers("y", y)]), "x", "y", null, 2_000);

        Assert.InRange(drawn.Y.Max, 99, 200);
        Assert.Equal(1_999, drawn.Cells.Sum(cell => cell.Count));
        Assert.EndsWith("1 row lies beyond the axes and is not drawn.", drawn.Sentence, StringComparison.Ordinal);
    }

    /// <summary>By hand, as Tukey: 1 to 9 has quartiles 3, 5 and 7, whiskers to 1 and 9; 100 is beyond.</summary>
    [Fact]
    public void Draw_NumbersAndLabels_IsABoxForEachLabelWhicheverAxisWasChosen()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50, 51, 52, 53, 54, 100];
        string[] labels = [.. Enumerable.Repeat("a low one", 9), .. Enumerable.Repeat("high", 6)];

        var drawn = InteractionProfiler.Draw(new Table([Numbers("value", values), Labels("group", labels)]), "value", "group", null, 15);

        Assert.Equal(InteractionKind.Boxes, drawn.Kind);
        Assert.Equal(("group", "value"), (drawn.X.Column, drawn.Y.Column));
        Assert.Equal(new InteractionBox(0, -1, 9, 1, 3, 5, 7, 9, 0), drawn.Boxes[0]);
        Assert.Equal((50, 52.5, 54, 1), (drawn.Boxes[1].Low, drawn.Boxes[1].Median, drawn.Boxes[1].High, drawn.Boxes[1].Beyond));
        Assert.Equal("The median of value goes from 5 (a low one) to 52.5 (high). 1 value lies beyond the whiskers.", drawn.Sentence);
    }

    [Fact]
    public void Draw_TwoLabels_CountsEveryCombinationAndPutsRareOnesTogether()
    {
        var many = Enumerable.Range(0, 300).Select(row => $"l{row % 20:00}").Concat(Enumerable.Repeat("l00", 10)).ToArray();
        var two = Enumerable.Range(0, 310).Select(row => row < 155 ? "a" : "b").ToArray();

        var drawn = InteractionProfiler.Draw(new Table([Labels("many", many), Labels("two", two)]), "many", "two", null, 310);

        Assert.Equal(InteractionKind.Mosaic, drawn.Kind);
        Assert.Equal(12, drawn.X.Labels.Count);
        Assert.Equal("l00", drawn.X.Labels[0]);
        Assert.Equal("9 others", drawn.X.Labels[^1]);
        Assert.Equal(310, drawn.Tiles.Sum(tile => tile.Count));
        Assert.Equal(25, drawn.Tiles.Where(tile => tile.X == 0).Sum(tile => tile.Count));
    }

    [Fact]
    public void Draw_TimeAndNumbers_IsTheMeanInEachBin()
    {
        var start = new DateTime(2024, 1, 1);
        var ticks = Enumerable.Range(0, 366).Select(day => start.AddDays(day).Ticks).ToArray();
        var values = ticks.Select(tick => (double)new DateTime(tick).Month).ToArray();

        var drawn = InteractionProfiler.Draw(new Table([Numbers("value", values), new DateTimeColumn("day", ticks)]), "value", "day", null, 366);

        Assert.Equal(InteractionKind.TimeLine, drawn.Kind);
        Assert.Equal("day", drawn.X.Column);
        var line = Assert.Single(drawn.Lines);
        Assert.Equal(366, line.Points.Sum(point => point.Count));
        Assert.Equal(1, line.Points[0].Y);
        Assert.Equal(12, line.Points[^1].Y);
    }

    [Fact]
    public void Draw_NothingInCommon_SaysSo()
    {
        var drawn = InteractionProfiler.Draw(new Table([Numbers("x", 1, double.NaN), Numbers("y", double.NaN, 1)]), "x", "y", null, 2);

        Assert.Empty(drawn.Points);
        Assert.Equal("No row has both values, so there is nothing to draw.", drawn.Sentence);
    }

    [Fact]
    public async Task ProfileAsync_Report_DrawsTheStrongestPairsFirst()
    {
        var random = new Random(5);
        var x = Enumerable.Range(0, 400).Select(_ => random.NextDouble()).ToArray();
        using var table = new TestTable()
            .WithNumbers("noise", x.Select(_ => random.NextDouble()))
            .WithNumbers("x", x)
            .WithNumbers("twice", x.Select(value => 2 * value))
            .With("name", ColumnType.Identifier, [.. x.Select((_, row) => $"id{row}")]);

        var interactions = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Interactions!;

        Assert.Equal(["noise", "x", "twice"], interactions.Columns);
        Assert.Equal(("x", "twice"), (interactions.Main[0].X.Column, interactions.Main[0].Y.Column));
        Assert.Equal(interactions.Main.Count, interactions.Main.Select(pair => string.Join('|', new[] { pair.X.Column, pair.Y.Column }.Order())).Distinct().Count());
    }

    private static NumericColumn Numbers(string name, params double[] values) => new(name, values);

    private static CategoryColumn Labels(string name, params string[] values)
    {
        var levels = values.Distinct().ToList();
        return new CategoryColumn(name, [.. values.Select(value => levels.IndexOf(value))], levels);
    }
}

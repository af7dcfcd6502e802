using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Features;

public sealed class ColumnTreatmentTests
{
    private const int Rows = 200;

    private static readonly TargetValues Target = new(ProblemType.Binary, [.. Enumerable.Range(0, Rows).Select(row => (double)(row % 2))], 2);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 500)]
    public void Fit_WholeNumbersThatNumberTheRows_AreLeftOutInWhateverOrder(int step, int first)
    {
        var note = NoteOf(new NumericColumn("no", [.. Enumerable.Range(0, Rows).Select(row => (double)(first + (step * row)))]));

        Assert.Equal((false, "left out: whole numbers that number the rows"), note);
    }

    [Fact]
    public void Fit_NumbersThatComeAgainOrHaveFractions_AreUsed()
    {
        Assert.Equal((true, "number"), NoteOf(new NumericColumn("age", [.. Enumerable.Range(0, Rows).Select(row => (double)(row % 150))])));
        Assert.Equal((true, "number"), NoteOf(new NumericColumn("price", [.. Enumerable.Range(0, Rows).Select(row => row + 0.5)])));
        Assert.Equal((true, "number"), NoteOf(new NumericColumn("income", [.. Enumerable.Range(0, Rows).Select(row => 1000.0 * row)])));
    }

    [Fact]
    public void Fit_AColumnThatRepeatsAnother_IsLeftOutAndSaysWhich()
    {
        var random = new Random(1);
        var amounts = Enumerable.Range(0, Rows).Select(_ => random.NextDouble()).ToArray();
        var codes = Enumerable.Range(0, Rows).Select(_ => random.Next(3)).ToArray();
        var pipeline = FeaturePipeline.Fit(
            new Table(
            [
                new NumericColumn("amount", amounts),
                new NumericColumn("amount again", [.. amounts]),
                new CategoryColumn("class", codes, ["1", "2", "3"]),
                new CategoryColumn("class name", codes, ["first", "second", "third"]),
            ]),
            Target);

        Assert.Equal("left out: it says what 'amount' says in every row", pipeline.Notes[1].Text);
        Assert.Equal("left out: it says what 'class' says in every row", pipeline.Notes[3].Text);
        Assert.Equal(["amount", "class"], pipeline.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Fit_NumbersKeptAsText_AreReadAsNumbers()
    {
        var texts = Enumerable.Range(0, Rows).Select(row => row % 50 == 0 ? "unknown" : $"$ {1_000 + (row * 10):N0}").ToArray();
        var column = new TextColumn("price", texts);
        var pipeline = FeaturePipeline.Fit(new Table([column]), Target);

        var matrix = pipeline.Transform(new Table([column]), FeatureView.Tree);

        Assert.Equal(ColumnType.Text, pipeline.Columns[0].Type);
        Assert.Equal(("price", 1010f, float.NaN), (matrix.Features[0].Name, matrix.Column(0)[1], matrix.Column(0)[50]));
    }

    [Fact]
    public void Fit_LabelsThatAreNumbers_AreBothLevelsAndNumbers()
    {
        var column = new CategoryColumn("code", [.. Enumerable.Range(0, Rows).Select(row => row % 30)], [.. Enumerable.Range(0, 30).Select(level => $"{level * 5}")]);
        var matrix = FeaturePipeline.Fit(new Table([column]), Target).Transform(new Table([column]), FeatureView.Tree);

        Assert.Contains(matrix.Features, feature => feature is { Name: "code", IsCategorical: true });
        Assert.Equal(35f, matrix.Column(IndexOf(matrix, "code.number"))[7]);
    }

    [Fact]
    public void Fit_DatesKeptAsText_AreReadDayFirstWhenOnlyThatFits()
    {
        var texts = Enumerable.Range(0, Rows).Select(row => new DateTime(2024, 1, 1).AddDays(row).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var column = new TextColumn("seen", texts);
        var matrix = FeaturePipeline.Fit(new Table([column]), Target).Transform(new Table([column]), FeatureView.Tree);

        Assert.Equal(45f, matrix.Column(IndexOf(matrix, "seen.days"))[45]);
        Assert.Equal(2f, matrix.Column(IndexOf(matrix, "seen.month"))[45]);
    }

    [Fact]
    public void Fit_TwoDates_GivesTheDaysBetween()
    {
        var start = new DateTime(2024, 3, 1);
        var table = new Table(
        [
            new DateTimeColumn("arrived", [.. Enumerable.Range(0, Rows).Select(row => start.AddDays(row / 3.0).Ticks)]),
            new DateTimeColumn("left", [.. Enumerable.Range(0, Rows).Select(row => row == 9 ? DateTimeColumn.Missing : start.AddDays((row / 3.0) + (row % 7)).Ticks)]),
        ]);
        var pipeline = FeaturePipeline.Fit(table, Target);

        var matrix = pipeline.Transform(table, FeatureView.Tree);

        var days = matrix.Column(IndexOf(matrix, "days from arrived to left"));
        Assert.Equal(5f, days[12], 1e-4f);
        Assert.True(float.IsNaN(days[9]));
        Assert.Contains(pipeline.Notes, note => note.Column == "arrived, left" && note.Text == "the days from the first to the second");
    }

    [Fact]
    public void Transform_WeekendsAndMonthEnds_AreYesOrNo()
    {
        var table = new Table([new DateTimeColumn("day", [.. Enumerable.Range(0, Rows).Select(day => new DateTime(2024, 2, 1).AddDays(day).AddHours(day % 24).AddMinutes(day % 60).Ticks)])]);
        var matrix = FeaturePipeline.Fit(table, Target).Transform(table, FeatureView.Tree);

        // 2024-02-03 is a Saturday, 2024-02-29 the last of its month (a Thursday).
        Assert.Equal((1f, 0f), (matrix.Column(IndexOf(matrix, "day.weekend"))[2], matrix.Column(IndexOf(matrix, "day.month_end"))[2]));
        Assert.Equal((0f, 1f), (matrix.Column(IndexOf(matrix, "day.weekend"))[28], matrix.Column(IndexOf(matrix, "day.month_end"))[28]));
        Assert.Equal(4 + (28 / 60f), matrix.Column(IndexOf(matrix, "day.time_of_day"))[28], 1e-5f);
    }

    [Fact]
    public void Transform_GapsInSeveralColumns_AreCountedForTrees()
    {
        var table = new Table(
        [
            new NumericColumn("a", [.. Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? double.NaN : row % 11)]),
            new NumericColumn("b", [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? double.NaN : row % 13)]),
        ]);
        var pipeline = FeaturePipeline.Fit(table, Target);

        var matrix = pipeline.Transform(table, FeatureView.Tree);

        Assert.Equal([2f, 0f, 1f, 1f], matrix.Column(IndexOf(matrix, "(missing values)"))[..4].ToArray());
        Assert.DoesNotContain(pipeline.FeaturesOf(FeatureView.Linear), feature => feature.Name == "(missing values)");
    }

    [Fact]
    public void Transform_AColumnOfManyLevels_CountsTheTrainingRowsOfEach()
    {
        string[] levels = [.. Enumerable.Range(0, 30).Select(level => $"town {level}")];
        var column = new CategoryColumn("town", [.. Enumerable.Range(0, Rows).Select(row => row < 100 ? 0 : row == 100 ? -1 : row % 29 + 1)], levels);
        var pipeline = FeaturePipeline.Fit(new Table([column]), Target);

        var matrix = pipeline.Transform(new Table([new CategoryColumn("town", [0, 1, -1], ["town 0", "nowhere"])]), FeatureView.Tree);

        var counts = matrix.Column(IndexOf(matrix, "town.count"));
        Assert.Equal((100f, 0f), (counts[0], counts[1]));
        Assert.True(float.IsNaN(counts[2]));
    }

    [Fact]
    public void Transform_AFewWholeNumbers_AreAlsoYesOrNoForWeights()
    {
        var table = new Table([new NumericColumn("size", [.. Enumerable.Range(0, Rows).Select(row => (double)(row % 4))])]);
        var pipeline = FeaturePipeline.Fit(table, Target);

        Assert.Equal(["size"], pipeline.FeaturesOf(FeatureView.Tree).Select(feature => feature.Name));
        Assert.Equal(["size", "size=0", "size=1", "size=2", "size=3"], pipeline.FeaturesOf(FeatureView.Linear).Select(feature => feature.Name));
        var matrix = pipeline.Transform(table, FeatureView.Linear);
        Assert.Equal([0f, 1f, 0f], [matrix.Column(2)[0], matrix.Column(2)[1], matrix.Column(2)[2]]);
    }

    private static (bool IsUsed, string Text) NoteOf(ColumnData column)
    {
        var note = FeaturePipeline.Fit(new Table([column]), Target).Notes[0];
        return (note.IsUsed, note.Text);
    }

    private static int IndexOf(FeatureMatrix matrix, string name) => matrix.Features.Index().First(feature => feature.Item.Name == name).Index;
}

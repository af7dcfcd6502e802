using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Features;

public sealed class FillTests
{
    private static readonly TargetValues Target = new(ProblemType.Binary, [0, 1, 0, 1, 0, 1], 2);

    private static readonly Table Rows = new(
    [
        new NumericColumn("n", [1, double.NaN, 4, 4, 10, double.NaN]),
        new CategoryColumn("c", [0, 1, 1, -1, 0, 1], ["a", "b"]),
        new DateTimeColumn("d", [.. new[] { 5, 3, 9, 1 }.Select(day => new DateTime(2024, 1, day).Ticks), DateTimeColumn.Missing, new DateTime(2024, 1, 9).Ticks]),
    ]);

    /// <summary>By hand: 1, 4, 4, 10 have median 4 and mean 4.75.</summary>
    [Theory]
    [InlineData(MissingFill.Median, 4)]
    [InlineData(MissingFill.Mean, 4.75f)]
    [InlineData(MissingFill.MostFrequent, 4)]
    [InlineData(MissingFill.Zero, 0)]
    public void Transform_FilledNumber_HasTheTrainingRowsValueAlsoInNewRows(MissingFill fill, float expected)
    {
        var pipeline = FeaturePipeline.FromJson(FeaturePipeline.Fit(Rows, Target, new Dictionary<string, MissingFill> { ["n"] = fill }).ToJson());

        var encoded = pipeline.Transform(Rows, FeatureView.Tree);
        Assert.Equal([1, expected, 4, 4, 10, expected], encoded.Column(0).ToArray());

        var later = Rows.WithColumn(new NumericColumn("n", [double.NaN, 100, 100, 100, 100, 100]));
        Assert.Equal(expected, pipeline.Transform(later, FeatureView.Tree).Column(FeatureAt(pipeline, "n"))[0]);
        Assert.DoesNotContain("n.missing", pipeline.FeaturesOf(FeatureView.Linear).Select(feature => feature.Name));
    }

    [Fact]
    public void Fit_FilledColumns_SayItInTheirNotesAndAreNoGaps()
    {
        var fills = new Dictionary<string, MissingFill> { ["n"] = MissingFill.Mean, ["c"] = MissingFill.MostFrequent, ["d"] = MissingFill.Median };

        var pipeline = FeaturePipeline.Fit(Rows, Target, fills);

        Assert.Equal("number; missing values filled with the mean", pipeline.Notes.Single(note => note.Column == "n").Text);
        Assert.DoesNotContain(MissingCountEncoder.FeatureName, pipeline.FeaturesOf(FeatureView.Tree).Select(feature => feature.Name));
        Assert.Contains(MissingCountEncoder.FeatureName, FeaturePipeline.Fit(Rows, Target).FeaturesOf(FeatureView.Tree).Select(feature => feature.Name));
        Assert.Equal(["n", "c", "d"], pipeline.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Apply_LabelThatNewRowsDoNotHave_IsAddedToTheirLevels()
    {
        var fill = ColumnFill.Fit(Rows.Find("c")!, MissingFill.MostFrequent)!;

        var filled = fill.Apply(new CategoryColumn("c", [-1, 0], ["x"]));

        Assert.Equal(["b", "x"], [filled.TextAt(0), filled.TextAt(1)]);
        Assert.Equal("2024-01-05", ColumnFill.Fit(Rows.Find("d")!, MissingFill.Median)!.Apply(Rows.Find("d")!).TextAt(4));
        Assert.Null(ColumnFill.Fit(new NumericColumn("n", [double.NaN]), MissingFill.Mean));
        Assert.Null(ColumnFill.Fit(new TextColumn("t", ["x", null]), MissingFill.MostFrequent));
    }

    [Fact]
    public void Check_FillOfAnotherTypeOrOfAColumnLeftOut_IsRefused()
    {
        Assert.Equal(
            "Missing values of column 'c' (categorical) cannot be filled with the mean. Choose the most frequent value.",
            Check(new Dictionary<string, MissingFill> { ["c"] = MissingFill.Mean })?.Message);
        Assert.IsType<UsedColumnMissing>(Check(new Dictionary<string, MissingFill> { ["gone"] = MissingFill.Mean }));

        static Core.Results.Error? Check(Dictionary<string, MissingFill> fills) => ExperimentChecks.Check(
            Rows.WithColumn(new CategoryColumn("y", [0, 1, 0, 1, 0, 1], ["no", "yes"])), new ExperimentSettings { Target = "y", Fills = fills });
    }

    private static int FeatureAt(FeaturePipeline pipeline, string name) => pipeline.FeaturesOf(FeatureView.Tree).Index().First(feature => feature.Item.Name == name).Index;
}

using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Features;

public sealed class FeaturePipelineTests
{
    [Fact]
    public void FoldPipeline_WhenValidationRowsAndTheirAnswersChange_StaysTheSame()
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Binary, 400);
        var fold = RowSplitter.HoldOut(target, 0.25, seed: 3, order: null);
        var before = new TrainingData(table, target, null, [fold], 0, 1).Folds[0];

        var amount = ((NumericColumn)table.Find("amount")!).Values.ToArray();
        var city = ((CategoryColumn)table.Find("city")!).Codes.ToArray();
        var remark = ((TextColumn)table.Find("remark")!).Values.ToArray();
        var seen = ((DateTimeColumn)table.Find("seen")!).Ticks.ToArray();
        var answers = target.Values.ToArray();
        foreach (var row in fold.Validation)
        {
            amount[row] = 1e9;
            city[row] = 4;
            remark[row] = "leak leak leak";
            seen[row] = new DateTime(1950, 5, 5).Ticks;
            answers[row] = 1 - answers[row];
        }

        var changed = table
            .WithColumn(new NumericColumn("amount", amount))
            .WithColumn(new CategoryColumn("city", city, ["Oslo", "Bergen", "Tromsø", "Bodø", "Vadsø"]))
            .WithColumn(new TextColumn("remark", remark))
            .WithColumn(new DateTimeColumn("seen", seen));
        changed = new Table([.. table.Columns.Select(column => changed.Find(column.Name)!)]);
        var after = new TrainingData(changed, new TargetValues(ProblemType.Binary, answers, 2), null, [fold], 0, 1).Folds[0];

        Assert.Equal(before.Pipeline.ToJson(), after.Pipeline.ToJson());
        foreach (var view in Enum.GetValues<FeatureView>())
        {
            Assert.Equal(before.Matrices(view).Train.Values, after.Matrices(view).Train.Values);
        }
    }

    [Fact]
    public void Fit_OfColumnsThatCannotHelp_LeavesThemOutWithTheReason()
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Binary, 100);
        table = table
            .WithColumn(new CategoryColumn("unique", [.. Enumerable.Range(0, 100)], [.. Enumerable.Range(0, 100).Select(level => $"L{level}")]))
            .WithColumn(new NumericColumn("empty", [.. Enumerable.Repeat(double.NaN, 100)]));

        var notes = FeaturePipeline.Fit(table, target).Notes.ToDictionary(note => note.Column);

        Assert.Equal("left out: an identifier: it names rows and tells nothing about new ones", notes["code"].Text);
        Assert.Equal("left out: the same value in every row", notes["fixed"].Text);
        Assert.Equal("left out: unique per row", notes["unique"].Text);
        Assert.Equal("left out: no values", notes["empty"].Text);
        Assert.False(notes["code"].IsUsed);
        Assert.True(notes["amount"].IsUsed);
        Assert.Equal("number; missing values kept as such", notes["amount"].Text);
    }

    [Theory]
    [InlineData(FeatureView.Tree)]
    [InlineData(FeatureView.Linear)]
    public void FromJson_OfWhatWasSaved_TransformsTheSame(FeatureView view)
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Multiclass, 300);
        var pipeline = FeaturePipeline.Fit(table.WithColumn(ManyLevels(300)), target);
        var (others, _) = TrainingSetupHelpers.MakeTask(ProblemType.Multiclass, 80, seed: 99);
        others = others.WithColumn(ManyLevels(80));

        var loaded = FeaturePipeline.FromJson(pipeline.ToJson());

        Assert.Equal(pipeline.FeaturesOf(view), loaded.FeaturesOf(view));
        Assert.Equal(pipeline.Transform(others, view).Values, loaded.Transform(others, view, threads: 2).Values);
    }

    [Fact]
    public void Transform_OfAnUnseenLevelAndOfMissing_IsMissingForTreesAndZeroForWeights()
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Binary, 200);
        var pipeline = FeaturePipeline.Fit(table, target);
        var odd = table.Take([0, 1]).WithColumn(new CategoryColumn("city", [0, -1], ["Atlantis"]));

        var tree = pipeline.Transform(odd, FeatureView.Tree);
        var city = IndexOf(tree, "city");
        Assert.All(tree.Column(city).ToArray(), value => Assert.True(float.IsNaN(value)));

        var linear = pipeline.Transform(odd, FeatureView.Linear);
        Assert.All(linear.Features.Index().Where(feature => feature.Item.SourceColumn == "city"), feature => Assert.Equal([0f, 0f], linear.Column(feature.Index).ToArray()));
        Assert.DoesNotContain(linear.Values, float.IsNaN);
    }

    [Fact]
    public void Transform_OfCodesInAnotherOrder_GivesTheSameFeatures()
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Binary, 200);
        var pipeline = FeaturePipeline.Fit(table, target);
        var city = (CategoryColumn)table.Find("city")!;
        var reversed = new CategoryColumn("city", [.. city.Codes.Select(code => 3 - code)], [.. city.Levels.Reverse()]);

        Assert.Equal(
            pipeline.Transform(table, FeatureView.Tree).Values,
            pipeline.Transform(new Table([.. table.Columns.Select(column => column.Name == "city" ? reversed : column)]), FeatureView.Tree).Values);
    }

    [Fact]
    public void TransformTraining_OfManyLevels_KeepsARowsOwnAnswerFromItsMean()
    {
        // One row for each pair of levels: any mean that a row sees of its own answer would tell the answer.
        const int rows = 400;
        var random = new Random(5);
        var answers = Enumerable.Range(0, rows).Select(_ => (double)random.Next(2)).ToArray();
        var table = new Table([ManyLevels(rows)]);
        var target = new TargetValues(ProblemType.Binary, answers, 2);
        var pipeline = FeaturePipeline.Fit(table, target);
        var mean = IndexOf(pipeline.Transform(table, FeatureView.Tree), "level.mean");

        var plain = Correlation(pipeline.Transform(table, FeatureView.Tree).Column(mean).ToArray(), answers);
        var outOfFold = Correlation(pipeline.TransformTraining(table, target, 1, FeatureView.Tree).Column(mean).ToArray(), answers);

        Assert.True(plain > 0.2, $"{plain}");
        Assert.True(outOfFold < 0.1, $"{outOfFold}");
    }

    [Fact]
    public void Transform_OfATime_GivesItsPartsByHand()
    {
        long[] ticks = [.. Enumerable.Range(0, 60).Select(day => new DateTime(2024, 12, 1).AddDays(day).Ticks)];
        var table = new Table([new DateTimeColumn("seen", ticks)]);
        var pipeline = FeaturePipeline.Fit(table, new TargetValues(ProblemType.Regression, [.. ticks.Select(tick => (double)tick)], 0));

        var tree = pipeline.Transform(table, FeatureView.Tree);

        // 2025-01-09 is the 40th day, a Thursday.
        Assert.Equal(
            [("seen.days", 39f), ("seen.year", 2025f), ("seen.month", 1f), ("seen.day_of_month", 9f), ("seen.day_of_week", 4f), ("seen.day_of_year", 9f), ("seen.weekend", 0f), ("seen.month_end", 0f)],
            tree.Features.Select((feature, at) => (feature.Name, tree.Column(at)[39])));
    }

    private static CategoryColumn ManyLevels(int rows) =>
        new("level", [.. Enumerable.Range(0, rows).Select(row => row / 2 % 60)], [.. Enumerable.Range(0, 60).Select(level => $"level {level}")]);

    private static int IndexOf(FeatureMatrix matrix, string name) => matrix.Features.Index().First(feature => feature.Item.Name == name).Index;

    private static double Correlation(float[] left, double[] right)
    {
        double meanLeft = left.Average(), meanRight = right.Average();
        var covariance = left.Zip(right).Sum(pair => (pair.First - meanLeft) * (pair.Second - meanRight));
        return covariance / Math.Sqrt(left.Sum(value => Math.Pow(value - meanLeft, 2)) * right.Sum(value => Math.Pow(value - meanRight, 2)));
    }
}

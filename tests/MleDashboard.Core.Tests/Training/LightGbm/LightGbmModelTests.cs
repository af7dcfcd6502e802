using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.LightGbm;

namespace MleDashboard.Core.Tests.Training.LightGbm;

public sealed class LightGbmModelTests
{
    [Fact]
    public void Check_OnThisMachine_FindsTheLibrary() => Assert.Null(LightGbmLibrary.Check());

    [Theory]
    [InlineData(ProblemType.Binary, "objective=binary")]
    [InlineData(ProblemType.Multiclass, "objective=multiclass num_class=3")]
    [InlineData(ProblemType.Regression, "objective=regression")]
    [InlineData(ProblemType.Binary, "objective=binary boosting=rf bagging_fraction=0.6 bagging_freq=1")]
    [InlineData(ProblemType.Binary, "objective=binary boosting=dart drop_rate=0.5 skip_drop=0")]
    [InlineData(ProblemType.Multiclass, "objective=multiclass num_class=3 boosting=dart")]
    [InlineData(ProblemType.Regression, "objective=regression linear_tree=true linear_lambda=0.5")]
    [InlineData(ProblemType.Binary, "objective=binary linear_tree=true")]
    [InlineData(ProblemType.Regression, "objective=quantile alpha=0.9")]
    [InlineData(ProblemType.Regression, "objective=regression_l1")]
    [InlineData(ProblemType.Regression, "objective=huber alpha=2")]
    [InlineData(ProblemType.Regression, "objective=regression num_leaves=32")]
    [InlineData(ProblemType.Regression, "objective=regression num_leaves=80")]
    public void Predict_InManagedCode_GivesTheBitsOfTheNativeLibrary(ProblemType problemType, string parameters)
    {
        var (text, unseen) = Train(problemType, parameters, 40);
        using var native = LightGbmBooster.Parse(text);
        var expected = native.Predict(unseen, LightGbmOutput.Normal, threads: 1);

        var predicted = LightGbmText.Parse(text).Predict(unseen, threads: 2);

        Assert.Equal(expected, problemType == ProblemType.Binary ? [.. predicted.Where((_, at) => at % 2 == 1)] : predicted);
    }

    [Fact]
    public void Contributions_OfARow_SumToItsRawScore()
    {
        var (text, unseen) = Train(ProblemType.Binary, "objective=binary", 30);
        using var native = LightGbmBooster.Parse(text);

        var contributions = native.Predict(unseen, LightGbmOutput.Contributions, threads: 1);
        var raw = native.Predict(unseen, LightGbmOutput.Raw, threads: 1);

        var width = unseen.ColumnCount + 1;
        Assert.All(raw.Index(), row => Assert.Equal(row.Item, contributions.AsSpan(row.Index * width, width).ToArray().Sum(), 1e-9));
    }

    [Theory]
    [InlineData("left_child=", "left_child=0 0 ")]
    [InlineData("split_feature=", "split_feature=99 99 ")]
    [InlineData("num_leaves=", "num_leaves=1000000000\nx=")]
    [InlineData("objective=binary sigmoid:1", "objective=lambdarank")]
    [InlineData("is_linear=0", "is_linear=1")]
    [InlineData("is_linear=0", "is_linear=1\nnum_features=99 99 99 99 99 99 99 99 99 99 99 99 99 99 99\nleaf_const=0 0 0 0 0 0 0 0 0 0 0 0 0 0 0")]
    public void Parse_OfATextThatPointsOutsideOrIsNotOurs_IsRefused(string part, string replacement)
    {
        var (text, _) = Train(ProblemType.Binary, "objective=binary", 3);

        Assert.Throws<FormatException>(() => LightGbmText.Parse(text.Replace(part, replacement, StringComparison.Ordinal)));
    }

    [Fact]
    public void Create_OfParametersThatDoNotFit_ThrowsTheLibrarysSentence()
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Regression, 50);
        var matrix = FeaturePipeline.Fit(table, target).Transform(table, FeatureView.Tree);
        using var dataset = LightGbmDataset.Create(matrix, "verbosity=-1", threads: 2).WithLabel(target.ToSingle());

        var fault = Assert.Throws<LightGbmException>(() => LightGbmBooster.Create(dataset, null, "objective=multiclass num_class=1 verbosity=-1"));

        Assert.NotEmpty(fault.Message);
    }

    private static (string Text, FeatureMatrix Unseen) Train(ProblemType problemType, string parameters, int iterations)
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(problemType, 600);
        var pipeline = FeaturePipeline.Fit(table, target);
        var (unseen, _) = TrainingSetupHelpers.MakeTask(problemType, 700, seed: 8);
        var binning = Binning(pipeline) + (parameters.Contains("linear_tree", StringComparison.Ordinal) ? " linear_tree=true" : "");
        using var dataset = LightGbmDataset.Create(pipeline.Transform(table, FeatureView.Tree), binning, threads: 2).WithLabel(target.ToSingle());
        using var booster = LightGbmBooster.Create(dataset, null, $"{Binning(pipeline)} {parameters} num_leaves=15 min_data_per_group=5");
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            booster.Update();
        }

        return (booster.ToText(0), pipeline.Transform(unseen, FeatureView.Tree));
    }

    private static string Binning(FeaturePipeline pipeline) =>
        $"verbosity=-1 categorical_feature={string.Join(',', pipeline.FeaturesOf(FeatureView.Tree).Index().Where(feature => feature.Item.IsCategorical).Select(feature => feature.Index))}";
}

using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Core.Tests.Training.Learners;

public sealed class LightGbmLearnerTests
{
    [Theory]
    [InlineData(RegressionLoss.Squared)]
    [InlineData(RegressionLoss.Absolute)]
    public void Fit_WithAMonotoneColumn_NeverGoesAgainstItsDirection(RegressionLoss loss)
    {
        // The answer falls in the middle third; a rising model must be flat there.
        var random = new Random(3);
        var values = Enumerable.Range(0, 900).Select(_ => (float)random.NextDouble() * 9).ToArray();
        var noise = Enumerable.Range(0, 900).Select(_ => (float)random.NextDouble()).ToArray();
        var target = values.Zip(noise).Select(pair => (pair.First is > 3 and < 6 ? 6.0 - pair.First : pair.First) + pair.Second).ToArray();
        var task = TaskOf(new TargetValues(ProblemType.Regression, target, 0), values, noise) with { Loss = loss };
        var line = TrainingMatrices.Of([.. Enumerable.Range(0, 90).Select(at => at / 10f)], [.. Enumerable.Repeat(0.5f, 90)]);

        using var free = Fit(task);
        using var rising = Fit(task with { Monotone = new Dictionary<string, int> { ["f0"] = 1 } });

        Assert.Contains(Steps(free.Predict(line, 1)), step => step < -0.05);
        Assert.All(Steps(rising.Predict(line, 1)), step => Assert.True(step >= 0));
        Assert.True(rising.Predict(line, 1)[^1] - rising.Predict(line, 1)[0] > 4);
    }

    [Fact]
    public void Fit_WithAMonotoneColumnAndAQuantile_IsRefusedInASentence()
    {
        var task = TaskOf(new TargetValues(ProblemType.Regression, [.. Enumerable.Range(0, 50).Select(row => (double)row)], 0), [.. Enumerable.Range(0, 50).Select(row => (float)row)])
            with { Loss = RegressionLoss.Quantile, Monotone = new Dictionary<string, int> { ["f0"] = 1 } };

        Assert.Contains("monotone", Assert.Throws<NotSupportedException>(() => Fit(task)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LightGbmLearner.IsDart, 1)]
    [InlineData(LightGbmLearner.IsLinear, 1)]
    [InlineData(LightGbmLearner.IsExtraTrees, 1)]
    [InlineData(LightGbmLearner.MaxDepth, 3)]
    public void Fit_OfAnotherVoice_KeepsTheModelThatWasBestAndSavesIt(string parameter, double value)
    {
        var (task, unseen, actual) = TablesTask(ProblemType.Regression, new Dictionary<string, double> { [parameter] = value });

        using var fitted = Fit(task);

        using var constant = LearnerCatalog.Baseline.Fit(task, CancellationToken.None);
        Assert.Equal(value, fitted.Parameters[parameter]);
        Assert.True(Rmse(fitted, unseen, actual) < 0.5 * Rmse(constant, unseen, actual));
        Assert.DoesNotContain("Infinity", ((FittedLightGbm)fitted).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfDart_EndsWithTheTreesThatItNames()
    {
        var (task, _, _) = TablesTask(ProblemType.Binary, new Dictionary<string, double> { [LightGbmLearner.IsDart] = 1, [LightGbmLearner.Iterations] = 60 });

        using var fitted = Fit(task);

        var text = ((FittedLightGbm)fitted).Text;
        Assert.Equal(fitted.Parameters[LightGbmLearner.Iterations], text.Split("\nTree=").Length - 1);
    }

    [Fact]
    public void Text_OfAMember_FollowsTheRulesOfTheFormat()
    {
        var (task, _, _) = TablesTask(ProblemType.Multiclass, new Dictionary<string, double> { [LightGbmLearner.Iterations] = 7 });
        using var fitted = Fit(task with { Validation = null, ValidationTarget = null });
        var text = ((FittedLightGbm)fitted).Text;
        var header = text[..text.IndexOf("Tree=0", StringComparison.Ordinal)].Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal)).ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);

        // Python's reader finds each tree by adding up tree_sizes from the first, and everything after "end of trees" is importances and parameters.
        Assert.StartsWith("tree\nversion=v4\n", text, StringComparison.Ordinal);
        Assert.Equal("3", header["num_class"]);
        Assert.Equal(task.Train.ColumnCount, header["feature_names"].Split(' ').Length);
        Assert.Equal(task.Train.ColumnCount, header["feature_infos"].Split(' ').Length);
        var sizes = header["tree_sizes"].Split(' ').Select(int.Parse).ToArray();
        Assert.Equal(21, sizes.Length);
        var at = text.IndexOf("Tree=0", StringComparison.Ordinal);
        foreach (var (number, size) in sizes.Index())
        {
            Assert.StartsWith($"Tree={number}\n", text[at..], StringComparison.Ordinal);
            at += size;
        }

        Assert.StartsWith("end of trees\n", text[at..].TrimStart('\n'), StringComparison.Ordinal);
        Assert.Contains("\nparameters:\n", text, StringComparison.Ordinal);
        Assert.Contains("\nend of parameters\n", text, StringComparison.Ordinal);
    }

    private static FittedLearner Fit(LearnerTask task) => new LightGbmLearner().Fit(task, CancellationToken.None);

    private static IEnumerable<double> Steps(double[] outputs) => outputs.Zip(outputs.Skip(1), (before, after) => after - before);

    private static double Rmse(FittedLearner fitted, FeatureMatrix unseen, TargetValues actual) =>
        Math.Sqrt(fitted.Predict(unseen, 1).Zip(actual.Values, (predicted, value) => (predicted - value) * (predicted - value)).Average());

    private static LearnerTask TaskOf(TargetValues target, params float[][] columns) => new()
    {
        Train = TrainingMatrices.Of(columns),
        Target = target,
        Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(target.ProblemType))!,
        Parameters = new Dictionary<string, double> { [LightGbmLearner.Iterations] = 150, [LightGbmLearner.ColumnShare] = 1 },
    };

    private static (LearnerTask Task, FeatureMatrix Unseen, TargetValues Actual) TablesTask(ProblemType problemType, Dictionary<string, double> parameters)
    {
        var (train, target) = TrainingSetupHelpers.MakeTask(problemType, 400, seed: 1);
        var (validation, validationTarget) = TrainingSetupHelpers.MakeTask(problemType, 200, seed: 2);
        var (unseen, actual) = TrainingSetupHelpers.MakeTask(problemType, 200, seed: 3);
        var pipeline = FeaturePipeline.Fit(train, target);
        return (
            new LearnerTask
            {
                Train = pipeline.TransformTraining(train, target, 0, FeatureView.Tree),
                Target = target,
                Validation = pipeline.Transform(validation, FeatureView.Tree),
                ValidationTarget = validationTarget,
                Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(problemType))!,
                Parameters = parameters,
            },
            pipeline.Transform(unseen, FeatureView.Tree),
            actual);
    }
}

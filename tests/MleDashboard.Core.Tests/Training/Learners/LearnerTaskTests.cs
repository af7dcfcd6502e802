using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Tests.Training.Learners;

/// <summary>Weights, losses, out-of-bag predictions and poor data: what the fields of <see cref="LearnerTask"/> mean, for every entry of <see cref="LearnerCatalog"/>.</summary>
public sealed class LearnerTaskTests
{
    public static TheoryData<string> Names() => Of(_ => true);

    public static TheoryData<string> NamesOfClasses() => Of(learner => learner.Supports(ProblemType.Multiclass));

    public static TheoryData<string> NamesThatAimAtQuantiles() => Of(learner => learner.CanAimAt(RegressionLoss.Quantile) && learner.Supports(ProblemType.Regression));

    public static TheoryData<string> NamesWithOutOfBag() => Of(learner => learner.HasOutOfBag);

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_WithWeights_BelievesTheHeavyRows(string name)
    {
        // Every second row says the opposite and counts a hundredth.
        var random = new Random(4);
        float[] x = [.. Enumerable.Range(0, 600).Select(_ => (float)random.NextDouble() - 0.5f)];
        double[] y = [.. x.Index().Select(row => (row.Item > 0) == (row.Index % 2 == 0) ? 1.0 : 0.0)];
        float[] weights = [.. x.Index().Select(row => row.Index % 2 == 0 ? 1.98f : 0.02f)];
        var task = TaskOf(ProblemType.Binary, y, 2, x) with { Weights = weights, Parameters = new Dictionary<string, double> { ["iterations"] = 60, ["trees"] = 60, ["min_rows_in_leaf"] = 20 } };

        using var fitted = LearnerCatalog.Find(name)!.Fit(task, CancellationToken.None);

        var outputs = fitted.Predict(TrainingMatrices.Of((float[][])[[-0.4f, -0.2f, 0.2f, 0.4f]]), 1);
        Assert.All([outputs[1], outputs[3]], probability => Assert.InRange(probability, 0, 0.4));
        Assert.All([outputs[5], outputs[7]], probability => Assert.InRange(probability, 0.6, 1));
    }

    [Theory]
    [InlineData("Linear", 2e-3)]
    [InlineData("ExtraTrees", 1e-6)]
    [InlineData("SymmetricTrees", 1e-6)]
    [InlineData("Baseline", 1e-9)]
    public void Fit_WithWeightTwo_IsAsWithTheRowTwice(string name, double tolerance)
    {
        var random = new Random(6);
        float[] x = [.. Enumerable.Range(0, 120).Select(_ => (float)random.NextDouble())];
        double[] y = [.. x.Select(value => Math.Sin(6 * value) + random.NextDouble())];
        var counts = x.Select(_ => 1 + random.Next(2)).ToArray();
        var rows = counts.Index().SelectMany(count => Enumerable.Repeat(count.Index, count.Item)).ToArray();
        var settings = new Dictionary<string, double> { ["noise"] = 0, ["bagging"] = 0, ["iterations"] = 40, ["trees"] = 40, ["l2"] = 0.01 };

        using var weighted = LearnerCatalog.Find(name)!.Fit(TaskOf(ProblemType.Regression, y, 0, x) with { Weights = Array.ConvertAll(counts, count => (float)count), Parameters = settings }, CancellationToken.None);
        using var repeated = LearnerCatalog.Find(name)!.Fit(TaskOf(ProblemType.Regression, Array.ConvertAll(rows, row => y[row]), 0, Array.ConvertAll(rows, row => x[row])) with { Parameters = settings }, CancellationToken.None);

        var unseen = TrainingMatrices.Of((float[][])[[.. Enumerable.Range(0, 40).Select(at => at / 40f)]]);
        Assert.All(weighted.Predict(unseen, 1).Zip(repeated.Predict(unseen, 1)), pair => Assert.Equal(pair.Second, pair.First, tolerance));
    }

    [Theory]
    [MemberData(nameof(NamesThatAimAtQuantiles))]
    public void Fit_ForTheNinthDecile_HasATenthOfNewRowsAboveIt(string name)
    {
        var (task, unseen, actual) = Skewed();

        using var fitted = LearnerCatalog.Find(name)!.Fit(task with { Loss = RegressionLoss.Quantile, Quantile = 0.9 }, CancellationToken.None);

        Assert.InRange(fitted.Predict(unseen, 1).Zip(actual).Average(pair => pair.Second > pair.First ? 1.0 : 0.0), 0.05, 0.16);
    }

    [Theory]
    [MemberData(nameof(NamesThatAimAtQuantiles))]
    public void Fit_ForAbsoluteLoss_AnswersMediansNotMeans(string name)
    {
        // Exponential noise: median 0.69, mean 1.
        var (task, unseen, _) = Skewed();

        using var fitted = LearnerCatalog.Find(name)!.Fit(task with { Loss = RegressionLoss.Absolute }, CancellationToken.None);

        Assert.InRange(fitted.Predict(unseen, 1).Zip(unseen.Column(0).ToArray()).Average(pair => pair.First - (3 * pair.Second)), 0.55, 0.85);
    }

    [Theory]
    [MemberData(nameof(NamesWithOutOfBag))]
    public void OutOfBag_OfARow_DoesNotDependOnItsOwnTarget(string name)
    {
        var random = new Random(8);
        float[] x = [.. Enumerable.Range(0, 150).Select(_ => (float)random.NextDouble())], z = [.. x.Select(_ => (float)random.NextDouble())];
        double[] y = [.. x.Select(value => value + random.NextDouble() > 1 ? 1.0 : 0.0)];
        foreach (var problemType in new[] { ProblemType.Binary, ProblemType.Regression })
        {
            var width = problemType == ProblemType.Binary ? 2 : 1;
            var before = OutOfBag(y);
            Assert.Equal(150 * width, before.Length);
            Assert.All(before, value => Assert.True(double.IsFinite(value)));
            foreach (var row in new[] { 0, 77, 149 })
            {
                var changed = y.ToArray();
                changed[row] = 1 - changed[row];
                Assert.Equal(before[row * width], OutOfBag(changed)[row * width]);
                Assert.NotEqual(before, OutOfBag(changed));
            }

            double[] OutOfBag(double[] targets)
            {
                var task = TaskOf(problemType, targets, problemType == ProblemType.Binary ? 2 : 0, x, z) with { WantsOutOfBag = true, Threads = 2, Parameters = new Dictionary<string, double> { ["trees"] = 60, ["neighbours"] = 7 } };
                using var fitted = LearnerCatalog.Find(name)!.Fit(task, CancellationToken.None);
                return fitted.OutOfBag!;
            }
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfClasses))]
    public void Fit_WithRareAndAbsentClasses_GivesEachAProbability(string name)
    {
        // Five classes: two common, one of two rows, one of one row, one without any but among the validation rows.
        var random = new Random(9);
        float[] x = [.. Enumerable.Range(0, 123).Select(_ => (float)random.NextDouble())];
        double[] y = [.. x.Index().Select(row => row.Index < 2 ? 2.0 : row.Index == 2 ? 3 : row.Item > 0.5 ? 1 : 0)];

        using var fitted = LearnerCatalog.Find(name)!.Fit(TaskOf(ProblemType.Multiclass, y, 5, x) with { Validation = TrainingMatrices.Of((float[][])[[0.1f, 0.2f, 0.3f, 0.7f, 0.8f, 0.9f, 0.5f]]), ValidationTarget = new TargetValues(ProblemType.Multiclass, [0, 0, 0, 1, 1, 1, 4], 5) }, CancellationToken.None);

        var rows = fitted.Predict(TrainingMatrices.Of((float[][])[[0.2f, 0.8f, LearnerCatalog.Find(name)!.View != FeatureView.Tree ? 0.5f : float.NaN]]), 1).Chunk(5).ToArray();
        Assert.All(rows, row => Assert.Equal(1, row.Sum(), 1e-9));
        Assert.All(rows, row => Assert.All(row, probability => Assert.InRange(probability, 1e-9, 1)));
        Assert.True(rows[0][0] > 0.5 && rows[1][1] > 0.5);
    }

    [Theory]
    [MemberData(nameof(NamesOfClasses))]
    public void Fit_WithOneClassOnly_DoesNotCallTheOtherImpossible(string name)
    {
        using var fitted = LearnerCatalog.Find(name)!.Fit(TaskOf(ProblemType.Binary, [.. Enumerable.Repeat(1.0, 30)], 2, [.. Enumerable.Range(0, 30).Select(row => (float)row)]), CancellationToken.None);

        var outputs = fitted.Predict(TrainingMatrices.Of((float[][])[[3f]]), 1);
        Assert.InRange(outputs[0], 1e-12, 0.2);
        Assert.Equal(1, outputs.Sum(), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_OfPoorColumns_AnswersFiniteNumbers(string name)
    {
        var random = new Random(10);
        float[] Numbers() => [.. Enumerable.Range(0, 40).Select(_ => (float)random.NextDouble())];
        var isLinear = LearnerCatalog.Find(name)!.View != FeatureView.Tree;
        float[] missing = [.. Enumerable.Repeat(isLinear ? 0 : float.NaN, 40)], constant = [.. Enumerable.Repeat(3f, 40)];
        float[][][] tables = [[Numbers()], [missing], [constant], [missing, constant, Numbers()], [.. Enumerable.Range(0, 300).Select(_ => Numbers())]];
        foreach (var columns in tables)
        {
            var matrix = TrainingMatrices.Of(columns);
            var task = TaskOf(ProblemType.Regression, [.. Enumerable.Range(0, 40).Select(row => row % 7.0)], 0, columns);

            using var fitted = LearnerCatalog.Find(name)!.Fit(task, CancellationToken.None);

            Assert.All(fitted.Predict(matrix, 1), output => Assert.InRange(output, -10, 20));
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfClasses))]
    public void Fit_OfManyClasses_SumsToOne(string name)
    {
        var random = new Random(11);
        float[] x = [.. Enumerable.Range(0, 400).Select(_ => (float)random.NextDouble())];
        var task = TaskOf(ProblemType.Multiclass, [.. x.Select(value => Math.Floor(value * 99))], 100, x) with { Parameters = new Dictionary<string, double> { ["iterations"] = 5, ["trees"] = 20 } };

        using var fitted = LearnerCatalog.Find(name)!.Fit(task, CancellationToken.None);

        Assert.All(fitted.Predict(task.Train, 2).Chunk(100), row => Assert.Equal(1, row.Sum(), 1e-9));
    }

    private static TheoryData<string> Of(Func<ILearner, bool> isOne)
    {
        var names = new TheoryData<string>();
        foreach (var learner in LearnerCatalog.All.Where(isOne))
        {
            names.Add(learner.Name);
        }

        return names;
    }

    private static LearnerTask TaskOf(ProblemType problemType, double[] target, int classes, params float[][] columns) => new()
    {
        Train = TrainingMatrices.Of(columns),
        Target = new TargetValues(problemType, target, classes),
        Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(problemType))!,
        Parameters = new Dictionary<string, double> { ["iterations"] = 60, ["trees"] = 60 },
    };

    private static (LearnerTask Task, FeatureMatrix Unseen, double[] Actual) Skewed()
    {
        var random = new Random(12);
        var (x, y) = Draw(1200);
        var (unseen, actual) = Draw(1200);
        return (TaskOf(ProblemType.Regression, y, 0, x) with { Parameters = new Dictionary<string, double> { ["iterations"] = 150, ["neighbours"] = 60, ["by_distance"] = 0 } }, TrainingMatrices.Of((float[][])[unseen]), actual);

        (float[] X, double[] Y) Draw(int rows)
        {
            float[] x = [.. Enumerable.Range(0, rows).Select(_ => (float)random.NextDouble())];
            return (x, [.. x.Select(value => (3 * value) - Math.Log(1 - random.NextDouble()))]);
        }
    }
}

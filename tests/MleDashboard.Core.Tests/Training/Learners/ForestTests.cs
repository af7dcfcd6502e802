using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.Forests;
using MleDashboard.Core.Training.Learners.Linear;

namespace MleDashboard.Core.Tests.Training.Learners;

public sealed class ForestTests
{
    [Fact]
    public void ExtraTrees_GrownToFullDepth_KnowTheirTrainingRows()
    {
        var matrix = TrainingMatrices.Of([.. Enumerable.Range(0, 200).Select(row => (float)(row * 37 % 200))], [.. Enumerable.Range(0, 200).Select(row => (float)(row % 7))]);
        var target = new TargetValues(ProblemType.Regression, [.. Enumerable.Range(0, 200).Select(row => (double)(row * row % 91))], 0);

        using var fitted = Fit("ExtraTrees", matrix, target);

        Assert.All(fitted.Predict(matrix, 1).Zip(target.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public void RandomForest_OfAStep_CutsHalfwayBetweenTheNeighbours()
    {
        // Values 1..10 and 21..30, answer 0 and 1: any tree cuts between 10 and 21, most at 15.5; missing goes left with the small ones.
        float[] values = [.. Enumerable.Range(1, 10).Select(value => (float)value), .. Enumerable.Range(21, 10).Select(value => (float)value)];
        var matrix = TrainingMatrices.Of(values);
        using var fitted = Fit("RandomForest", matrix, new TargetValues(ProblemType.Binary, [.. values.Select(value => value > 15 ? 1.0 : 0.0)], 2));

        var outputs = fitted.Predict(TrainingMatrices.Of((float[])[9, 22, float.NaN]), 1);

        // 20 trees and one voice for the shares, a half each: 20.5 of 21.
        Assert.Equal([20.5 / 21, 0.5 / 21, 0.5 / 21, 20.5 / 21, 20.5 / 21, 0.5 / 21], outputs.Select(output => Math.Round(output, 12)), (expected, actual) => Math.Abs(expected - actual) < 1e-9);
    }

    [Fact]
    public void ForestColumns_OfMissingAndEqualValues_RanksThemInOrder()
    {
        var columns = new ForestColumns(TrainingMatrices.Of((float[])[3, float.NaN, 1, 3, 2]), 1);

        Assert.Equal([3, 0, 1, 3, 2], columns.RanksOf(0).ToArray().Select(rank => (int)rank));
        Assert.Equal(2.5f, columns.Between(0, 2, 3));
        Assert.True(columns.Between(0, 0, 1) < 1);
    }

    [Theory]
    [InlineData(3, 1, 1, 3)]
    [InlineData(4, 0, 2, 2)]
    public void Gini_OfASplit_IsTheSumOfSquaresByHand(int leftZeros, int leftOnes, int rightZeros, int rightOnes)
    {
        var criterion = new GiniCriterion(2);
        Add(ref criterion, leftZeros + rightZeros, leftOnes + rightOnes);
        criterion.Reset();
        Move(ref criterion, leftZeros, leftOnes);

        double left = leftZeros + leftOnes, right = rightZeros + rightOnes;
        Assert.Equal((((leftZeros * leftZeros) + (leftOnes * leftOnes)) / left) + (((rightZeros * rightZeros) + (rightOnes * rightOnes)) / right), criterion.Score(), 1e-12);
    }

    [Fact]
    public void Entropy_OfASplit_IsTheTextbookGain()
    {
        // Quinlan's weather table, split by humidity: 0.9403 bits of 14 rows, gain 0.1518 (9 yes, 5 no; high 3/4, normal 6/1).
        var criterion = new EntropyCriterion(2);
        Add(ref criterion, 5, 9);
        criterion.Reset();
        Move(ref criterion, 4, 3);

        Assert.Equal(0.1518, 0.9403 + (criterion.Score() / 14 / Math.Log(2)), 1e-4);
    }

    [Fact]
    public void Lbfgs_OfAQuadratic_FindsItsMinimum()
    {
        double[] point = [5, -3];

        // (x - 1)^2 + 10 (y - 2)^2
        Lbfgs.Minimise((at, gradient) =>
        {
            gradient[0] = 2 * (at[0] - 1);
            gradient[1] = 20 * (at[1] - 2);
            return Math.Pow(at[0] - 1, 2) + (10 * Math.Pow(at[1] - 2, 2));
        }, point, 100, 1e-10, () => false);

        Assert.Equal(1, point[0], 1e-6);
        Assert.Equal(2, point[1], 1e-6);
    }

    [Fact]
    public void LinearObjective_Gradient_IsTheSlopeOfTheLoss()
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Multiclass, 50);
        var objective = new LinearObjective(FeaturePipeline.Fit(table, target).Transform(table, FeatureView.Linear), target.Values, null, ProblemType.Multiclass, 3, null, 1);
        var random = new Random(1);
        var weights = Enumerable.Range(0, objective.WeightCount).Select(_ => random.NextDouble() - 0.5).ToArray();
        var gradient = new double[weights.Length];
        objective.Evaluate(weights, 0.1, gradient);

        foreach (var at in new[] { 0, 7, weights.Length - 1 })
        {
            var unused = new double[weights.Length];
            double[] up = [.. weights], down = [.. weights];
            up[at] += 1e-3;
            down[at] -= 1e-3;
            Assert.Equal((objective.Evaluate(up, 0.1, unused) - objective.Evaluate(down, 0.1, unused)) / 2e-3, gradient[at], 1e-3);
        }
    }

    private static void Add(ref GiniCriterion criterion, int zeros, int ones)
    {
        criterion.Add(0, zeros);
        criterion.Add(1, ones);
    }

    private static void Move(ref GiniCriterion criterion, int zeros, int ones)
    {
        criterion.MoveLeft(0, zeros);
        criterion.MoveLeft(1, ones);
    }

    private static void Add(ref EntropyCriterion criterion, int zeros, int ones)
    {
        criterion.Add(0, zeros);
        criterion.Add(1, ones);
    }

    private static void Move(ref EntropyCriterion criterion, int zeros, int ones)
    {
        criterion.MoveLeft(0, zeros);
        criterion.MoveLeft(1, ones);
    }

    private static FittedLearner Fit(string name, FeatureMatrix matrix, TargetValues target) =>
        LearnerCatalog.Find(name)!.Fit(
            new LearnerTask { Train = matrix, Target = target, Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(target.ProblemType))!, Parameters = new Dictionary<string, double> { ["trees"] = 20 } },
            CancellationToken.None);
}

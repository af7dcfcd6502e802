using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.NearestNeighbours;

namespace MleDashboard.Core.Tests.Training.Learners;

public sealed class NearestNeighboursTests
{
    [Fact]
    public void Find_InManyColumns_IsTheSortedListOfAllDistances()
    {
        var random = new Random(1);
        float[][] Columns(int rows) => [.. Enumerable.Range(0, 7).Select(_ => Enumerable.Range(0, rows).Select(_ => (float)Math.Round(random.NextDouble() * 4)).ToArray())];
        float[][] known = Columns(1300), asked = Columns(9);

        var found = new NeighbourSpace(TrainingMatrices.Of(known), [.. Enumerable.Range(0, 1300)]).Find(TrainingMatrices.Of(asked), [.. Enumerable.Range(0, 9)], 12, null, 2, CancellationToken.None);

        for (var row = 0; row < 9; row++)
        {
            var nearest = Enumerable.Range(0, 1300).OrderBy(other => Enumerable.Range(0, 7).Sum(column => (known[column][other] - asked[column][row]) * (known[column][other] - asked[column][row]))).ThenBy(other => other).Take(12);
            Assert.Equal(nearest, found.Rows.Skip(row * 12).Take(12));
        }
    }

    [Theory]
    [InlineData(0, 3.0)]
    [InlineData(1, 2.25)]
    public void Predict_OfTwoNeighbours_IsTheirMeanAlikeOrByDistance(double byDistance, double expected)
    {
        // At 1 away is the answer 1.5, at 3 away 4.5: (1.5 + 4.5) / 2, and (1.5 + 4.5 / 3) / (1 + 1 / 3).
        var task = TaskOf([0, 4, 100], [1.5, 4.5, 50]) with { Parameters = new Dictionary<string, double> { ["neighbours"] = 2, ["by_distance"] = byDistance } };

        using var fitted = new NearestNeighboursLearner().Fit(task, CancellationToken.None);

        Assert.Equal(expected, fitted.Predict(TrainingMatrices.Of((float[][])[[1f]]), 1)[0], 1e-6);
    }

    [Fact]
    public void Fit_OfMoreRowsThanItMayKeep_SaysSo()
    {
        var task = TaskOf([.. Enumerable.Range(0, 100).Select(row => (float)row)], [.. Enumerable.Range(0, 100).Select(row => (double)row)]) with { Parameters = new Dictionary<string, double> { ["most_rows"] = 40 } };

        using var fitted = new NearestNeighboursLearner().Fit(task, CancellationToken.None);

        Assert.Equal("remembers 40 of 100 rows, drawn by chance", fitted.Note);
        Assert.InRange(fitted.Predict(TrainingMatrices.Of((float[][])[[50f]]), 1)[0], 40, 60);
    }

    [Fact]
    public void Fit_OnNoise_AsksManyNeighboursAndOnALineFew()
    {
        var random = new Random(3);
        float[] x = [.. Enumerable.Range(0, 400).Select(_ => (float)random.NextDouble())];

        using var noise = new NearestNeighboursLearner().Fit(TaskOf(x, [.. x.Select(_ => random.NextDouble())]), CancellationToken.None);
        using var line = new NearestNeighboursLearner().Fit(TaskOf(x, [.. x.Select(value => 100.0 * value)]), CancellationToken.None);

        Assert.True(noise.Parameters["neighbours"] >= 50);
        Assert.True(line.Parameters["neighbours"] <= 5);
    }

    private static LearnerTask TaskOf(float[] x, double[] y) =>
        new() { Train = TrainingMatrices.Of((float[][])[x]), Target = new TargetValues(ProblemType.Regression, y, 0), Metric = MetricCatalog.Find("rmse")! };
}

using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners;

/// <summary>Rows to fit on, with their weights.</summary>
internal sealed record TrainingRows(FeatureMatrix Rows, TargetValues Target, float[]? Weights);

/// <summary>
/// A rare class may have no row in a part of the table. What never occurs is given a probability of about 1e-15 by a booster, and one such row met later
/// costs 34 in log loss. So each absent class is given one row, copied from another class by chance, that counts a half.
/// </summary>
internal static class AbsentClasses
{
    private const float Weight = 0.5f;

    public static TrainingRows Filled(LearnerTask task)
    {
        var absent = task.Target.ProblemType == ProblemType.Regression ? [] : Enumerable.Range(0, task.Target.ClassCount).Except(task.Target.Values.Select(value => (int)value)).ToArray();
        if (absent.Length == 0)
        {
            return new TrainingRows(task.Train, task.Target, task.Weights);
        }

        var random = new Random(task.Seed);
        var count = task.Train.RowCount;
        int[] source = [.. Enumerable.Range(0, count), .. absent.Select(_ => random.Next(count))];
        var rows = new FeatureMatrix(source.Length, task.Train.Features);
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            var from = task.Train.Column(column);
            var to = rows.Column(column);
            for (var row = 0; row < source.Length; row++)
            {
                to[row] = from[source[row]];
            }
        }

        double[] values = [.. task.Target.Values, .. absent.Select(k => (double)k)];
        float[] weights = [.. task.Weights ?? Enumerable.Repeat(1f, count), .. absent.Select(_ => Weight)];
        return new TrainingRows(rows, new TargetValues(task.Target.ProblemType, values, task.Target.ClassCount), weights);
    }
}

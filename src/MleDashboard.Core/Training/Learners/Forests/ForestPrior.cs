using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>What holds before any column is looked at: the shares of the classes, a class without a row as likely as half a row; the mean of numbers.</summary>
internal static class ForestPrior
{
    /// <summary>One leaf: as one voice among hundreds it keeps any class from being called impossible, which costs log loss without end.</summary>
    public static ForestTree Tree(LearnerTask task)
    {
        var (sums, total) = Sums(task);
        return new ForestTree([ForestNode.Leaf(0)], Array.ConvertAll(Shares(sums, total, task.Target.ClassCount), share => (float)share));
    }

    /// <summary>For each row, what holds without that row.</summary>
    public static Func<int, double[]> Without(LearnerTask task)
    {
        var (sums, total) = Sums(task);
        var value = task.Target.Values;
        return row =>
        {
            double weight = task.Weights?[row] ?? 1;
            double[] left = [.. sums];
            left[task.Target.ClassCount == 0 ? 0 : (int)value[row]] -= task.Target.ClassCount == 0 ? weight * value[row] : weight;
            return Shares(left, total - weight, task.Target.ClassCount);
        };
    }

    private static (double[] Sums, double Total) Sums(LearnerTask task)
    {
        var sums = new double[Math.Max(1, task.Target.ClassCount)];
        var total = 0.0;
        for (var row = 0; row < task.Target.Length; row++)
        {
            double weight = task.Weights?[row] ?? 1;
            sums[task.Target.ClassCount == 0 ? 0 : (int)task.Target.Values[row]] += task.Target.ProblemType == ProblemType.Regression ? weight * task.Target.Values[row] : weight;
            total += weight;
        }

        return (sums, total);
    }

    /// <summary>Of two classes the second only.</summary>
    private static double[] Shares(double[] sums, double total, int classes)
    {
        if (classes == 0)
        {
            return [total > 0 ? sums[0] / total : 0];
        }

        var absent = sums.Count(sum => sum <= 0);
        var shares = Array.ConvertAll(sums, sum => Math.Max(sum, sum <= 0 ? 0.5 : 0) / (total + (0.5 * absent)));
        return classes == 2 ? [shares[1]] : shares;
    }
}

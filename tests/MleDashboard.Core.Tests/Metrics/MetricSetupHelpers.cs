using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Tests.Metrics;

internal static class MetricSetupHelpers
{
    /// <summary>Binary rows with the given probability of class 1.</summary>
    public static ScoredRows Binary(double[] actual, double[] probabilityOfOne, int positiveClass = 1) =>
        new(ProblemType.Binary, actual, Predictions.OfProbabilities([.. probabilityOfOne.SelectMany(p => new[] { 1 - p, p })], 2), positiveClass);

    /// <summary>Binary or multiclass rows with all probability on the predicted class.</summary>
    public static ScoredRows Labels(ProblemType problemType, int classCount, double[] actual, int[] predicted)
    {
        var probabilities = new double[actual.Length * classCount];
        for (var row = 0; row < actual.Length; row++)
        {
            probabilities[(row * classCount) + predicted[row]] = 1;
        }

        return new ScoredRows(problemType, actual, Predictions.OfProbabilities(probabilities, classCount));
    }

    public static ScoredRows Numbers(double[] actual, double[] predicted) =>
        new(ProblemType.Regression, actual, Predictions.OfNumbers(predicted));

    /// <summary>A confusion matrix as rows: cell (actual, predicted) repeated by its count.</summary>
    public static ScoredRows FromConfusion(params int[][] counts)
    {
        var actual = new List<double>();
        var predicted = new List<int>();
        for (var a = 0; a < counts.Length; a++)
        {
            for (var p = 0; p < counts.Length; p++)
            {
                actual.AddRange(Enumerable.Repeat((double)a, counts[a][p]));
                predicted.AddRange(Enumerable.Repeat(p, counts[a][p]));
            }
        }

        return Labels(counts.Length == 2 ? ProblemType.Binary : ProblemType.Multiclass, counts.Length, [.. actual], [.. predicted]);
    }

    public static ScoredRows Reordered(ScoredRows rows, int[] order)
    {
        var width = Math.Max(1, rows.Predicted.ClassCount);
        var values = order.SelectMany(row => rows.Predicted.Values.Skip(row * width).Take(width)).ToArray();
        return rows with
        {
            Actual = [.. order.Select(row => rows.Actual[row])],
            Predicted = rows.ProblemType is ProblemType.Regression ? Predictions.OfNumbers(values) : Predictions.OfProbabilities(values, width),
        };
    }

    public static double Compute(string metric, ScoredRows rows) => MetricCatalog.Find(metric)!.Compute(rows);
}

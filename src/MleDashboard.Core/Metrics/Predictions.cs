namespace MleDashboard.Core.Metrics;

/// <summary>What a model says about n rows.</summary>
public sealed class Predictions
{
    private Predictions(double[] values, int classCount)
    {
        Values = values;
        ClassCount = classCount;
    }

    /// <summary>Regression: n numbers. Classification: n x <see cref="ClassCount"/> probabilities, row by row, each row summing to 1.</summary>
    public double[] Values { get; }

    /// <summary>0 for regression.</summary>
    public int ClassCount { get; }

    public int RowCount => ClassCount == 0 ? Values.Length : Values.Length / ClassCount;

    public static Predictions OfNumbers(double[] values) => new(values, 0);

    /// <param name="probabilities">n x <paramref name="classCount"/>, row by row.</param>
    public static Predictions OfProbabilities(double[] probabilities, int classCount) => new(probabilities, classCount);

    public ReadOnlySpan<double> ProbabilitiesOf(int row) => Values.AsSpan(row * ClassCount, ClassCount);

    /// <summary>The most probable class; the first one of equals.</summary>
    public int ClassOf(int row)
    {
        var probabilities = ProbabilitiesOf(row);
        var best = 0;
        for (var k = 1; k < probabilities.Length; k++)
        {
            if (probabilities[k] > probabilities[best])
            {
                best = k;
            }
        }

        return best;
    }
}

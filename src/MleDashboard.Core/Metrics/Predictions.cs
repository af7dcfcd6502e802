namespace MleDashboard.Core.Metrics;

/// <summary>What a model says about n rows.</summary>
public sealed class Predictions
{
    private Predictions(double[] values, int classCount, DecisionRule? decision)
    {
        Values = values;
        ClassCount = classCount;
        Decision = decision;
    }

    /// <summary>Regression: n numbers. Classification: n x <see cref="ClassCount"/> probabilities, row by row, each row summing to 1.</summary>
    public double[] Values { get; }

    /// <summary>0 for regression.</summary>
    public int ClassCount { get; }

    /// <summary>Binary: from which probability on a row is said to be positive; null: the more probable class.</summary>
    public DecisionRule? Decision { get; }

    public int RowCount => ClassCount == 0 ? Values.Length : Values.Length / ClassCount;

    public static Predictions OfNumbers(double[] values) => new(values, 0, null);

    /// <param name="probabilities">n x <paramref name="classCount"/>, row by row.</param>
    public static Predictions OfProbabilities(double[] probabilities, int classCount, DecisionRule? decision = null) => new(probabilities, classCount, decision);

    public ReadOnlySpan<double> ProbabilitiesOf(int row) => Values.AsSpan(row * ClassCount, ClassCount);

    /// <summary>By <see cref="Decision"/>, else the most probable class and the first one of equals.</summary>
    public int ClassOf(int row)
    {
        var probabilities = ProbabilitiesOf(row);
        if (Decision is { } rule)
        {
            return probabilities[rule.PositiveClass] >= rule.Threshold ? rule.PositiveClass : 1 - rule.PositiveClass;
        }

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

/// <summary>A row is said to be of <paramref name="PositiveClass"/> when its probability is <paramref name="Threshold"/> or more. Two classes.</summary>
public sealed record DecisionRule(int PositiveClass, double Threshold);

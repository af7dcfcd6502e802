using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features.Targets;

namespace MleDashboard.Core.Training.Features;

/// <summary>What is to be predicted, as numbers: class indices, or the values themselves for regression.</summary>
public sealed class TargetValues(ProblemType problemType, double[] values, int classCount)
{
    public ProblemType ProblemType { get; } = problemType;

    public double[] Values { get; } = values;

    /// <summary>0 for regression.</summary>
    public int ClassCount { get; } = classCount;

    public int Length => Values.Length;

    /// <summary>Values a learner predicts for a row: 1 for regression, else a probability for each class.</summary>
    public int OutputCount => ProblemType == ProblemType.Regression ? 1 : ClassCount;

    public TargetValues Take(ReadOnlySpan<int> rows)
    {
        var taken = new double[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = Values[rows[i]];
        }

        return new TargetValues(ProblemType, taken, ClassCount);
    }

    /// <summary>Numbers only.</summary>
    internal TargetValues Transformed(TargetTransform transform) => new(ProblemType, transform.Apply(Values), ClassCount);

    public float[] ToSingle() => Array.ConvertAll(Values, value => (float)value);

    public Predictions AsPredictions(double[] outputs, DecisionRule? decision = null) =>
        ProblemType == ProblemType.Regression ? Predictions.OfNumbers(outputs) : Predictions.OfProbabilities(outputs, ClassCount, decision);

    /// <summary>Codes of <paramref name="column"/> in the order of <paramref name="classes"/>; rows without a class are -1 or NaN.</summary>
    public static double[] Encode(ColumnData column, IReadOnlyList<string> classes)
    {
        if (classes.Count == 0)
        {
            return column is NumericColumn numbers
                ? Array.ConvertAll(numbers.Values, value => double.IsFinite(value) ? value : double.NaN)
                : throw new ArgumentException($"Column '{column.Name}' is not numeric.", nameof(column));
        }

        var index = classes.Select((label, i) => (label, i)).ToDictionary(pair => pair.label, pair => (double)pair.i, StringComparer.Ordinal);
        var encoded = new double[column.Length];
        for (var row = 0; row < encoded.Length; row++)
        {
            encoded[row] = column.TextAt(row) is { } text && index.TryGetValue(text, out var code) ? code : double.NaN;
        }

        return encoded;
    }
}

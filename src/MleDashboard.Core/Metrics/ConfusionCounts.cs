namespace MleDashboard.Core.Metrics;

/// <summary>How often each actual class met each predicted class, each row counted by its weight; what all label metrics are made of.</summary>
internal sealed class ConfusionCounts
{
    private readonly double[] counts;
    private readonly double[] actual;
    private readonly double[] predicted;

    private ConfusionCounts(int classCount)
    {
        ClassCount = classCount;
        counts = new double[classCount * classCount];
        actual = new double[classCount];
        predicted = new double[classCount];
    }

    public int ClassCount { get; }

    public double RowCount { get; private set; }

    /// <summary>Rows on the diagonal.</summary>
    public double Correct { get; private set; }

    public static ConfusionCounts Of(ScoredRows rows)
    {
        var result = new ConfusionCounts(rows.Predicted.ClassCount);
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            result.Add((int)rows.Actual[row], rows.Predicted.ClassOf(row), rows.WeightOf(row));
        }

        return result;
    }

    public double this[int actualClass, int predictedClass] => counts[(actualClass * ClassCount) + predictedClass];

    /// <summary>Rows that are of this class.</summary>
    public double Actual(int k) => actual[k];

    /// <summary>Rows that were predicted to be of this class.</summary>
    public double Predicted(int k) => predicted[k];

    /// <summary>Share of the class's rows that were found; NaN when it has none.</summary>
    public double Recall(int k) => actual[k] == 0 ? double.NaN : this[k, k] / actual[k];

    /// <summary>Share of the rows predicted as the class that are of it; 0 when it was never predicted.</summary>
    public double Precision(int k) => predicted[k] == 0 ? 0 : this[k, k] / predicted[k];

    /// <summary>Harmonic mean of precision and recall; NaN when the class is neither there nor predicted.</summary>
    public double F1(int k) => actual[k] + predicted[k] == 0 ? double.NaN : 2.0 * this[k, k] / (actual[k] + predicted[k]);

    /// <summary>Mean of <paramref name="score"/> over the classes that occur among actual or predicted ones, as scikit-learn averages; an undefined score counts as 0.</summary>
    public double MacroMean(Func<int, double> score)
    {
        var sum = 0.0;
        var occurring = 0;
        for (var k = 0; k < ClassCount; k++)
        {
            if (actual[k] + predicted[k] > 0)
            {
                var value = score(k);
                sum += double.IsNaN(value) ? 0 : value;
                occurring++;
            }
        }

        return sum / occurring;
    }

    private void Add(int actualClass, int predictedClass, double weight)
    {
        counts[(actualClass * ClassCount) + predictedClass] += weight;
        actual[actualClass] += weight;
        predicted[predictedClass] += weight;
        RowCount += weight;
        Correct += actualClass == predictedClass ? weight : 0;
    }
}

namespace MleDashboard.Core.Training.Ensembles;

/// <summary>
/// What makes probabilities mean what they say: a temperature (Guo et al.: On calibration of modern neural networks, 2017) or, for two classes, a rising
/// curve (isotonic regression, Zadrozny and Elkan 2002).
/// </summary>
internal sealed record Calibration
{
    private const double Least = 1e-15;

    /// <summary>Probabilities are raised to 1 / temperature: above 1 they become less sure.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Probabilities of the second class where the curve has corners, rising; empty: no curve.</summary>
    public IReadOnlyList<double> From { get; init; } = [];

    /// <summary>What they become, between corners on a straight line.</summary>
    public IReadOnlyList<double> To { get; init; } = [];

    /// <param name="probabilities">Row by row; stays as it is.</param>
    public double[] Apply(double[] probabilities, int classCount)
    {
        var calibrated = new double[probabilities.Length];
        for (var at = 0; at < calibrated.Length; at += classCount)
        {
            var row = probabilities.AsSpan(at, classCount);
            var into = calibrated.AsSpan(at, classCount);
            if (From.Count > 0)
            {
                into[1] = Curve(row[1]);
                into[0] = 1 - into[1];
            }
            else
            {
                Temper(row, into);
            }
        }

        return calibrated;
    }

    private void Temper(ReadOnlySpan<double> row, Span<double> into)
    {
        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
        {
            sum += into[k] = Math.Pow(Math.Max(row[k], Least), 1 / Temperature);
        }

        for (var k = 0; k < row.Length; k++)
        {
            into[k] /= sum;
        }
    }

    private double Curve(double probability)
    {
        int low = 0, high = From.Count - 1;
        if (probability <= From[low] || high == 0)
        {
            return To[low];
        }

        if (probability >= From[high])
        {
            return To[high];
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = From[middle] <= probability ? (middle, high) : (low, middle);
        }

        return To[low] + ((To[high] - To[low]) * (probability - From[low]) / (From[high] - From[low]));
    }
}

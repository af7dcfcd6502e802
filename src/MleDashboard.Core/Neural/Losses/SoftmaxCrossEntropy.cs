namespace MleDashboard.Core.Neural.Losses;

/// <summary>Log loss of several classes from an output for each.</summary>
public sealed class SoftmaxCrossEntropy : Loss
{
    /// <summary>Share of a target that is spread over all classes (Szegedy et al. 2016). May change between steps.</summary>
    public double Smoothing { get; set; }

    /// <summary>Scores to probabilities.</summary>
    public static void Softmax(ReadOnlySpan<float> scores, Span<double> probabilities)
    {
        double largest = float.NegativeInfinity, sum = 0;
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        for (var k = 0; k < scores.Length; k++)
        {
            probabilities[k] = Math.Exp(scores[k] - largest);
            sum += probabilities[k];
        }

        foreach (ref var probability in probabilities)
        {
            probability /= sum;
        }
    }

    protected override double OfRow(ReadOnlySpan<float> outputs, float target, Span<float> gradient)
    {
        var probabilities = outputs.Length <= 128 ? stackalloc double[outputs.Length] : new double[outputs.Length];
        Softmax(outputs, probabilities);
        var spread = Smoothing / outputs.Length;
        var loss = 0.0;
        for (var k = 0; k < outputs.Length; k++)
        {
            var smooth = (k == (int)target ? 1 - Smoothing : 0) + spread;
            gradient[k] = (float)(probabilities[k] - smooth);
            loss -= smooth > 0 ? smooth * Math.Log(Math.Max(probabilities[k], 1e-30)) : 0;
        }

        return loss;
    }
}

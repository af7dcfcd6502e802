namespace MleDashboard.Core.Neural.Losses;

/// <summary>Log loss of two classes from one output, the log odds of the second.</summary>
public sealed class LogisticLoss : Loss
{
    /// <summary>Share of a target that is spread over both classes (Szegedy et al. 2016). May change between steps.</summary>
    public double Smoothing { get; set; }

    protected override double OfRow(ReadOnlySpan<float> outputs, float target, Span<float> gradient)
    {
        double score = outputs[0];
        var smooth = (target * (1 - Smoothing)) + (0.5 * Smoothing);
        gradient[0] = (float)((1 / (1 + Math.Exp(-score))) - smooth);
        return Math.Max(score, 0) + Math.Log(1 + Math.Exp(-Math.Abs(score))) - (smooth * score);
    }
}

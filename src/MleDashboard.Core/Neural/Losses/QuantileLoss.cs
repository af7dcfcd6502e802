namespace MleDashboard.Core.Neural.Losses;

/// <summary>Aims at a quantile (Koenker and Bassett 1978); 0.5 is half the absolute error.</summary>
public sealed class QuantileLoss(double quantile) : Loss
{
    protected override double OfRow(ReadOnlySpan<float> outputs, float target, Span<float> gradient)
    {
        double below = target - outputs[0];
        gradient[0] = below > 0 ? -(float)quantile : below < 0 ? 1 - (float)quantile : 0;
        return -gradient[0] * below;
    }
}

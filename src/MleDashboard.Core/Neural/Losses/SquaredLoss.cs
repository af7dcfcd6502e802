namespace MleDashboard.Core.Neural.Losses;

/// <summary>Half the squared error: aims at the mean.</summary>
public sealed class SquaredLoss : Loss
{
    protected override double OfRow(ReadOnlySpan<float> outputs, float target, Span<float> gradient)
    {
        gradient[0] = outputs[0] - target;
        return 0.5 * gradient[0] * gradient[0];
    }
}

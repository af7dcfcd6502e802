namespace MleDashboard.Core.Neural.Losses;

/// <summary>What training makes small: a mean over the rows of a batch, with its gradient by the network's outputs.</summary>
public abstract class Loss
{
    /// <param name="targets">One for each row: a number, or the index of a class.</param>
    /// <param name="weights">How much each row counts, on average 1; empty: all alike.</param>
    /// <param name="gradient">Receives the gradient, in the outputs' shape.</param>
    /// <returns>The mean loss.</returns>
    public double Evaluate(Matrix outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Matrix gradient)
    {
        gradient.LikeShapeOf(outputs);
        var sum = 0.0;
        for (var row = 0; row < outputs.Rows; row++)
        {
            var weight = weights.IsEmpty ? 1 : weights[row];
            sum += weight * OfRow(outputs.Row(row), targets[row], gradient.Row(row));
            foreach (ref var value in gradient.Row(row))
            {
                value *= weight / outputs.Rows;
            }
        }

        return sum / outputs.Rows;
    }

    protected abstract double OfRow(ReadOnlySpan<float> outputs, float target, Span<float> gradient);
}

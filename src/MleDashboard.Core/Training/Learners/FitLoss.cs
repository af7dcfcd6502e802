using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners;

/// <summary>What a learner chooses its own settings by: log loss of classes, and of numbers the loss that the task is to make small.</summary>
internal static class FitLoss
{
    private const double LeastProbability = 1e-15;

    /// <summary>Mean over the rows by their weight.</summary>
    /// <param name="outputs">Row by row: a number, or a probability for each class.</param>
    /// <param name="quantile">Of numbers; null: squared error.</param>
    public static double Mean(TargetValues target, double[] outputs, float[]? weights, double? quantile)
    {
        double loss = 0, total = 0;
        for (var row = 0; row < target.Length; row++)
        {
            double weight = weights?[row] ?? 1;
            total += weight;
            loss += weight * (target.ClassCount > 0
                ? -Math.Log(Math.Max(LeastProbability, outputs[(row * target.ClassCount) + (int)target.Values[row]]))
                : OfResidual(target.Values[row] - outputs[row], quantile));
        }

        return loss / total;
    }

    public static double OfResidual(double residual, double? quantile) =>
        quantile is { } share ? Math.Max(share * residual, (share - 1) * residual) : residual * residual;
}

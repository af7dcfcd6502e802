using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>Loss of sums over some rows, its gradients and the best values of leaves.</summary>
/// <param name="target">Classes, or numbers already centred and scaled.</param>
/// <param name="quantile">The quantile aimed at; null: squared error, or log loss for classes.</param>
internal sealed class SymmetricLoss(ProblemType problemType, double[] target, float[]? weights, int outputs, double? quantile)
{
    public int RowCount => target.Length;

    public double WeightOf(int row) => weights?[row] ?? 1;

    /// <summary>Sums before the first tree. Classes without a row count as half a row.</summary>
    public double[] Starts() => problemType switch
    {
        ProblemType.Regression => [quantile is { } share ? WeightedNumbers.Quantile(target, weights, share) : WeightedNumbers.Mean(target, weights)],
        ProblemType.Binary => [Math.Log((CountOf(1) + 0.5) / (CountOf(0) + 0.5))],
        _ => [.. Enumerable.Range(0, outputs).Select(k => Math.Log(CountOf(k) + 0.5))],
    };

    /// <summary>Mean over the rows, weighted.</summary>
    public double Mean(double[] sums)
    {
        double loss = 0, total = 0;
        Span<double> row = stackalloc double[outputs];
        for (var r = 0; r < target.Length; r++)
        {
            sums.AsSpan(r * outputs, outputs).CopyTo(row);
            loss += WeightOf(r) * LossOf(r, row);
            total += WeightOf(r);
        }

        return loss / total;
    }

    /// <summary>Negative gradients of a row, and second derivatives where the loss has them.</summary>
    public void Gradients(int row, ReadOnlySpan<double> sums, Span<double> gradients, Span<double> seconds)
    {
        switch (problemType)
        {
            case ProblemType.Regression when quantile is { } share:
                gradients[0] = target[row] > sums[0] ? share : share - 1;
                seconds[0] = 1;
                break;
            case ProblemType.Regression:
                gradients[0] = target[row] - sums[0];
                seconds[0] = 1;
                break;
            case ProblemType.Binary:
                var probability = 1 / (1 + Math.Exp(-sums[0]));
                gradients[0] = target[row] - probability;
                seconds[0] = probability * (1 - probability);
                break;
            default:
                sums.CopyTo(gradients);
                SymmetricOutputs.Softmax(gradients);
                for (var k = 0; k < outputs; k++)
                {
                    // The diagonal alone is too short by this for a sum over classes that is one (Friedman, Hastie, Tibshirani 2000).
                    seconds[k] = gradients[k] * (1 - gradients[k]) * outputs / (outputs - 1);
                    gradients[k] = (target[row] == k ? 1 : 0) - gradients[k];
                }

                break;
        }
    }

    /// <summary>Quantiles of what is left in each leaf, for losses without second derivatives. Null when the loss has them.</summary>
    public double[]? LeafQuantiles(double[] sums, int[] leafOf, int leaves)
    {
        if (quantile is not { } share)
        {
            return null;
        }

        var values = new double[leaves];
        foreach (var leaf in Enumerable.Range(0, target.Length).GroupBy(row => leafOf[row]))
        {
            int[] rows = [.. leaf];
            values[leaf.Key] = WeightedNumbers.Quantile(Array.ConvertAll(rows, row => target[row] - sums[row]), weights is null ? null : Array.ConvertAll(rows, row => weights[row]), share);
        }

        return values;
    }

    private double CountOf(int k)
    {
        var count = 0.0;
        for (var row = 0; row < target.Length; row++)
        {
            count += target[row] == k ? WeightOf(row) : 0;
        }

        return count;
    }

    private double LossOf(int row, Span<double> sums)
    {
        switch (problemType)
        {
            case ProblemType.Regression:
                return FitLoss.OfResidual(target[row] - sums[0], quantile);
            case ProblemType.Binary:
                return Math.Max(sums[0], 0) + Math.Log(1 + Math.Exp(-Math.Abs(sums[0]))) - (target[row] * sums[0]);
            default:
                SymmetricOutputs.Softmax(sums);
                return -Math.Log(Math.Max(1e-15, sums[(int)target[row]]));
        }
    }
}

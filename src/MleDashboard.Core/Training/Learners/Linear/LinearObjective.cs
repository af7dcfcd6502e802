using System.Numerics;
using System.Runtime.InteropServices;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.Linear;

/// <summary>
/// Mean loss of linear scores over the rows by their weight, with its gradient: logistic for two classes, softmax for more, half the squared error for numbers
/// or the loss of a quantile, whose kink is rounded by <see cref="Rounding"/> on either side as in Huber's loss (1964).
/// Rows are taken in fixed blocks whose sums are added in order, so the result does not depend on the number of threads.
/// </summary>
internal sealed class LinearObjective(FeatureMatrix rows, double[] target, float[]? rowWeights, ProblemType problemType, int outputs, double? quantile, int threads)
{
    private const int BlockRows = 4096;

    /// <summary>In deviations of the target.</summary>
    private const double Rounding = 0.05;

    private readonly int width = rows.ColumnCount + 1;
    private readonly double totalWeight = rowWeights?.Sum(weight => (double)weight) ?? rows.RowCount;

    /// <summary>Weights: output by output, its columns and then its constant.</summary>
    public int WeightCount => outputs * width;

    /// <param name="penalty">Half of it times the squared weights is added, constants excepted.</param>
    public double Evaluate(double[] weights, double penalty, double[] gradient)
    {
        var blocks = (rows.RowCount + BlockRows - 1) / BlockRows;
        var losses = new double[blocks];
        var gradients = new double[blocks][];
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            gradients[block] = new double[WeightCount];
            losses[block] = Block(weights, block * BlockRows, Math.Min(BlockRows, rows.RowCount - (block * BlockRows)), gradients[block]);
        });
        Array.Clear(gradient);
        foreach (var part in gradients)
        {
            for (var at = 0; at < part.Length; at++)
            {
                gradient[at] += part[at];
            }
        }

        var loss = losses.Sum() / totalWeight;
        for (var at = 0; at < gradient.Length; at++)
        {
            gradient[at] /= totalWeight;
            if (at % width != width - 1)
            {
                gradient[at] += penalty * weights[at];
                loss += 0.5 * penalty * weights[at] * weights[at];
            }
        }

        return loss;
    }

    /// <summary>Linear scores of rows [start, start + count), output by output.</summary>
    public static float[] Scores(FeatureMatrix rows, ReadOnlySpan<double> weights, int outputs, int start, int count)
    {
        var width = rows.ColumnCount + 1;
        var scores = new float[outputs * count];
        for (var output = 0; output < outputs; output++)
        {
            var ofOutput = scores.AsSpan(output * count, count);
            ofOutput.Fill((float)weights[(output * width) + width - 1]);
            for (var column = 0; column < rows.ColumnCount; column++)
            {
                AddScaled(rows.Column(column).Slice(start, count), (float)weights[(output * width) + column], ofOutput);
            }
        }

        return scores;
    }

    private double Block(double[] weights, int start, int count, double[] gradient)
    {
        var residuals = Scores(rows, weights, outputs, start, count);
        var loss = problemType switch
        {
            ProblemType.Regression => quantile is { } share ? OfQuantile(residuals, start, share) : Squared(residuals, start),
            ProblemType.Binary => Logistic(residuals, start),
            _ => Softmax(residuals, start, count),
        };
        for (var output = 0; output < outputs; output++)
        {
            var ofOutput = residuals.AsSpan(output * count, count);
            for (var column = 0; column < rows.ColumnCount; column++)
            {
                gradient[(output * width) + column] = Dot(rows.Column(column).Slice(start, count), ofOutput);
            }

            var sum = 0.0;
            foreach (var residual in ofOutput)
            {
                sum += residual;
            }

            gradient[(output * width) + width - 1] = sum;
        }

        return loss;
    }

    private double WeightOf(int row) => rowWeights?[row] ?? 1;

    private double Squared(float[] scores, int start)
    {
        var loss = 0.0;
        for (var r = 0; r < scores.Length; r++)
        {
            var weight = WeightOf(start + r);
            scores[r] -= (float)target[start + r];
            loss += 0.5 * weight * scores[r] * scores[r];
            scores[r] *= (float)weight;
        }

        return loss;
    }

    private double OfQuantile(float[] scores, int start, double share)
    {
        var loss = 0.0;
        for (var r = 0; r < scores.Length; r++)
        {
            var weight = WeightOf(start + r);
            var left = target[start + r] - scores[r];
            var distance = Math.Abs(left);
            loss += weight * (((share - 0.5) * left) + (0.5 * (distance < Rounding ? ((left * left / Rounding) + Rounding) / 2 : distance)));
            scores[r] = (float)(weight * (0.5 - share - (0.5 * Math.Clamp(left / Rounding, -1, 1))));
        }

        return loss;
    }

    private double Logistic(float[] scores, int start)
    {
        var loss = 0.0;
        for (var r = 0; r < scores.Length; r++)
        {
            var weight = WeightOf(start + r);
            double score = scores[r];
            var isPositive = target[start + r] == 1;
            loss += weight * (Math.Max(score, 0) + Math.Log(1 + Math.Exp(-Math.Abs(score))) - (isPositive ? score : 0));
            scores[r] = (float)(weight * ((1 / (1 + Math.Exp(-score))) - (isPositive ? 1 : 0)));
        }

        return loss;
    }

    private double Softmax(float[] scores, int start, int count)
    {
        var loss = 0.0;
        for (var r = 0; r < count; r++)
        {
            var weight = WeightOf(start + r);
            var largest = float.NegativeInfinity;
            for (var k = 0; k < outputs; k++)
            {
                largest = Math.Max(largest, scores[(k * count) + r]);
            }

            var sum = 0.0;
            for (var k = 0; k < outputs; k++)
            {
                sum += Math.Exp(scores[(k * count) + r] - largest);
            }

            var actual = (int)target[start + r];
            loss += weight * (Math.Log(sum) + largest - scores[(actual * count) + r]);
            for (var k = 0; k < outputs; k++)
            {
                scores[(k * count) + r] = (float)(weight * ((Math.Exp(scores[(k * count) + r] - largest) / sum) - (k == actual ? 1 : 0)));
            }
        }

        return loss;
    }

    private static void AddScaled(ReadOnlySpan<float> values, float scale, Span<float> sums)
    {
        var step = Vector<float>.Count;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var into = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (var at = 0; at < into.Length; at++)
        {
            into[at] += vectors[at] * scale;
        }

        for (var at = into.Length * step; at < sums.Length; at++)
        {
            sums[at] += values[at] * scale;
        }
    }

    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var lefts = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rights = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sums = Vector<float>.Zero;
        for (var at = 0; at < lefts.Length; at++)
        {
            sums += lefts[at] * rights[at];
        }

        double sum = Vector.Sum(sums);
        for (var at = lefts.Length * Vector<float>.Count; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }
}

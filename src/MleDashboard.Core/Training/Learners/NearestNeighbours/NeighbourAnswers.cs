using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.NearestNeighbours;

/// <summary>How many neighbours answer, and whether the near ones count more.</summary>
internal sealed record NeighbourRule(int Count, bool IsByDistance);

/// <summary>What neighbours answer together.</summary>
internal sealed class NeighbourAnswers
{
    /// <summary>The shares of all rows count as half a neighbour: no class is impossible.</summary>
    private const double PriorWeight = 0.5;

    private readonly double[] shares;

    public NeighbourAnswers(ProblemType problemType, int classes, double[] targets, float[]? weights, double? quantile)
    {
        (ProblemType, Classes, Targets, Weights, Quantile) = (problemType, classes, targets, weights, quantile);
        shares = new double[classes];
        var total = 0.0;
        for (var row = 0; row < targets.Length && classes > 0; row++)
        {
            shares[(int)targets[row]] += weights?[row] ?? 1;
            total += weights?[row] ?? 1;
        }

        // A class without a row is as likely as half a row.
        shares = Array.ConvertAll(shares, share => (share + 0.5) / (total + (0.5 * classes)));
    }

    public ProblemType ProblemType { get; }

    public int Classes { get; }

    public double[] Targets { get; }

    public float[]? Weights { get; }

    /// <summary>Of the neighbours' targets; null: their mean.</summary>
    public double? Quantile { get; }

    public int OutputCount => Classes == 0 ? 1 : Classes;

    public double[] Outputs(FoundNeighbours found, NeighbourRule rule)
    {
        var asked = found.Count == 0 ? 0 : found.Rows.Length / found.Count;
        var outputs = new double[asked * OutputCount];
        for (var row = 0; row < asked; row++)
        {
            Answer(found, row, rule, outputs.AsSpan(row * OutputCount, OutputCount));
        }

        return outputs;
    }

    /// <summary>Mean squared or quantile loss, or log loss.</summary>
    public double Loss(FoundNeighbours found, NeighbourRule rule, TargetValues target, float[]? weights)
    {
        var outputs = Outputs(found, rule);
        double loss = 0, total = 0;
        for (var row = 0; row < target.Length; row++)
        {
            double weight = weights?[row] ?? 1;
            total += weight;
            loss += weight * (Classes > 0 ? -Math.Log(outputs[(row * Classes) + (int)target.Values[row]]) : LossOf(target.Values[row] - outputs[row]));
        }

        return loss / total;
    }

    private double LossOf(double left) => Quantile is { } share ? Math.Max(share * left, (share - 1) * left) : left * left;

    private void Answer(FoundNeighbours found, int row, NeighbourRule rule, Span<double> output)
    {
        var count = Math.Min(rule.Count, found.Count);
        var rows = found.Rows.AsSpan(row * found.Count, count);
        var distances = found.Distances.AsSpan(row * found.Count, count);
        Span<float> counts = stackalloc float[count];
        var sum = 0.0;
        for (var at = 0; at < count; at++)
        {
            // A row at no distance at all counts as one at a thousandth.
            var nearness = rule.IsByDistance ? 1 / Math.Max(1e-3f, MathF.Sqrt(distances[at])) : 1;
            counts[at] = nearness * (Weights?[rows[at]] ?? 1);
            sum += counts[at];
        }

        if (Classes > 0)
        {
            var prior = PriorWeight * sum / count;
            for (var k = 0; k < output.Length; k++)
            {
                output[k] = prior * shares[k] / (sum + prior);
            }

            for (var at = 0; at < count; at++)
            {
                output[(int)Targets[rows[at]]] += counts[at] / (sum + prior);
            }

            return;
        }

        if (Quantile is { } share)
        {
            var values = new double[count];
            for (var at = 0; at < count; at++)
            {
                values[at] = Targets[rows[at]];
            }

            output[0] = WeightedNumbers.Quantile(values, counts.ToArray(), share);
            return;
        }

        for (var at = 0; at < count; at++)
        {
            output[0] += Targets[rows[at]] * counts[at] / sum;
        }
    }
}

using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training.Learners.NearestNeighbours;

/// <summary>How many neighbours answer, and whether the near ones count more.</summary>
internal sealed record NeighbourRule(int Count, bool IsByDistance);

/// <summary>What neighbours answer together.</summary>
internal sealed class NeighbourAnswers
{
    /// <summary>The shares of all rows count as half a neighbour, and a class has half a row at least: none is impossible.</summary>
    private const double PriorWeight = 0.5;

    private readonly double[] counted;
    private readonly double total;

    public NeighbourAnswers(ProblemType problemType, int classes, double[] targets, float[]? weights, double? quantile)
    {
        (ProblemType, Classes, Targets, Weights, Quantile) = (problemType, classes, targets, weights, quantile);
        counted = new double[classes];
        for (var row = 0; row < targets.Length && classes > 0; row++)
        {
            counted[(int)targets[row]] += weights?[row] ?? 1;
            total += weights?[row] ?? 1;
        }
    }

    public ProblemType ProblemType { get; }

    public int Classes { get; }

    public double[] Targets { get; }

    public float[]? Weights { get; }

    /// <summary>Of the neighbours' targets; null: their mean.</summary>
    public double? Quantile { get; }

    public int OutputCount => Classes == 0 ? 1 : Classes;

    /// <param name="own">For each asked row, its own number among the remembered ones, whose target it must not hear of; null: none is.</param>
    public double[] Outputs(FoundNeighbours found, NeighbourRule rule, int[]? own = null)
    {
        var asked = found.Count == 0 ? 0 : found.Rows.Length / found.Count;
        var outputs = new double[asked * OutputCount];
        for (var row = 0; row < asked; row++)
        {
            Answer(found, row, rule, own?[row] ?? -1, outputs.AsSpan(row * OutputCount, OutputCount));
        }

        return outputs;
    }

    private void Answer(FoundNeighbours found, int row, NeighbourRule rule, int own, Span<double> output)
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
            double ownWeight = own < 0 ? 0 : Weights?[own] ?? 1;
            for (var k = 0; k < output.Length; k++)
            {
                var ofClass = counted[k] - (own >= 0 && Targets[own] == k ? ownWeight : 0) + 0.5;
                output[k] = prior * ofClass / (total - ownWeight + (0.5 * Classes)) / (sum + prior);
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

using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Explanation;

/// <summary>
/// Whether probabilities come true: rows are gathered by what was said, and each bin compares it with what happened. Two classes: of the positive class;
/// more: of the class held most probable (Guo et al.: On calibration of modern neural networks, 2017).
/// </summary>
/// <param name="Bins">Ten of equal width at most, those without rows left out; by rising probability.</param>
/// <param name="Error">Expected calibration error: how far a bin's rows are off on average, 0 to 1.</param>
public sealed record Reliability(IReadOnlyList<ReliabilityBin> Bins, double Error)
{
    private const int BinCount = 10;

    /// <param name="rows">One or more, of classes.</param>
    public static Reliability Of(ScoredRows rows)
    {
        var counts = new long[BinCount];
        var (weights, said, happened) = (new double[BinCount], new double[BinCount], new double[BinCount]);
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            var probabilities = rows.Predicted.ProbabilitiesOf(row);
            var about = rows.ProblemType is ProblemType.Binary ? rows.PositiveClass : MostProbable(probabilities);
            var bin = Math.Clamp((int)(probabilities[about] * BinCount), 0, BinCount - 1);
            counts[bin]++;
            weights[bin] += rows.WeightOf(row);
            said[bin] += rows.WeightOf(row) * probabilities[about];
            happened[bin] += (int)rows.Actual[row] == about ? rows.WeightOf(row) : 0;
        }

        var all = weights.Sum();
        int[] filled = [.. Enumerable.Range(0, BinCount).Where(bin => weights[bin] > 0)];
        return new Reliability(
            [.. filled.Select(bin => new ReliabilityBin((double)bin / BinCount, (bin + 1.0) / BinCount, counts[bin], said[bin] / weights[bin], happened[bin] / weights[bin]))],
            filled.Sum(bin => Math.Abs(said[bin] - happened[bin])) / all);
    }

    private static int MostProbable(ReadOnlySpan<double> probabilities)
    {
        var best = 0;
        for (var k = 1; k < probabilities.Length; k++)
        {
            best = probabilities[k] > probabilities[best] ? k : best;
        }

        return best;
    }
}

/// <summary>The rows whose probability lies in [<paramref name="Low"/>, <paramref name="High"/>), the last bin with its end.</summary>
/// <param name="Said">Mean probability of these rows.</param>
/// <param name="Happened">Share of them that it came true for.</param>
public sealed record ReliabilityBin(double Low, double High, long Rows, double Said, double Happened);

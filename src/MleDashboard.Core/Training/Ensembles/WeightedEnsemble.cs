namespace MleDashboard.Core.Training.Ensembles;

/// <summary>
/// Greedy choice of weights over validation predictions (Caruana, Niculescu-Mizil, Crew, Ksikes: Ensemble selection from libraries of models, ICML 2004):
/// again and again the candidate is added that helps the average most, the same one as often as it helps.
/// </summary>
internal static class WeightedEnsemble
{
    /// <param name="level">One above the highest of its members.</param>
    public static string NameOf(int level) => $"WeightedEnsemble_L{level}";

    private const int Rounds = 40;

    /// <param name="outputs">Predictions of each candidate for the same rows.</param>
    /// <param name="rank">Score of such predictions, higher is better.</param>
    /// <param name="isAllowed">Whether a candidate may join those that are counted already; null: any may.</param>
    /// <returns>A weight for each candidate, together 1.</returns>
    public static double[] Choose(IReadOnlyList<double[]> outputs, Func<double[], double> rank, Func<int[], int, bool>? isAllowed, CancellationToken cancellationToken)
    {
        var counts = new int[outputs.Count];
        var best = (Score: double.NegativeInfinity, Counts: new int[outputs.Count]);
        var sum = new double[outputs[0].Length];
        for (var round = 1; round <= Rounds; round++)
        {
            var taken = counts;
            var (candidate, score) = Next(outputs, sum, round, rank, next => taken[next] > 0 || isAllowed is null || isAllowed(taken, next), cancellationToken);
            counts = [.. counts];
            counts[candidate]++;
            for (var at = 0; at < sum.Length; at++)
            {
                sum[at] += outputs[candidate][at];
            }

            // A longer list must be really better, so that equal scores keep the simpler ensemble.
            if (score > best.Score + 1e-9)
            {
                best = (score, counts);
            }
        }

        if (!best.Counts.Any(count => count > 0))
        {
            best.Counts[0] = 1;
        }

        double total = best.Counts.Sum();
        return Array.ConvertAll(best.Counts, count => count / total);
    }

    private static (int Candidate, double Score) Next(IReadOnlyList<double[]> outputs, double[] sum, int round, Func<double[], double> rank, Func<int, bool> isAllowed, CancellationToken cancellationToken)
    {
        var best = (Candidate: 0, Score: double.NegativeInfinity);
        var average = new double[sum.Length];
        for (var candidate = 0; candidate < outputs.Count; candidate++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!isAllowed(candidate))
            {
                continue;
            }

            for (var at = 0; at < average.Length; at++)
            {
                average[at] = (sum[at] + outputs[candidate][at]) / round;
            }

            var score = rank(average);
            if (score > best.Score)
            {
                best = (candidate, score);
            }
        }

        return best;
    }
}

namespace MleDashboard.Core.Metrics.Intervals;

/// <summary>
/// The area under the ROC curve varies by the placement of each row among those of the other class (DeLong, DeLong and Clarke-Pearson 1988), which one sort
/// gives for all rows (Sun and Xu 2014). Placements of a row are averaged over the classes before they are squared, since classes share their rows.
/// The interval is taken on the logit, which keeps it between 0 and 1.
/// </summary>
internal static class RocInterval
{
    private const double Quantile975 = 1.959964;

    public static Interval Of(ScoredRows rows)
    {
        int[] classes = rows.ProblemType is ProblemType.Binary ? [rows.PositiveClass] : [.. Enumerable.Range(0, rows.Predicted.ClassCount)];
        var moves = new double[rows.Actual.Length];
        var areas = new List<double>();
        foreach (var k in classes)
        {
            if (AddMoves(rows, k, moves) is { } area)
            {
                areas.Add(area);
            }
        }

        var mean = areas.Average();
        var error = Math.Sqrt(moves.Sum(move => move * move)) / areas.Count;
        if (mean is <= 0 or >= 1 || error == 0)
        {
            return new Interval(mean, mean);
        }

        var logit = Math.Log(mean / (1 - mean));
        var reach = Quantile975 * error / (mean * (1 - mean));
        return new Interval(Inverse(logit - reach), Inverse(logit + reach));
    }

    /// <summary>Adds what each row moves the area of class <paramref name="k"/> by; null when all rows or none are of it.</summary>
    private static double? AddMoves(ScoredRows rows, int k, double[] moves)
    {
        var n = rows.Actual.Length;
        var scores = new double[n];
        var order = new int[n];
        GroupSize positives = default, negatives = default;
        for (var row = 0; row < n; row++)
        {
            (scores[row], order[row]) = (rows.Predicted.ProbabilitiesOf(row)[k], row);
            (positives, negatives) = (int)rows.Actual[row] == k ? (positives.With(rows.WeightOf(row)), negatives) : (positives, negatives.With(rows.WeightOf(row)));
        }

        if (positives.Weight <= 0 || negatives.Weight <= 0)
        {
            return null;
        }

        Array.Sort(scores, order);
        var placements = Placements(rows, k, scores, order, positives.Weight, negatives.Weight);
        var area = Enumerable.Range(0, n).Where(row => (int)rows.Actual[row] == k).Sum(row => rows.WeightOf(row) * placements[row]) / positives.Weight;
        for (var row = 0; row < n; row++)
        {
            var side = (int)rows.Actual[row] == k ? positives : negatives;
            moves[row] += side.Count > 1 ? rows.WeightOf(row) * (placements[row] - area) / side.Weight * Math.Sqrt(side.Count / (side.Count - 1)) : 0;
        }

        return area;
    }

    /// <summary>Of a row of the class, the share of other rows that it is above; of another row, the share of the class's rows that are above it. Equal scores count one half.</summary>
    private static double[] Placements(ScoredRows rows, int k, double[] scores, int[] order, double positives, double negatives)
    {
        var placements = new double[order.Length];
        double positivesBelow = 0, negativesBelow = 0;
        for (var from = 0; from < order.Length;)
        {
            double positivesHere = 0, negativesHere = 0;
            var to = from;
            for (; to < order.Length && scores[to] == scores[from]; to++)
            {
                var weight = rows.WeightOf(order[to]);
                (positivesHere, negativesHere) = (int)rows.Actual[order[to]] == k ? (positivesHere + weight, negativesHere) : (positivesHere, negativesHere + weight);
            }

            for (; from < to; from++)
            {
                placements[order[from]] = (int)rows.Actual[order[from]] == k
                    ? (negativesBelow + (negativesHere / 2)) / negatives
                    : (positives - positivesBelow - (positivesHere / 2)) / positives;
            }

            (positivesBelow, negativesBelow) = (positivesBelow + positivesHere, negativesBelow + negativesHere);
        }

        return placements;
    }

    private static double Inverse(double logit) => 1 / (1 + Math.Exp(-logit));
}

namespace MleDashboard.Core.Metrics.Intervals;

/// <summary>Average precision, resampled in bins of neighbouring scores; what the bins change of the value itself is taken back.</summary>
internal static class PrecisionRecallInterval
{
    private const int MostBins = 1_000;

    public static Interval Of(ScoredRows rows, int seed)
    {
        var bins = BinsOf(rows);
        var positiveUnits = bins.Select(bin => bin.Positives.Unit).ToArray();
        var negativeUnits = bins.Select(bin => bin.Negatives.Unit).ToArray();
        var interval = PoissonBootstrap.Intervals(
            [.. bins.SelectMany(bin => new[] { bin.Positives.Count, bin.Negatives.Count })],
            counts => [AveragePrecision(bins.Count, bin => counts[2 * bin] * positiveUnits[bin], bin => counts[(2 * bin) + 1] * negativeUnits[bin])],
            seed)[0];
        var shift = new RankedScores(rows, rows.PositiveClass).AveragePrecision() - AveragePrecision(bins.Count, bin => bins[bin].Positives.Weight, bin => bins[bin].Negatives.Weight);
        return new Interval(Math.Clamp(interval.Low + shift, 0, 1), Math.Clamp(interval.High + shift, 0, 1));
    }

    /// <summary>Highest scores first; equal scores are never parted.</summary>
    private static List<(GroupSize Positives, GroupSize Negatives)> BinsOf(ScoredRows rows)
    {
        var n = rows.Actual.Length;
        var order = Enumerable.Range(0, n).ToArray();
        var scores = Array.ConvertAll(order, row => -rows.Predicted.ProbabilitiesOf(row)[rows.PositiveClass]);
        Array.Sort(scores, order);
        var bins = new List<(GroupSize Positives, GroupSize Negatives)>();
        var rowsOfEach = Math.Max(1, n / MostBins);
        GroupSize positives = default, negatives = default;
        var held = 0;
        for (var at = 0; at < n; at++)
        {
            var weight = rows.WeightOf(order[at]);
            (positives, negatives) = (int)rows.Actual[order[at]] == rows.PositiveClass ? (positives.With(weight), negatives) : (positives, negatives.With(weight));
            if (++held >= rowsOfEach && (at == n - 1 || scores[at + 1] != scores[at]))
            {
                bins.Add((positives, negatives));
                (positives, negatives, held) = (default, default, 0);
            }
        }

        if (held > 0)
        {
            bins.Add((positives, negatives));
        }

        return bins;
    }

    private static double AveragePrecision(int bins, Func<int, double> positivesOf, Func<int, double> negativesOf)
    {
        double sum = 0, found = 0, called = 0;
        for (var bin = 0; bin < bins; bin++)
        {
            var positives = positivesOf(bin);
            found += positives;
            called += positives + negativesOf(bin);
            sum += positives > 0 ? positives * found / called : 0;
        }

        return sum / found;
    }
}

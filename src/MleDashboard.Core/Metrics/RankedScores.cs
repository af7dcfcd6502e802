namespace MleDashboard.Core.Metrics;

/// <summary>The rows of a one-class-against-the-rest problem, sorted by score once; what ROC and precision-recall are made of.</summary>
internal sealed class RankedScores
{
    private readonly double[] scores;
    private readonly bool[] positives;

    /// <param name="rows">Classification.</param>
    /// <param name="positiveClass">Its probability is the score.</param>
    public RankedScores(ScoredRows rows, int positiveClass)
    {
        var n = rows.Actual.Length;
        scores = new double[n];
        positives = new bool[n];
        for (var row = 0; row < n; row++)
        {
            scores[row] = rows.Predicted.ProbabilitiesOf(row)[positiveClass];
            positives[row] = (int)rows.Actual[row] == positiveClass;
        }

        Array.Sort(scores, positives);
        Array.Reverse(scores);
        Array.Reverse(positives);
        PositiveCount = positives.LongCount(positive => positive);
    }

    public long PositiveCount { get; }

    public long NegativeCount => scores.Length - PositiveCount;

    public bool HasBothClasses => PositiveCount > 0 && NegativeCount > 0;

    /// <summary>After each group of equal scores, highest first: the score, and how many positives and negatives have at least it.</summary>
    public IEnumerable<(double Threshold, long TruePositives, long FalsePositives)> Steps()
    {
        long truePositives = 0, falsePositives = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (positives[i])
            {
                truePositives++;
            }
            else
            {
                falsePositives++;
            }

            if (i == scores.Length - 1 || scores[i + 1] != scores[i])
            {
                yield return (scores[i], truePositives, falsePositives);
            }
        }
    }

    /// <summary>Chance that a positive row scores above a negative one, a tie counting one half (Mann and Whitney 1947); NaN with one class only.</summary>
    public double AreaUnderRoc()
    {
        if (!HasBothClasses)
        {
            return double.NaN;
        }

        var area = 0.0;
        long lastTrue = 0, lastFalse = 0;
        foreach (var (_, truePositives, falsePositives) in Steps())
        {
            area += (double)(falsePositives - lastFalse) * (truePositives + lastTrue) / 2;
            (lastTrue, lastFalse) = (truePositives, falsePositives);
        }

        return area / ((double)PositiveCount * NegativeCount);
    }

    /// <summary>Average precision: precision at each step weighted by the recall it adds, without interpolation; NaN with one class only.</summary>
    public double AveragePrecision()
    {
        if (!HasBothClasses)
        {
            return double.NaN;
        }

        var sum = 0.0;
        long lastTrue = 0;
        foreach (var (_, truePositives, falsePositives) in Steps())
        {
            sum += (double)(truePositives - lastTrue) * truePositives / (truePositives + falsePositives);
            lastTrue = truePositives;
        }

        return sum / PositiveCount;
    }
}

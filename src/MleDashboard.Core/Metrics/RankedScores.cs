namespace MleDashboard.Core.Metrics;

/// <summary>The rows of a one-class-against-the-rest problem, sorted by score once; what ROC and precision-recall are made of. Rows count by their weight.</summary>
internal sealed class RankedScores
{
    private readonly double[] scores;

    /// <summary>Of a positive row its weight, of a negative one the weight with a minus.</summary>
    private readonly double[] signed;

    /// <param name="rows">Classification.</param>
    /// <param name="positiveClass">Its probability is the score.</param>
    public RankedScores(ScoredRows rows, int positiveClass)
    {
        var n = rows.Actual.Length;
        scores = new double[n];
        signed = new double[n];
        for (var row = 0; row < n; row++)
        {
            scores[row] = rows.Predicted.ProbabilitiesOf(row)[positiveClass];
            var isPositive = (int)rows.Actual[row] == positiveClass;
            signed[row] = isPositive ? rows.WeightOf(row) : -rows.WeightOf(row);
            PositiveCount += isPositive ? rows.WeightOf(row) : 0;
            NegativeCount += isPositive ? 0 : rows.WeightOf(row);
        }

        Array.Sort(scores, signed);
        Array.Reverse(scores);
        Array.Reverse(signed);
    }

    public double PositiveCount { get; }

    public double NegativeCount { get; }

    public bool HasBothClasses => PositiveCount > 0 && NegativeCount > 0;

    /// <summary>After each group of equal scores, highest first: the score, and how many positives and negatives have at least it.</summary>
    public IEnumerable<(double Threshold, double TruePositives, double FalsePositives)> Steps()
    {
        double truePositives = 0, falsePositives = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            truePositives += Math.Max(0, signed[i]);
            falsePositives += Math.Max(0, -signed[i]);
            if ((i == scores.Length - 1 || scores[i + 1] != scores[i]) && truePositives + falsePositives > 0)
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

        double area = 0, lastTrue = 0, lastFalse = 0;
        foreach (var (_, truePositives, falsePositives) in Steps())
        {
            area += (falsePositives - lastFalse) * (truePositives + lastTrue) / 2;
            (lastTrue, lastFalse) = (truePositives, falsePositives);
        }

        return area / (PositiveCount * NegativeCount);
    }

    /// <summary>Average precision: precision at each step weighted by the recall it adds, without interpolation; NaN with one class only.</summary>
    public double AveragePrecision()
    {
        if (!HasBothClasses)
        {
            return double.NaN;
        }

        double sum = 0, lastTrue = 0;
        foreach (var (_, truePositives, falsePositives) in Steps())
        {
            sum += (truePositives - lastTrue) * truePositives / (truePositives + falsePositives);
            lastTrue = truePositives;
        }

        return sum / PositiveCount;
    }
}

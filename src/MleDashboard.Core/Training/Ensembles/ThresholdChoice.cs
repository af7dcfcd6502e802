using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Ensembles;

/// <summary>The probability from which a row is said to be positive, chosen for a metric that judges decisions; one half when no other is better on rows it was not chosen by.</summary>
internal static class ThresholdChoice
{
    private const int Parts = 5;
    private const int Steps = 200;
    private const int FewestRows = 100;

    /// <summary>Precision and recall are not here: alone each is best with a threshold that is of no use.</summary>
    private static readonly string[] OfDecisions = ["accuracy", "balanced_accuracy", "f1", "f1_macro", "f1_micro", "f1_weighted", "mcc", "cohen_kappa", "quadratic_kappa"];

    /// <param name="probabilities">For the rows of <paramref name="actual"/>, row by row.</param>
    public static DecisionRule? Choose(Metric metric, TargetValues actual, double[] probabilities, int positiveClass, int seed)
    {
        if (actual.ClassCount != 2 || !OfDecisions.Contains(metric.Name) || actual.Length < FewestRows)
        {
            return null;
        }

        var partOf = Enumerable.Range(0, actual.Length).Select(row => row % Parts).ToArray();
        new Random(seed).Shuffle(partOf);
        double chosen = 0, half = 0;
        for (var part = 0; part < Parts; part++)
        {
            var rule = new DecisionRule(positiveClass, Best(metric, actual, probabilities, positiveClass, row => partOf[row] != part));
            chosen += Score(metric, actual, probabilities, rule, row => partOf[row] == part);
            half += Score(metric, actual, probabilities, new DecisionRule(positiveClass, 0.5), row => partOf[row] == part);
        }

        return chosen > half ? new DecisionRule(positiveClass, Best(metric, actual, probabilities, positiveClass, _ => true)) : null;
    }

    /// <summary>Of the thresholds between the rows' own probabilities, the middle of the widest range that is best: its edges are chance.</summary>
    private static double Best(Metric metric, TargetValues actual, double[] probabilities, int positiveClass, Func<int, bool> isIn)
    {
        var sorted = Enumerable.Range(0, actual.Length).Where(isIn).Select(row => probabilities[(row * 2) + positiveClass]).Order().ToArray();
        var thresholds = Enumerable.Range(0, Math.Min(Steps, sorted.Length)).Select(step => sorted[(int)((long)step * (sorted.Length - 1) / Math.Max(1, Math.Min(Steps, sorted.Length) - 1))]).Append(0.5).Distinct().Order().ToArray();
        var scores = Array.ConvertAll(thresholds, threshold => Score(metric, actual, probabilities, new DecisionRule(positiveClass, threshold), isIn));
        var top = scores.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
        var best = (Threshold: 0.5, Width: -1.0);
        for (var from = 0; from < thresholds.Length; from++)
        {
            var to = from;
            while (to < thresholds.Length && scores[to] >= top)
            {
                to++;
            }

            if (to > from && thresholds[to - 1] - thresholds[from] > best.Width)
            {
                best = ((thresholds[to - 1] + thresholds[from]) / 2, thresholds[to - 1] - thresholds[from]);
            }

            from = Math.Max(from, to);
        }

        return best.Threshold;
    }

    private static double Score(Metric metric, TargetValues actual, double[] probabilities, DecisionRule rule, Func<int, bool> isIn)
    {
        int[] rows = [.. Enumerable.Range(0, actual.Length).Where(isIn)];
        var taken = new double[rows.Length * 2];
        for (var i = 0; i < rows.Length; i++)
        {
            probabilities.AsSpan(rows[i] * 2, 2).CopyTo(taken.AsSpan(i * 2));
        }

        var target = actual.Take(rows);
        return metric.Ranked(metric.Compute(new ScoredRows(ProblemType.Binary, target.Values, target.AsPredictions(taken, rule), rule.PositiveClass)));
    }
}

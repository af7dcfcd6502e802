using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training.Ensembles;

/// <summary>The probability from which a row is said to be positive, chosen for a metric that judges decisions; one half when no other is better on rows it was not chosen by.</summary>
internal static class ThresholdChoice
{
    private const int Parts = 5;
    private const int Steps = 200;
    private const int FewestRows = 100;

    /// <summary>Precision and recall are not here: alone each is best with a threshold that is of no use.</summary>
    private static readonly string[] OfDecisions = ["accuracy", "balanced_accuracy", "f1", "f1_macro", "f1_micro", "f1_weighted", "mcc", "cohen_kappa", "quadratic_kappa"];

    /// <param name="probabilities">For the judged rows, row by row.</param>
    public static DecisionRule? Choose(Metric metric, JudgedRows judged, double[] probabilities, int seed)
    {
        if (judged.Target.ClassCount != 2 || !OfDecisions.Contains(metric.Name) || judged.Length < FewestRows)
        {
            return null;
        }

        var partOf = Enumerable.Range(0, judged.Length).Select(row => row % Parts).ToArray();
        new Random(seed).Shuffle(partOf);
        double chosen = 0, half = 0;
        for (var part = 0; part < Parts; part++)
        {
            int[] others = [.. Enumerable.Range(0, judged.Length).Where(row => partOf[row] != part)];
            int[] held = [.. Enumerable.Range(0, judged.Length).Where(row => partOf[row] == part)];
            var threshold = Best(metric, judged.Take(others), judged.Take(probabilities, others));
            var (heldRows, heldProbabilities) = (judged.Take(held), judged.Take(probabilities, held));
            chosen += Score(metric, heldRows, heldProbabilities, threshold);
            half += Score(metric, heldRows, heldProbabilities, 0.5);
        }

        return chosen > half ? new DecisionRule(judged.PositiveClass, Best(metric, judged, probabilities)) : null;
    }

    /// <summary>Of the thresholds between the rows' own probabilities, the middle of the widest range that is best: its edges are chance.</summary>
    private static double Best(Metric metric, JudgedRows judged, double[] probabilities)
    {
        var sorted = Enumerable.Range(0, judged.Length).Select(row => probabilities[(row * 2) + judged.PositiveClass]).Order().ToArray();
        var steps = Math.Min(Steps, sorted.Length);
        double[] thresholds = [.. Enumerable.Range(0, steps).Select(step => sorted[(int)((long)step * (sorted.Length - 1) / Math.Max(1, steps - 1))]).Append(0.5).Distinct().Order()];
        var scores = Array.ConvertAll(thresholds, threshold => Score(metric, judged, probabilities, threshold));
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

    private static double Score(Metric metric, JudgedRows judged, double[] probabilities, double threshold) =>
        metric.Ranked(metric.Compute(judged.With(judged.Target.AsPredictions(probabilities, new DecisionRule(judged.PositiveClass, threshold)))));
}

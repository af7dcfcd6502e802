using MleDashboard.Core.Metrics;
using MleDashboard.Core.Metrics.Intervals;

namespace MleDashboard.Core.Explanation;

/// <summary>Judges a candidate on rows it had not seen. The same rows and seed give the same figures.</summary>
public static class ModelEvaluator
{
    private const int MaxScatterPoints = 1_000;

    /// <param name="classes">Labels in the order of probabilities; empty for regression.</param>
    /// <param name="baseline">What always giving one answer says about the same rows; null when <paramref name="rows"/> are the baseline's own.</param>
    public static ModelEvaluation Evaluate(ScoredRows rows, IReadOnlyList<string> classes, Predictions? baseline, int seed)
    {
        var evaluation = new ModelEvaluation { Metrics = MetricsOf(rows), Rows = rows.Actual.Length, IsNoBetterThanBaseline = baseline is null };
        if (rows.Actual.Length == 0)
        {
            return evaluation;
        }

        evaluation = evaluation with { Intervals = MetricIntervals.Of(rows, seed) };
        return rows.ProblemType is ProblemType.Regression
            ? OfNumbers(evaluation, rows, baseline, seed)
            : OfClasses(evaluation, rows, classes, baseline, seed);
    }

    /// <summary>Every metric of the problem type that is defined on these rows, in catalog order.</summary>
    public static IReadOnlyDictionary<string, double> MetricsOf(ScoredRows rows) => MetricCatalog.For(rows.ProblemType)
        .Select(metric => (metric.Name, Value: metric.Compute(rows)))
        .Where(score => double.IsFinite(score.Value))
        .ToDictionary(score => score.Name, score => score.Value);

    private static ModelEvaluation OfClasses(ModelEvaluation evaluation, ScoredRows rows, IReadOnlyList<string> classes, Predictions? baseline, int seed)
    {
        // What people count are rows; weights are for the metrics.
        var counts = ConfusionCounts.Of(rows with { Weights = null });
        var certainty = HeadlineCertainty.OfClasses(counts, baseline?.ClassOf(0), seed);
        evaluation = evaluation with
        {
            HeadlineInterval = certainty.Headline,
            GainInterval = certainty.Gain,
            IsNoBetterThanBaseline = certainty.IsNoBetterThanBaseline,
            Reliability = Reliability.Of(rows),
            Threshold = rows.Predicted.Decision is { } rule ? rule.PositiveClass == rows.PositiveClass ? rule.Threshold : 1 - rule.Threshold : null,
            Confusion = new ConfusionMatrix(classes, [.. Enumerable.Range(0, counts.ClassCount)
                .Select(actual => Enumerable.Range(0, counts.ClassCount).Select(predicted => (long)counts[actual, predicted]).ToArray())]),
        };
        if (rows.ProblemType is not ProblemType.Binary)
        {
            return evaluation;
        }

        var ranked = new RankedScores(rows, rows.PositiveClass);
        return ranked.HasBothClasses
            ? evaluation with { Roc = ScoreCurves.Roc(ranked), PrecisionRecall = ScoreCurves.PrecisionRecall(ranked) }
            : evaluation;
    }

    private static ModelEvaluation OfNumbers(ModelEvaluation evaluation, ScoredRows rows, Predictions? baseline, int seed)
    {
        var certainty = HeadlineCertainty.OfNumbers(rows, baseline, seed);
        var n = rows.Actual.Length;
        var shown = Math.Min(n, MaxScatterPoints);
        return evaluation with
        {
            HeadlineInterval = certainty.Headline,
            GainInterval = certainty.Gain,
            IsNoBetterThanBaseline = certainty.IsNoBetterThanBaseline,
            ActualPredicted = [.. Enumerable.Range(0, shown).Select(i => (int)((long)i * n / shown)).Select(row => new CurvePoint(rows.Actual[row], rows.Predicted.Values[row]))],
            Residuals = ResidualHistogram.Of(rows),
        };
    }
}

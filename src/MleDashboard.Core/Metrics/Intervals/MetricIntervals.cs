namespace MleDashboard.Core.Metrics.Intervals;

/// <summary>
/// How far a metric's value on some rows may be from its value on rows without end: 95% intervals of the sampling of the rows, for the same predictions.
/// Decided classes are resampled as cells of the confusion matrix and means as groups of rows, so that the cost hardly grows with the rows.
/// </summary>
public static class MetricIntervals
{
    private static readonly string[] OfRanks = ["roc_auc", "pr_auc"];

    /// <summary>Of every metric of the problem type that is defined on the rows, by name. The same rows and seed give the same intervals.</summary>
    public static IReadOnlyDictionary<string, Interval> Of(ScoredRows rows, int seed) => Of([.. MetricCatalog.For(rows.ProblemType)], rows, seed);

    /// <summary>Null where the metric is not defined on the rows.</summary>
    public static Interval? Of(Metric metric, ScoredRows rows, int seed) => Of([metric], rows, seed).GetValueOrDefault(metric.Name);

    private static Dictionary<string, Interval> Of(IReadOnlyList<Metric> metrics, ScoredRows rows, int seed)
    {
        var defined = rows.Actual.Length < 2 ? [] : metrics.Where(metric => double.IsFinite(metric.Compute(rows))).ToList();
        var found = new Dictionary<string, Interval>();
        foreach (var name in defined.Select(metric => metric.Name).Where(OfRanks.Contains))
        {
            found[name] = name == "roc_auc" ? RocInterval.Of(rows) : PrecisionRecallInterval.Of(rows, seed);
        }

        Add(MeanIntervals.Of([.. defined.Where(MeanIntervals.CanTake)], rows, seed));
        Add(LabelIntervals.Of([.. defined.Where(metric => rows.ProblemType != ProblemType.Regression && !OfRanks.Contains(metric.Name) && !MeanIntervals.CanTake(metric))], rows, seed));
        return found;

        void Add(IEnumerable<KeyValuePair<string, Interval>> intervals)
        {
            foreach (var (name, interval) in intervals)
            {
                found[name] = interval;
            }
        }
    }
}

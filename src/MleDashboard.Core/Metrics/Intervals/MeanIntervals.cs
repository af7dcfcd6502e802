namespace MleDashboard.Core.Metrics.Intervals;

/// <summary>Metrics that are a mean over the rows, or its root: sums over groups of rows are resampled, each row's part worked out once.</summary>
internal static class MeanIntervals
{
    private const int MostGroups = 1_000;

    private static readonly string[] Means = ["log_loss", "brier", "mse", "mae", "mape", "smape", "pinball"];
    private static readonly string[] Roots = ["rmse", "rmsle"];

    public static bool CanTake(Metric metric) => Means.Contains(metric.Name) || Roots.Contains(metric.Name) || metric.Name is "r2" or "median_ae";

    public static IEnumerable<KeyValuePair<string, Interval>> Of(IReadOnlyList<Metric> metrics, ScoredRows rows, int seed)
    {
        var resampled = metrics.Where(metric => metric.Name != "median_ae").ToList();
        var found = new List<KeyValuePair<string, Interval>>();
        if (resampled.Count > 0)
        {
            var groups = Math.Min(rows.Actual.Length, MostGroups);
            var groupOf = PoissonBootstrap.GroupsOf(rows.Actual.Length, groups, seed);
            var statistics = resampled.Select(metric => metric.Name == "r2" ? Explained(rows, groupOf, groups) : Mean(metric, rows, groupOf, groups)).ToArray();
            var intervals = PoissonBootstrap.Intervals([.. Enumerable.Repeat(1.0, groups)], drawn => Array.ConvertAll(statistics, statistic => statistic(drawn)), seed);
            found.AddRange(resampled.Zip(intervals, (metric, interval) => KeyValuePair.Create(metric.Name, interval)));
        }

        if (metrics.FirstOrDefault(metric => metric.Name == "median_ae") is { } median)
        {
            found.Add(KeyValuePair.Create(median.Name, MedianError(rows)));
        }

        return found;
    }

    private static Func<double[], double> Mean(Metric metric, ScoredRows rows, int[] groupOf, int groups)
    {
        var isRoot = Roots.Contains(metric.Name);
        var (sums, weights) = (new double[groups], new double[groups]);
        foreach (var (row, part) in PartsOf(metric, rows).Index().Where(part => double.IsFinite(part.Item)))
        {
            sums[groupOf[row]] += rows.WeightOf(row) * (isRoot ? part * part : part);
            weights[groupOf[row]] += rows.WeightOf(row);
        }

        return drawn =>
        {
            var mean = Sum(drawn, sums) / Sum(drawn, weights);
            return isRoot ? Math.Sqrt(mean) : mean;
        };
    }

    /// <summary>The metric of each row alone; not a number where it leaves the row out.</summary>
    private static IEnumerable<double> PartsOf(Metric metric, ScoredRows rows)
    {
        var width = Math.Max(1, rows.Predicted.ClassCount);
        var (actual, said) = (new double[1], new double[width]);
        var one = rows with { Actual = actual, Predicted = rows.Predicted.ClassCount == 0 ? Predictions.OfNumbers(said) : Predictions.OfProbabilities(said, width), Weights = null };
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            actual[0] = rows.Actual[row];
            rows.Predicted.Values.AsSpan(row * width, width).CopyTo(said);
            yield return metric.Compute(one);
        }
    }

    /// <summary>R squared.</summary>
    private static Func<double[], double> Explained(ScoredRows rows, int[] groupOf, int groups)
    {
        var center = Errors.Mean(rows, (actual, _) => actual);
        var (weights, values, squares, errors) = (new double[groups], new double[groups], new double[groups], new double[groups]);
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            var (group, weight, value, error) = (groupOf[row], rows.WeightOf(row), rows.Actual[row] - center, rows.Actual[row] - rows.Predicted.Values[row]);
            weights[group] += weight;
            values[group] += weight * value;
            squares[group] += weight * value * value;
            errors[group] += weight * error * error;
        }

        return drawn =>
        {
            var mean = Sum(drawn, values) / Sum(drawn, weights);
            return 1 - (Sum(drawn, errors) / (Sum(drawn, squares) - (Sum(drawn, weights) * mean * mean)));
        };
    }

    /// <summary>The errors whose ranks bound a median (the binomial law of how many rows lie below it); no resampling is needed.</summary>
    private static Interval MedianError(ScoredRows rows)
    {
        var errors = rows.Actual.Zip(rows.Predicted.Values, (actual, predicted) => Math.Abs(actual - predicted)).ToArray();
        var weights = Enumerable.Range(0, errors.Length).Select(rows.WeightOf).ToArray();
        var size = weights.Aggregate(default(GroupSize), (sum, weight) => sum.With(weight));
        Array.Sort(errors, weights);
        var reach = 0.98 / Math.Sqrt(size.Count);
        return new Interval(At(0.5 - reach), At(0.5 + reach));

        double At(double share)
        {
            var below = 0.0;
            for (var at = 0; at < errors.Length; at++)
            {
                below += weights[at];
                if (below >= share * size.Weight && weights[at] > 0)
                {
                    return errors[at];
                }
            }

            return errors[^1];
        }
    }

    private static double Sum(double[] drawn, double[] values)
    {
        var sum = 0.0;
        for (var group = 0; group < values.Length; group++)
        {
            sum += drawn[group] * values[group];
        }

        return sum;
    }
}

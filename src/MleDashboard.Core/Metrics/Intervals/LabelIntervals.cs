namespace MleDashboard.Core.Metrics.Intervals;

/// <summary>Metrics that see nothing but the class that was said: rows of one cell of the confusion matrix are alike, so cells are resampled.</summary>
internal static class LabelIntervals
{
    private const double UnseenRows = 0.5;

    public static IEnumerable<KeyValuePair<string, Interval>> Of(IReadOnlyList<Metric> metrics, ScoredRows rows, int seed)
    {
        if (metrics.Count == 0)
        {
            return [];
        }

        var cells = CellsOf(rows);
        var classes = rows.Predicted.ClassCount;
        var said = new double[cells.Count * classes];
        foreach (var (at, cell) in cells.Index())
        {
            said[(at * classes) + cell.Predicted] = 1;
        }

        var units = cells.Select(cell => cell.Size.Unit).ToArray();
        var drawn = new double[units.Length];
        var sample = new ScoredRows(rows.ProblemType, [.. cells.Select(cell => (double)cell.Actual)], Predictions.OfProbabilities(said, classes), rows.PositiveClass) { Weights = drawn };
        var intervals = PoissonBootstrap.Intervals(
            [.. cells.Select(cell => cell.Size.Count)],
            counts =>
            {
                for (var cell = 0; cell < drawn.Length; cell++)
                {
                    drawn[cell] = counts[cell] * units[cell];
                }

                return [.. metrics.Select(metric => metric.Compute(sample))];
            },
            seed);
        return metrics.Zip(intervals, (metric, interval) => KeyValuePair.Create(metric.Name, interval));
    }

    /// <summary>A mistake that was not made among these rows may be made among others: half a row for each actual class, spread over the classes it was never taken for (Jeffreys' prior).</summary>
    private static List<(int Actual, int Predicted, GroupSize Size)> CellsOf(ScoredRows rows)
    {
        var sizes = new SortedDictionary<(int Actual, int Predicted), GroupSize>();
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            var cell = ((int)rows.Actual[row], rows.Predicted.ClassOf(row));
            sizes[cell] = sizes.GetValueOrDefault(cell).With(rows.WeightOf(row));
        }

        var cells = sizes.Where(cell => cell.Value.Weight > 0).Select(cell => (cell.Key.Actual, cell.Key.Predicted, Size: cell.Value)).ToList();
        var said = cells.Select(cell => cell.Predicted).Distinct().Order().ToArray();
        foreach (var actual in cells.GroupBy(cell => cell.Actual).ToList())
        {
            var whole = actual.Aggregate(default(GroupSize), (sum, cell) => new GroupSize(sum.Weight + cell.Size.Weight, sum.Squares + cell.Size.Squares));
            int[] absent = [.. said.Except(actual.Select(cell => cell.Predicted))];
            cells.AddRange(absent.Select(predicted => (actual.Key, predicted, GroupSize.Of(UnseenRows / absent.Length, whole.Unit))));
        }

        return cells;
    }
}

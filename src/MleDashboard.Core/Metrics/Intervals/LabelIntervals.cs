namespace MleDashboard.Core.Metrics.Intervals;

/// <summary>Metrics that see nothing but the class that was said: rows of one cell of the confusion matrix are alike, so cells are resampled.</summary>
internal static class LabelIntervals
{
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

    private static List<(int Actual, int Predicted, GroupSize Size)> CellsOf(ScoredRows rows)
    {
        var sizes = new Dictionary<(int Actual, int Predicted), GroupSize>();
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            var cell = ((int)rows.Actual[row], rows.Predicted.ClassOf(row));
            sizes[cell] = sizes.GetValueOrDefault(cell).With(rows.WeightOf(row));
        }

        return [.. sizes.Where(cell => cell.Value.Weight > 0).OrderBy(cell => cell.Key).Select(cell => (cell.Key.Actual, cell.Key.Predicted, cell.Value))];
    }
}

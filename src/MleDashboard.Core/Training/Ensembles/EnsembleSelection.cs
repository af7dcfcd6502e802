using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Ensembles;

/// <summary>Ranks averages of predictions by the build's metric; equal scores (accuracy has many) by log loss or RMSE. Large tables are judged by a sample of their rows.</summary>
internal sealed class EnsembleSelection(Metric metric, TargetValues actual, int positiveClass)
{
    private const int MostRows = 50_000;
    private const double TieBreak = 1e-4;

    public double[] Choose(IReadOnlyList<double[]> outputs, int seed, CancellationToken cancellationToken)
    {
        var target = actual;
        if (actual.Length > MostRows)
        {
            var rows = Enumerable.Range(0, actual.Length).ToArray();
            new Random(seed).Shuffle(rows);
            rows = rows[..MostRows];
            target = actual.Take(rows);
            var width = actual.OutputCount;
            outputs = [.. outputs.Select(all => rows.SelectMany(row => all.AsSpan(row * width, width).ToArray()).ToArray())];
        }

        var second = MetricCatalog.Find(actual.ProblemType == ProblemType.Regression ? "rmse" : "log_loss")!;
        return WeightedEnsemble.Choose(outputs, average =>
        {
            var rows = new ScoredRows(target.ProblemType, target.Values, target.AsPredictions(average), Math.Max(0, positiveClass));
            var score = metric.Ranked(metric.Compute(rows));
            return second.Name == metric.Name ? score : score + (TieBreak * second.Ranked(second.Compute(rows)));
        }, cancellationToken);
    }
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;

namespace MleDashboard.Web.Features.Models;

/// <summary>What the Analyze tab shows, as tables to download: the same numbers, not rounded.</summary>
internal static class ModelTables
{
    /// <summary>The ten columns every leaderboard has, the 95% intervals of the scores, then the other metrics, then why a model failed.</summary>
    public static Table Leaderboard(Leaderboard board)
    {
        var entries = board.Entries;
        List<ColumnData> columns =
        [
            Texts("model", entries, entry => entry.Model),
            Numbers("score_val", entries, entry => entry.ScoreVal),
            Numbers("score_test", entries, entry => entry.ScoreTest),
            Numbers("pred_time_val", entries, entry => entry.PredTimeVal),
            Numbers("fit_time", entries, entry => entry.FitTime),
            Numbers("pred_time_val_marginal", entries, entry => entry.PredTimeValMarginal),
            Numbers("fit_time_marginal", entries, entry => entry.FitTimeMarginal),
            Numbers("stack_level", entries, entry => entry.StackLevel),
            Texts("can_infer", entries, entry => entry.CanInfer ? "true" : "false"),
            Numbers("fit_order", entries, entry => entry.FitOrder),
            Numbers("score_val_low", entries, entry => entry.ScoreValInterval?.Low),
            Numbers("score_val_high", entries, entry => entry.ScoreValInterval?.High),
            Numbers("score_test_low", entries, entry => entry.ScoreTestInterval?.Low),
            Numbers("score_test_high", entries, entry => entry.ScoreTestInterval?.High),
        ];
        columns.AddRange(entries.SelectMany(entry => entry.Metrics.Keys).Distinct().Order(StringComparer.Ordinal)
            .Select(metric => Numbers($"test_{metric}", entries, entry => LeaderboardRows.Value(entry, metric))));
        columns.Add(Texts("metric", entries, _ => board.Metric));
        columns.Add(Texts("failure", entries, entry => entry.Failure));
        return new Table(columns);
    }

    /// <returns>Shares of all columns, or the curve of <paramref name="column"/>; null when there is none.</returns>
    public static Table? Impact(ModelReport report, string candidate, string? column)
    {
        if (!report.Impacts.TryGetValue(candidate, out var impacts))
        {
            return null;
        }

        if (column is null)
        {
            return new Table([Texts("column", impacts, impact => impact.Column), Numbers("share", impacts, impact => impact.Share)]);
        }

        return impacts.FirstOrDefault(impact => impact.Column == column)?.Curve is { } curve
            ? new Table(
            [
                Texts("value", curve.Labels, label => label),
                new NumericColumn("mean", [.. curve.Mean]),
                new NumericColumn("percentile_10", [.. curve.Low]),
                new NumericColumn("percentile_90", [.. curve.High]),
            ])
            : null;
    }

    public static Table? Chart(string chart, ModelEvaluation evaluation) => chart switch
    {
        "confusion" when evaluation.Confusion is { } confusion => Confusion(confusion),
        "roc" when evaluation.Roc is { } roc => Points(roc, "false_positive_rate", "true_positive_rate"),
        "precision-recall" when evaluation.PrecisionRecall is { } curve => Points(curve, "recall", "precision"),
        "metrics" => Metrics(evaluation),
        "reliability" when evaluation.Reliability is { Bins: var bins } => new Table(
        [
            Numbers("low", bins, bin => bin.Low),
            Numbers("high", bins, bin => bin.High),
            Numbers("rows", bins, bin => bin.Rows),
            Numbers("said", bins, bin => bin.Said),
            Numbers("happened", bins, bin => bin.Happened),
        ]),
        "actual-predicted" when evaluation.ActualPredicted is { } pairs => new Table([Numbers("actual", pairs, pair => pair.X), Numbers("predicted", pairs, pair => pair.Y)]),
        "residuals" when evaluation.Residuals is { } bins => new Table([Numbers("low", bins, bin => bin.Low), Numbers("high", bins, bin => bin.High), Numbers("rows", bins, bin => bin.Count)]),
        _ => null,
    };

    public static Table? LearningCurve(ModelReport report) => report.LearningCurve is { } curve
        ? new Table([Numbers("rows", curve.Points, point => point.Rows), Numbers(curve.Metric, curve.Points, point => point.Score)])
        : null;

    private static Table Metrics(ModelEvaluation evaluation)
    {
        var metrics = evaluation.Metrics.ToList();
        return new Table(
        [
            Texts("metric", metrics, metric => metric.Key),
            Numbers("value", metrics, metric => metric.Value),
            Numbers("low", metrics, metric => evaluation.Intervals.GetValueOrDefault(metric.Key)?.Low),
            Numbers("high", metrics, metric => evaluation.Intervals.GetValueOrDefault(metric.Key)?.High),
        ]);
    }

    private static Table Confusion(ConfusionMatrix confusion)
    {
        var cells = confusion.Classes.SelectMany((_, a) => confusion.Classes.Select((_, p) => (Actual: a, Predicted: p))).ToList();
        return new Table(
        [
            Texts("actual", cells, cell => confusion.Classes[cell.Actual]),
            Texts("predicted", cells, cell => confusion.Classes[cell.Predicted]),
            Numbers("rows", cells, cell => confusion.Counts[cell.Actual][cell.Predicted]),
        ]);
    }

    private static Table Points(IReadOnlyList<CurvePoint> points, string x, string y) => new(
    [
        Numbers(x, points, point => point.X),
        Numbers(y, points, point => point.Y),
        Numbers("threshold", points, point => point.Threshold is { } threshold && double.IsFinite(threshold) ? threshold : null),
    ]);

    private static TextColumn Texts<T>(string name, IReadOnlyList<T> items, Func<T, string?> value) => new(name, [.. items.Select(value)], ColumnType.Text);

    private static NumericColumn Numbers<T>(string name, IReadOnlyList<T> items, Func<T, double?> value) => new(name, [.. items.Select(item => value(item) ?? double.NaN)]);
}

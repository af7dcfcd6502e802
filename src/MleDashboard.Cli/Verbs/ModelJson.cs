using MleDashboard.Core.Explanation;
using MleDashboard.Core.Explanation.LearningCurves;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Cli.Verbs;

/// <summary>The shapes of results that several verbs print. Names of leaderboard columns are AutoGluon's; scores keep their metric's own direction.</summary>
internal static class ModelJson
{
    public static object Row(LeaderboardEntry entry, string metric, double? predTimeTest = null) => new
    {
        model = entry.Model,
        score_test = entry.ScoreTest,
        score_val = entry.ScoreVal,
        score_test_interval = Pair(entry.ScoreTestInterval),
        score_val_interval = Pair(entry.ScoreValInterval),
        eval_metric = metric,
        pred_time_test = predTimeTest,
        pred_time_val = entry.PredTimeVal,
        fit_time = entry.FitTime,
        pred_time_val_marginal = entry.PredTimeValMarginal,
        fit_time_marginal = entry.FitTimeMarginal,
        stack_level = entry.StackLevel,
        can_infer = entry.CanInfer,
        fit_order = entry.FitOrder,
        failure = entry.Failure,
        note = entry.Note,
        metrics = entry.Metrics,
    };

    /// <summary>[low, high] of a 95% interval.</summary>
    public static double[]? Pair(Interval? interval) => interval is null ? null : [interval.Low, interval.High];

    public static object? Curve(LearningCurve? curve) => curve is null ? null : new
    {
        sentence = curve.Sentence,
        verdict = curve.Verdict,
        metric = curve.Metric,
        points = curve.Points.Select(point => new { rows = point.Rows, score = point.Score }),
        gain_interval = Pair(curve.Gain),
    };

    /// <summary>The leaderboard as a table for people.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<LeaderboardEntry> entries)
    {
        var width = Math.Max(5, entries.Max(entry => entry.Model.Length));
        yield return $"{"model".PadRight(width)}  {"score_test",10}  {"±",8}  {"score_val",10}  {"pred_time_val",13}  {"fit_time",9}  {"stack_level",11}  {"fit_order",9}";
        foreach (var entry in entries)
        {
            yield return entry.Failure is { } failure
                ? $"{entry.Model.PadRight(width)}  {failure}"
                : string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{entry.Model.PadRight(width)}  {entry.ScoreTest,10:0.0000}  {HalfWidth(entry.ScoreTestInterval),8:0.0000}  {entry.ScoreVal,10:0.0000}  {entry.PredTimeVal,13:0.000}  {entry.FitTime,9:0.00}  {entry.StackLevel,11}  {entry.FitOrder,9}{(entry.Note is { } note ? $"  {note}" : "")}");
        }
    }

    public static IEnumerable<string> Lines(ModelEvaluation evaluation) => evaluation.Metrics.Select(metric => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{metric.Key,-18} {metric.Value:0.0000}{(evaluation.Intervals.TryGetValue(metric.Key, out var interval) ? $"  {interval.Low:0.0000} to {interval.High:0.0000}" : "")}"));

    private static double? HalfWidth(Interval? interval) => interval is null ? null : (interval.High - interval.Low) / 2;
}

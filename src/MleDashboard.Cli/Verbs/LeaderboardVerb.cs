using System.CommandLine;
using System.Diagnostics;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Metrics.Intervals;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle leaderboard --model DIR [--data FILE]</c></summary>
internal static class LeaderboardVerb
{
    public static Command Create(CliHost host)
    {
        var model = ModelOptions.Folder();
        var data = new Option<string?>("--data") { Description = "File with actual values: score_test and pred_time_test are of it, and the best on it comes first." };
        var reading = new ReadingOptions();
        var command = new Command("leaderboard", "List the candidates of a model, best first.") { model, data };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(data) is not { } path)
            {
                var loaded = TrainedModel.Load(parsed.GetRequiredValue(model));
                if (!loaded.IsOk)
                {
                    return host.Fail(parsed, loaded.Error);
                }

                using var stored = loaded.Value;
                return Print(host, parsed, stored.Leaderboard, []);
            }

            var opened = await ModelTable.OpenAsync(host, parsed.GetRequiredValue(model), path, reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            using var input = opened.Value;
            var rows = await EvaluateVerb.ReadAsync(host, input.Model, input.Table, cancellationToken);
            return rows.IsOk ? PrintScored(host, parsed, input.Model, rows.Value) : host.Fail(parsed, rows.Error);
        });
        return command;
    }

    private static int PrintScored(CliHost host, ParseResult parsed, TrainedModel model, LabelledRows rows)
    {
        var metric = MetricCatalog.Find(model.Leaderboard.Metric)!;
        var times = new Dictionary<string, double>();
        var entries = new List<LeaderboardEntry>();
        foreach (var entry in model.Leaderboard.Entries)
        {
            if (!model.Candidates.Contains(entry.Model))
            {
                entries.Add(entry);
                continue;
            }

            // Reading its files is not predicting.
            model.Prepare(entry.Model);
            var started = Stopwatch.GetTimestamp();
            var scored = rows.Scored(model, model.Predict(rows.Rows, entry.Model));
            times[entry.Model] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var score = metric.Compute(scored);
            entries.Add(entry with { ScoreTest = double.IsFinite(score) ? score : null, ScoreTestInterval = MetricIntervals.Of(metric, scored, model.Settings.Seed), Metrics = ModelEvaluator.MetricsOf(scored) });
        }

        return Print(host, parsed, model.Leaderboard with
        {
            Entries = [.. entries.OrderByDescending(entry => entry.Failure is null && entry.ScoreTest is { } score ? metric.Ranked(score) : double.NegativeInfinity)],
        }, times);
    }

    private static int Print(CliHost host, ParseResult parsed, Leaderboard leaderboard, Dictionary<string, double> times) => host.Succeed(
        parsed,
        new
        {
            eval_metric = leaderboard.Metric,
            higher_is_better = leaderboard.HigherIsBetter,
            leaderboard = leaderboard.Entries.Select(entry => ModelJson.Row(entry, leaderboard.Metric, times.TryGetValue(entry.Model, out var seconds) ? seconds : null)),
        },
        [$"{leaderboard.Metric}, {(leaderboard.HigherIsBetter ? "higher" : "lower")} is better", .. ModelJson.Lines(leaderboard.Entries)]);
}

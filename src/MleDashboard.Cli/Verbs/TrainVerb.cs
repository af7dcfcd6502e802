using System.CommandLine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Checks;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle train FILE --target COLUMN --model DIR</c></summary>
internal static class TrainVerb
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("file") { Description = "Training table: CSV, TSV, JSON lines, Parquet or XLSX." };
        var folder = new Option<string>("--model") { Description = "Model folder to make; an older model in it is replaced.", Required = true };
        var earlier = new Option<string?>("--continue") { Description = "A finished model of the same table and settings, times and numbers of candidates aside: what it fitted is not fitted again." };
        var test = new Option<string?>("--test") { Description = "File to evaluate the model on afterwards." };
        var reading = new ReadingOptions();
        var experiment = new ExperimentOptions();
        var command = new Command("train", "Build a model that predicts a column.") { file, folder, earlier, test };
        experiment.AddTo(command);
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = Path.GetFullPath(parsed.GetRequiredValue(folder));
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, "manifest.json")))
            {
                return host.Fail(parsed, new FolderHoldsOtherThings(target));
            }

            var opened = await TableFile.OpenAsync(host, parsed.GetRequiredValue(file), reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            var settings = experiment.From(parsed);
            var table = await host.Get<ITableReader>().ReadAsync(opened.Value.ParquetPath, opened.Value.Schema, null, cancellationToken);

            foreach (var finding in DataChecks.Run(table, settings).Where(finding => finding.Severity == FindingSeverity.Warning))
            {
                host.Note(ValidateVerb.LineOf(finding));
            }

            var fits = host.NewScratchFolder();
            if (parsed.GetValue(earlier) is { } model && TakeFits(host, model, fits) is { } refusal)
            {
                return host.Fail(parsed, refusal);
            }

            // Beside its place, so that the last step is a rename on one disk.
            var building = $"{target}.{Path.GetRandomFileName()}";
            try
            {
                var built = await host.Get<ModelBuilder>().BuildAsync(table, settings, building, new StderrObserver(host), fits, CancellationToken.None, cancellationToken);
                if (!built.IsOk)
                {
                    return host.Fail(parsed, built.Error);
                }

                FinishedFits.Keep(fits, building, default);
                Replace(building, target);
                return await FinishAsync(host, parsed, built.Value, target, parsed.GetValue(test), reading, cancellationToken);
            }
            finally
            {
                if (Directory.Exists(building))
                {
                    Directory.Delete(building, recursive: true);
                }
            }
        });
        return command;
    }

    private static Error? TakeFits(CliHost host, string model, string fits)
    {
        var loaded = TrainedModel.Load(model);
        if (!loaded.IsOk)
        {
            return loaded.Error;
        }

        loaded.Value.Dispose();
        host.Note(FinishedFits.Take(model, fits, default) is > 0 and var count
            ? $"     Models of '{model}' that need not be fitted again, if table and settings are the same: {count}."
            : $"     Nothing of '{model}' can be used again: all is fitted anew.");
        return null;
    }

    private static void Replace(string building, string target)
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.Move(building, target);
    }

    private static async Task<int> FinishAsync(CliHost host, ParseResult parsed, BuiltModel built, string folder, string? testPath, ReadingOptions reading, CancellationToken cancellationToken)
    {
        EvaluateVerb.Judgement? judged = null;
        if (testPath is not null)
        {
            var opened = await ModelTable.OpenAsync(host, folder, testPath, reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            using var input = opened.Value;
            var result = await EvaluateVerb.JudgeAsync(host, input.Model, input.Table, input.Model.BestModel, cancellationToken);
            if (!result.IsOk)
            {
                return host.Fail(parsed, result.Error);
            }

            judged = result.Value;
        }

        var report = built.Report;
        var verdict = judged?.Verdict ?? report.VerdictOf(report.BestModel);
        return host.Succeed(
            parsed,
            new
            {
                model = folder,
                best_model = report.BestModel,
                target = report.Target,
                problem_type = report.ProblemType.ToString().ToLowerInvariant(),
                eval_metric = report.Leaderboard.Metric,
                score_val = built.BestEntry.ScoreVal,
                score_test = built.BestEntry.ScoreTest,
                score_val_interval = ModelJson.Pair(built.BestEntry.ScoreValInterval),
                score_test_interval = ModelJson.Pair(built.BestEntry.ScoreTestInterval),
                train_rows = report.TrainRows,
                seconds = Math.Round(report.Seconds, 3),
                is_partial = report.IsPartial,
                is_no_better_than_baseline = verdict.IsNoBetterThanBaseline,
                headline = verdict.Headline,
                warning = verdict.Warning,
                leaderboard = report.Leaderboard.Entries.Select(entry => ModelJson.Row(entry, report.Leaderboard.Metric)),
                column_impact = report.Impacts.GetValueOrDefault(report.BestModel)?.Select(impact => new { column = impact.Column, share = Math.Round(impact.Share, 6) }),
                learning_curve = ModelJson.Curve(report.LearningCurve),
                feature_notes = report.FeatureNotes,
                test = judged?.ToJson(),
            },
            [
                .. ModelJson.Lines(report.Leaderboard.Entries),
                "",
                verdict.Headline,
                .. new[] { verdict.Confidence, verdict.Warning, report.LearningCurve?.Sentence }.OfType<string>(),
                $"{report.Seconds:0.0} s, {folder}",
            ]);
    }

    private sealed class StderrObserver(CliHost host) : IExperimentObserver
    {
        public void Planned(IReadOnlyList<string> stages)
        {
        }

        public void Progressed(string stage, double fraction, string? detail) => host.Report(stage, fraction);

        public void CandidateFinished(LeaderboardEntry entry) => host.Note(entry.Failure is { } failure
            ? $"     {entry.Model}: {failure}"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"     {entry.Model}: {entry.ScoreVal:0.0000} in {entry.FitTime:0.0} s"));

        public void Logged(string line) => host.Note($"     {line}");
    }

    private sealed record FolderHoldsOtherThings(string Folder) : Error($"'{Folder}' holds files that are not a model. Choose an empty or new folder.");
}

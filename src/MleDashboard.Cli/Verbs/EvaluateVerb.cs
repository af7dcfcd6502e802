using System.CommandLine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle evaluate --model DIR --data FILE</c></summary>
internal static class EvaluateVerb
{
    public static Command Create(CliHost host)
    {
        var model = ModelOptions.Folder();
        var data = new Option<string>("--data") { Description = "File with the model's columns and the target's actual values.", Required = true };
        var candidate = ModelOptions.Candidate();
        var reading = new ReadingOptions();
        var command = new Command("evaluate", "Compare a model's predictions of a file with its actual values.") { model, data, candidate };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await ModelTable.OpenAsync(host, parsed.GetRequiredValue(model), parsed.GetRequiredValue(data), reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            using var input = opened.Value;
            var name = parsed.GetValue(candidate) ?? input.Model.BestModel;
            if (ModelOptions.Refusal(input.Model, name) is { } refusal)
            {
                return host.Fail(parsed, refusal);
            }

            var judged = await JudgeAsync(host, input.Model, input.Table, name, cancellationToken);
            if (!judged.IsOk)
            {
                return host.Fail(parsed, judged.Error);
            }

            var result = judged.Value;
            return host.Succeed(parsed, result.ToJson(), [.. ModelJson.Lines(result.Evaluation), result.Verdict.Headline, .. new[] { result.Verdict.Confidence, result.Verdict.Warning }.OfType<string>()]);
        });
        return command;
    }

    /// <summary>Judges <paramref name="candidate"/> on <paramref name="table"/> beside the baseline.</summary>
    public static async Task<Result<Judgement>> JudgeAsync(CliHost host, TrainedModel model, TableFile table, string candidate, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(host, model, table, cancellationToken);
        if (!read.IsOk)
        {
            return read.Error;
        }

        var rows = read.Value;
        var always = model.Predict(rows.Rows, ModelReport.BaselineName);
        var baseline = ModelEvaluator.Evaluate(rows.Scored(model, always), model.Classes, null, model.Settings.Seed);
        var evaluation = candidate == ModelReport.BaselineName
            ? baseline
            : ModelEvaluator.Evaluate(rows.Scored(model, model.Predict(rows.Rows, candidate)), model.Classes, always, model.Settings.Seed);
        return new Judgement(candidate, evaluation, baseline, ModelVerdict.Of(model.Target, model.ProblemType, evaluation, baseline), rows.LeftOut);
    }

    public static async Task<Result<LabelledRows>> ReadAsync(CliHost host, TrainedModel model, TableFile table, CancellationToken cancellationToken)
    {
        if (table.Schema.Find(model.Target) is null)
        {
            return new TargetNotInTable(model.Target);
        }

        string[] columns = [.. model.InputSchema.Columns.Select(column => column.Name), model.Target];
        return LabelledRows.Of(model, await host.Get<ITableReader>().ReadAsync(table.ParquetPath, table.Schema, columns, cancellationToken));
    }

    public sealed record Judgement(string Candidate, ModelEvaluation Evaluation, ModelEvaluation Baseline, ModelVerdict Verdict, int LeftOut)
    {
        public object ToJson() => new
        {
            metrics = Evaluation.Metrics,
            model = Candidate,
            rows = Evaluation.Rows,
            left_out_rows = LeftOut,
            interval_95 = Evaluation.HeadlineInterval,
            intervals = Evaluation.Intervals.ToDictionary(interval => interval.Key, interval => ModelJson.Pair(interval.Value)),
            threshold = Evaluation.Threshold,
            calibration_error = Evaluation.Reliability?.Error,
            confusion_matrix = Evaluation.Confusion,
            baseline_metrics = Baseline.Metrics,
            is_no_better_than_baseline = Verdict.IsNoBetterThanBaseline,
            headline = Verdict.Headline,
            warning = Verdict.Warning,
        };
    }
}

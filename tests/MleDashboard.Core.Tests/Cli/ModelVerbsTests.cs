using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Tests.Cli;

public sealed class ModelVerbsTests(StayFiles files) : IClassFixture<StayFiles>
{
    private const string ShortTable = "lead_time,nights,deposit,room\n250,2,Non Refund,A\n3,4,Voucher,C\n";

    [Fact]
    public void Train_Json_SaysWhatWasBuilt()
    {
        var built = files.Built!;

        Assert.Equal((0, ""), (built.ExitCode, built.ExitCode == 0 ? "" : built.Progress));
        var json = built.Json;
        Assert.Equal(("LightGBM", "binary", "roc_auc"), (Text(json, "best_model"), Text(json, "problem_type"), Text(json, "eval_metric")));
        Assert.Equal(400, json.GetProperty("train_rows").GetInt32());
        Assert.True(json.GetProperty("test").GetProperty("metrics").GetProperty("accuracy").GetDouble() > 0.85);
        Assert.Contains("always answering 0 would be right", Text(json, "headline"), StringComparison.Ordinal);
        Assert.Equal(["LightGBM", "Baseline"], json.GetProperty("leaderboard").EnumerateArray().Select(row => Text(row, "model")));
        Assert.DoesNotContain(json.GetProperty("column_impact").EnumerateArray(), impact => Text(impact, "column") is "price" or "noise");
        Assert.Contains("LightGBM", built.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_Json_HasTheNamedMetrics()
    {
        var run = await MleRun.Of("evaluate", "--model", files.Model, "--data", files.Test, "--json");

        Assert.Equal(0, run.ExitCode);
        var metrics = run.Json.GetProperty("metrics");
        Assert.All(["accuracy", "balanced_accuracy", "f1", "precision", "recall", "roc_auc", "log_loss", "mcc"], name => Assert.True(double.IsFinite(metrics.GetProperty(name).GetDouble())));
        Assert.Equal((200, 0), (run.Json.GetProperty("rows").GetInt32(), run.Json.GetProperty("left_out_rows").GetInt32()));
        Assert.Equal(files.Built!.Json.GetProperty("test").GetProperty("metrics").GetRawText(), metrics.GetRawText());
    }

    [Fact]
    public async Task Evaluate_Regression_HasItsMetrics()
    {
        var model = Path.Combine(files.Folder, "price-model");
        var built = await MleRun.Of("train", files.Train, "--target", "price", "--learners", "LightGBM", "--model", model, "--json");
        Assert.Equal(0, built.ExitCode);

        var metrics = (await MleRun.Of("evaluate", "--model", model, "--data", files.Test, "--json")).Json.GetProperty("metrics");

        Assert.All(["rmse", "mae", "r2"], name => Assert.True(double.IsFinite(metrics.GetProperty(name).GetDouble())));
        Assert.True(metrics.GetProperty("r2").GetDouble() > 0.9);
    }

    [Fact]
    public async Task Evaluate_RowsWithoutAKnownAnswer_AreLeftOutAndCounted()
    {
        var lines = await File.ReadAllLinesAsync(files.Test, TestContext.Current.CancellationToken);
        var data = files.Write("gaps.csv", string.Join('\n', lines.Take(21).Select((line, row) => row is 3 or 4 ? line[..(line.LastIndexOf(',') + 1)] : line)));

        var run = await MleRun.Of("evaluate", "--model", files.Model, "--data", data, "--json");

        Assert.Equal((18, 2), (run.Json.GetProperty("rows").GetInt32(), run.Json.GetProperty("left_out_rows").GetInt32()));
    }

    [Fact]
    public async Task Leaderboard_WithData_HasScoresAndTimesOfTheFile()
    {
        var run = await MleRun.Of("leaderboard", "--model", files.Model, "--data", files.Test, "--json");

        Assert.Equal(0, run.ExitCode);
        var rows = run.Json.GetProperty("leaderboard").EnumerateArray().ToArray();
        Assert.Equal(["LightGBM", "Baseline"], rows.Select(row => Text(row, "model")));
        Assert.Equal(0.5, rows[1].GetProperty("score_test").GetDouble(), 9);
        Assert.Equal(files.Built!.Json.GetProperty("test").GetProperty("metrics").GetProperty("roc_auc").GetDouble(), rows[0].GetProperty("score_test").GetDouble(), 9);
        Assert.All(
            ["score_val", "pred_time_test", "pred_time_val", "fit_time", "pred_time_val_marginal", "fit_time_marginal", "stack_level", "can_infer", "fit_order"],
            column => Assert.NotEqual(JsonValueKind.Null, rows[0].GetProperty(column).ValueKind));
    }

    [Fact]
    public async Task Predict_Csv_StartsWithThePredictionAndKeepsOrder()
    {
        var output = Path.Combine(files.Folder, "predictions.csv");

        var run = await MleRun.Of("predict", "--model", files.Model, "--data", files.Test, "--out", output, "--json");

        Assert.Equal((0, 200), (run.ExitCode, run.Json.GetProperty("rows").GetInt32()));
        var lines = await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken);
        Assert.StartsWith("prediction,P(cancelled=1),P(cancelled=0),lead_time,", lines[0], StringComparison.Ordinal);
        Assert.Equal(201, lines.Length);
        var leadTimes = (await File.ReadAllLinesAsync(files.Test, TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')[0]);
        Assert.Equal(leadTimes, lines.Skip(1).Select(line => line.Split(',')[3]));
    }

    [Fact]
    public async Task Predict_ShortFileWithUnseenCategoryAndOtherColumns_Works()
    {
        var output = Path.Combine(files.Folder, "short.parquet");

        // Two rows: every number looks like a label or a yes and no, and 'Voucher' was never seen.
        var run = await MleRun.Of("predict", "--model", files.Model, "--data", files.Write("short.csv", ShortTable), "--out", output, "--json");

        Assert.Equal((0, 2), (run.ExitCode, run.Json.GetProperty("rows").GetInt32()));
        var result = await new ParquetTableReader().ReadAsync(
            output, new([new("prediction", Core.Datasets.ColumnType.Categorical)]), null, TestContext.Current.CancellationToken);
        Assert.Equal(["1", "0"], Enumerable.Range(0, 2).Select(row => result.Columns[0].TextAt(row)));
    }

    [Fact]
    public async Task Train_Again_ReplacesTheModelAndRepeatsItsFigures()
    {
        var model = Path.Combine(files.Folder, "twice");
        string[] args = ["train", files.Train, "--target", "room", "--ignore", "price", "--learners", "LightGBM", "--max-candidates", "1", "--model", model, "--json"];

        var first = await MleRun.Of(args);
        var second = await MleRun.Of(args);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(first.Json.GetProperty("score_val").GetDouble(), second.Json.GetProperty("score_val").GetDouble());
        Assert.Equal(first.Json.GetProperty("column_impact").GetRawText(), second.Json.GetProperty("column_impact").GetRawText());
    }

    [Fact]
    public async Task Train_ContinuesAModel_FitsOnlyWhatIsNew()
    {
        var model = Path.Combine(files.Folder, "longer");

        var run = await MleRun.Of("train", files.Train, "--target", "cancelled", "--ignore", "price,noise", "--learners", "LightGBM", "--max-candidates", "2", "--seed", "5", "--continue", files.Model, "--model", model, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("that need not be fitted again, if table and settings are the same: 1.", run.Progress, StringComparison.Ordinal);
        Assert.Equal(ScoreOf(files.Built!.Json), ScoreOf(run.Json));
        Assert.Contains(run.Json.GetProperty("leaderboard").EnumerateArray(), entry => Text(entry, "model") == "LightGBM_XT");

        static double ScoreOf(System.Text.Json.JsonElement json) =>
            json.GetProperty("leaderboard").EnumerateArray().First(entry => Text(entry, "model") == "LightGBM").GetProperty("score_val").GetDouble();
    }

    [Fact]
    public async Task Train_ContinuesWhatIsNoModel_SaysSo()
    {
        var run = await MleRun.Of("train", files.Train, "--target", "cancelled", "--continue", files.Folder, "--model", Path.Combine(files.Folder, "none"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(files.Folder, run.Progress, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(files.Folder, "none")));
    }

    [Fact]
    public void Train_Json_HasIntervalsAndTheLearningCurve()
    {
        var json = files.Built!.Json;

        var interval = json.GetProperty("score_val_interval");
        Assert.InRange(json.GetProperty("score_val").GetDouble(), interval[0].GetDouble(), interval[1].GetDouble());
        Assert.Equal(interval.GetRawText(), json.GetProperty("leaderboard")[0].GetProperty("score_val_interval").GetRawText());
        Assert.Equal(3, json.GetProperty("learning_curve").GetProperty("points").GetArrayLength());
        Assert.StartsWith("With half of the rows a quick model's area under the ROC curve was", Text(json.GetProperty("learning_curve"), "sentence"), StringComparison.Ordinal);
        var judged = json.GetProperty("test").GetProperty("intervals").GetProperty("f1");
        Assert.InRange(json.GetProperty("test").GetProperty("metrics").GetProperty("f1").GetDouble(), judged[0].GetDouble(), judged[1].GetDouble());
    }

    [Fact]
    public async Task Train_EverySetting_ReachesTheModel()
    {
        var model = Path.Combine(files.Folder, "settings");

        var run = await MleRun.Of(
            "train", files.Train, "--target", "price", "--learners", "LightGBM", "--max-candidates", "1", "--model", model, "--json", "--quantile", "0.8", "--group-by", "room",
            "--weight-by", "nights", "--folds", "3", "--max-trial-time", "20", "--monotone", "lead_time:+1", "--monotone", "noise:-1", "--max-ms-per-row", "50", "--small");

        Assert.True(run.ExitCode == 0, run.Progress);
        using var trained = Core.Training.Trained.TrainedModel.Load(model).Value!;
        var settings = trained.Settings;
        Assert.Equal(("room", "nights", 3, 0.8, 50.0), (settings.GroupBy, settings.WeightBy, settings.Folds, settings.Quantile, settings.MaxMillisecondsPerRow));
        Assert.Equal((TimeSpan.FromSeconds(20), true, false), (settings.MaxTrialTime, settings.IsSmall, settings.IsTuned));
        Assert.Equal([("lead_time", 1), ("noise", -1)], settings.Monotone.Select(column => (column.Key, column.Value)).Order());
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

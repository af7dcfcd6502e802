using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Bench.Training;

/// <summary>
/// Builds on every NAME.train.csv of a folder with a manifest.json ([{"name", "target", "task"}]) and judges on NAME.test.csv:
/// <c>train FOLDER [preset] [seconds] [NAME,NAME]</c>. FOLDER may come from MLE_BENCH_DATA. All rows of the training file are trained on.
/// </summary>
internal static class TrainBench
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var folder = args.Count > 0 ? args[0] : Environment.GetEnvironmentVariable("MLE_BENCH_DATA");
        if (folder is null || !File.Exists(Path.Combine(folder, "manifest.json")))
        {
            await Console.Error.WriteLineAsync("Name a folder that has a manifest.json, or set MLE_BENCH_DATA.");
            return 2;
        }

        var preset = args.Count > 1 ? Enum.Parse<BuildPreset>(args[1], ignoreCase: true) : BuildPreset.Quick;
        TimeSpan? limit = args.Count > 2 ? TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture)) : null;
        string[]? names = args.Count > 3 ? args[3].Split(',') : null;
        Console.WriteLine($"{preset}, {(limit is null ? "the preset's own time limit" : $"{limit.Value.TotalSeconds} s at most")}, {Environment.ProcessorCount} cores");
        Console.WriteLine("| table | rows | said before | seconds | best | metrics on the test file | rows/s |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "manifest.json")));
        foreach (var entry in manifest.RootElement.EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            if (names is null || names.Contains(name))
            {
                Console.WriteLine(await MeasureAsync(folder, name, entry.GetProperty("target").GetString()!, entry.GetProperty("task").GetString()!, preset, limit));
            }
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(string folder, string name, string target, string task, BuildPreset preset, TimeSpan? limit)
    {
        var train = await BenchTables.ReadAsync(Path.Combine(folder, $"{name}.train.csv"));
        var test = await BenchTables.ReadAsync(Path.Combine(folder, $"{name}.test.csv"), train.Columns.ToDictionary(column => column.Name, column => column.Type));
        var settings = new ExperimentSettings
        {
            Target = target,
            ProblemType = Enum.Parse<ProblemType>(task, ignoreCase: true),
            Preset = preset,
            TimeLimit = limit,
            TestFraction = 0,
        };
        var content = new DatasetContent
        {
            ArtifactKey = "",
            Rows = train.RowCount,
            Bytes = 0,
            Schema = new DatasetSchema([.. train.Columns.Select(column => new DatasetColumn(column.Name, column.Type))]),
        };
        var said = new BuildEstimator().Estimate(content, settings, settings.ProblemType.Value);
        var models = Directory.CreateTempSubdirectory("mle-bench-").FullName;
        try
        {
            var watch = Stopwatch.StartNew();
            var result = await new ExperimentRunner(TimeProvider.System).RunAsync(train, settings, Path.Combine(models, name), new SilentObserver(), null, CancellationToken.None, CancellationToken.None);
            var seconds = watch.Elapsed.TotalSeconds;
            if (!result.IsOk)
            {
                return $"| {name} | {train.RowCount} | | {seconds:0.0} | | {result.Error} | |";
            }

            using var fitted = result.Value;
            var model = fitted.Predictor;
            model.Predict(test);
            watch.Restart();
            var predicted = model.Predict(test);
            var rate = test.RowCount / watch.Elapsed.TotalSeconds;
            var rows = new ScoredRows(model.ProblemType, TargetValues.Encode(test.Find(target)!, model.Classes), predicted, Math.Max(0, model.PositiveClass));
            string[] shown = model.ProblemType == ProblemType.Regression ? ["rmse", "mae", "r2"] : model.ProblemType == ProblemType.Binary ? ["roc_auc", "accuracy", "log_loss"] : ["log_loss", "accuracy"];
            var scores = string.Join(", ", shown.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric} {MetricCatalog.Find(metric)!.Compute(rows):0.0000}")));
            return string.Create(CultureInfo.InvariantCulture, $"| {name} | {train.RowCount} | {said.Low.TotalSeconds:0.0} to {said.High.TotalSeconds:0.0} | {seconds:0.0}{(fitted.IsPartial ? " (cut)" : "")} | {model.BestModel} | {scores} | {rate:0} |");
        }
        finally
        {
            Directory.Delete(models, recursive: true);
        }
    }
}

internal sealed class SilentObserver : IExperimentObserver
{
    public void Planned(IReadOnlyList<string> stages)
    {
    }

    public void Progressed(string stage, double fraction, string? detail)
    {
    }

    public void CandidateFinished(LeaderboardEntry entry)
    {
    }

    public void Logged(string line)
    {
    }
}

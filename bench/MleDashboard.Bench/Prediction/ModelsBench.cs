using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MleDashboard.Bench.Training;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Bench.Prediction;

/// <summary>
/// Rows a second, size and time to load of models of real tables: <c>models FOLDER MODELS [preset] [seconds] [NAME,NAME] [parts]</c>. FOLDER is as for <c>train</c>.
/// Models that are in MODELS are not built again. With "parts", what each of the best model's candidates costs alone.
/// </summary>
internal static class ModelsBench
{
    private const int ManyRows = 20_000;
    private const int Rounds = 5;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count < 2 || !File.Exists(Path.Combine(args[0], "manifest.json")))
        {
            await Console.Error.WriteLineAsync("models FOLDER MODELS [preset] [seconds] [NAMES] [parts]: the folder has a manifest.json.");
            return 2;
        }

        var preset = args.Count > 2 ? Enum.Parse<BuildPreset>(args[2], ignoreCase: true) : BuildPreset.Quick;
        TimeSpan? limit = args.Count > 3 && args[3] != "-" ? TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture)) : null;
        string[]? names = args.Count > 4 && args[4] != "all" ? args[4].Split(',') : null;
        Console.WriteLine("| table | on the test file | test file, rows/s | 20,000 rows, rows/s | a processor second | MB | files | load ms | first row ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(args[0], "manifest.json")));
        foreach (var entry in manifest.RootElement.EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            if (names is not null && !names.Contains(name))
            {
                continue;
            }

            var train = await BenchTables.ReadAsync(Path.Combine(args[0], $"{name}.train.csv"));
            var test = await BenchTables.ReadAsync(Path.Combine(args[0], $"{name}.test.csv"), train.Columns.ToDictionary(column => column.Name, column => column.Type));
            var settings = new ExperimentSettings
            {
                Target = entry.GetProperty("target").GetString()!,
                ProblemType = Enum.Parse<ProblemType>(entry.GetProperty("task").GetString()!, ignoreCase: true),
                Preset = preset,
                TimeLimit = limit,
                TestFraction = 0,
            };
            var folder = Path.Combine(args[1], $"{name}.{preset}");
            if (!Directory.Exists(folder))
            {
                var built = await new ExperimentRunner(TimeProvider.System).RunAsync(train, settings, folder, new SilentObserver(), null, CancellationToken.None, CancellationToken.None);
                (built.IsOk ? built.Value : throw new InvalidOperationException(built.Error.Message)).Dispose();
            }

            Measure(name, folder, test, settings.Target, args.Count > 5);
        }

        return 0;
    }

    private static void Measure(string name, string folder, Table test, string target, bool showsParts)
    {
        var one = test.Take([0]);
        var load = Best(() => Load(folder).Dispose());
        var first = Best(() =>
        {
            using var fresh = Load(folder);
            fresh.Predict(one);
        });
        using var model = Load(folder);
        var many = test.Take([.. Enumerable.Range(0, ManyRows).Select(row => row % test.RowCount)]);
        var seconds = Best(() => model.Predict(test));
        var processor = ProcessorSeconds();
        var manySeconds = Best(() => model.Predict(many));
        var processorSeconds = (ProcessorSeconds() - processor) / (Rounds + 1);
        var rows = new ScoredRows(model.ProblemType, TargetValues.Encode(test.Find(target)!, model.Classes), model.Predict(test), Math.Max(0, model.PositiveClass));
        string[] shown = model.ProblemType == ProblemType.Regression ? ["rmse"] : model.ProblemType == ProblemType.Binary ? ["roc_auc", "log_loss"] : ["log_loss", "accuracy"];
        var scores = string.Join(", ", shown.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric} {MetricCatalog.Find(metric)!.Compute(rows):0.0000}")));
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {scores} | {test.RowCount / seconds:N0} | {ManyRows / manySeconds:N0} | {ManyRows / processorSeconds:N0} | {files.Sum(file => new FileInfo(file).Length) / 1e6:0.0} | {files.Length} | {1000 * load:0} | {1000 * first:0} |"));
        if (showsParts)
        {
            foreach (var entry in model.Leaderboard.Entries.Where(entry => entry.CanInfer))
            {
                processor = ProcessorSeconds();
                Best(() => model.Predict(many, entry.Model));
                var alone = (ProcessorSeconds() - processor) / (Rounds + 1);
                var inBest = model.Leaderboard.Entries.First(each => each.Model == model.BestModel).Parameters.GetValueOrDefault(entry.Model, "");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {entry.Model,-22} {1e6 * alone / ManyRows,8:0.0} processor us a row, val {entry.ScoreVal:0.0000}, weight {inBest}"));
            }
        }
    }

    private static TrainedModel Load(string folder)
    {
        var loaded = TrainedModel.Load(folder);
        return loaded.IsOk ? loaded.Value : throw new InvalidOperationException(loaded.Error.Message);
    }

    private static double ProcessorSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static double Best(Action action)
    {
        action();
        var best = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            action();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }
}

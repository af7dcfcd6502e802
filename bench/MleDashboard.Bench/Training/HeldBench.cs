using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Bench.Training;

/// <summary>
/// Whole builds judged on rows held out of the training files of a folder with a manifest.json, to compare versions of the engine by:
/// <c>held FOLDER preset seconds [NAME,NAME|all] [seeds] [most rows] [kept=FILE]</c>. Test files are not read. With a kept file of an earlier version each loss stands
/// beside the earlier one.
/// </summary>
internal static class HeldBench
{
    private const double HeldShare = 0.3;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count < 3 || !File.Exists(Path.Combine(args[0], "manifest.json")))
        {
            await Console.Error.WriteLineAsync("Name a folder that has a manifest.json, a preset and seconds.");
            return 2;
        }

        var keptPath = args.FirstOrDefault(arg => arg.StartsWith("kept=", StringComparison.Ordinal))?[5..];
        var kept = keptPath is not null && File.Exists(keptPath) ? JsonSerializer.Deserialize<Dictionary<string, double>>(await File.ReadAllBytesAsync(keptPath))! : null;
        string[] plain = [.. args.Where(arg => !arg.Contains('='))];
        string[]? names = plain.Length > 3 && plain[3] != "all" ? plain[3].Split(',') : null;
        var seeds = plain.Length > 4 ? int.Parse(plain[4], CultureInfo.InvariantCulture) : 1;
        var mostRows = plain.Length > 5 ? int.Parse(plain[5], CultureInfo.InvariantCulture) : int.MaxValue;
        var losses = new Dictionary<string, double>();
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(args[0], "manifest.json")));
        foreach (var entry in manifest.RootElement.EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            if (names is not null && !names.Contains(name))
            {
                continue;
            }

            var table = await BenchTables.ReadAsync(Path.Combine(args[0], $"{name}.train.csv"));
            for (var seed = 0; seed < seeds; seed++)
            {
                var settings = new ExperimentSettings
                {
                    Target = entry.GetProperty("target").GetString()!,
                    ProblemType = Enum.Parse<ProblemType>(entry.GetProperty("task").GetString()!, ignoreCase: true),
                    Preset = Enum.Parse<BuildPreset>(plain[1], ignoreCase: true),
                    TimeLimit = TimeSpan.FromSeconds(double.Parse(plain[2], CultureInfo.InvariantCulture)),
                    TestFraction = HeldShare,
                    Seed = seed,
                };
                var (line, loss) = await BuildAsync(Sample(table, mostRows, seed), settings);
                var key = $"{name} {seed}";
                losses[key] = loss;
                Console.WriteLine($"{key,-14} {line}{(kept?.TryGetValue(key, out var before) == true ? string.Create(CultureInfo.InvariantCulture, $", before {before:0.0000} ({100 * (before - loss) / before:+0.00;-0.00}%)") : "")}");
            }
        }

        if (kept is not null)
        {
            double[] gains = [.. losses.Where(loss => kept.ContainsKey(loss.Key)).GroupBy(loss => loss.Key.Split(' ')[0], loss => 100 * (kept[loss.Key] - loss.Value) / kept[loss.Key]).Select(table => table.Average()).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean gain {gains.Average():0.00}%, median {gains[gains.Length / 2]:0.00}%, helps {gains.Count(gain => gain > 0.1)}, harms {gains.Count(gain => gain < -0.1)}"));
        }
        else if (keptPath is not null)
        {
            await File.WriteAllBytesAsync(keptPath, JsonSerializer.SerializeToUtf8Bytes(losses));
        }

        return 0;
    }

    private static Table Sample(Table table, int mostRows, int seed)
    {
        if (table.RowCount <= mostRows)
        {
            return table;
        }

        var rows = Enumerable.Range(0, table.RowCount).ToArray();
        new Random(seed).Shuffle(rows);
        return table.Take(rows.AsSpan(0, mostRows).ToArray());
    }

    /// <returns>The loss on the held-out rows: log loss or RMSE.</returns>
    private static async Task<(string Line, double Loss)> BuildAsync(Table table, ExperimentSettings settings)
    {
        var folder = Directory.CreateTempSubdirectory("mle-bench-").FullName;
        try
        {
            var watch = Stopwatch.StartNew();
            var result = await new ExperimentRunner(TimeProvider.System).RunAsync(table, settings, Path.Combine(folder, "model"), new SilentObserver(), null, CancellationToken.None, CancellationToken.None);
            var seconds = watch.Elapsed.TotalSeconds;
            if (!result.IsOk)
            {
                return ($"{seconds,6:0.0} s {result.Error}", double.NaN);
            }

            using var fitted = result.Value;
            fitted.Predictor.Predict(fitted.TestRows);
            watch.Restart();
            fitted.Predictor.Predict(fitted.TestRows);
            var rate = fitted.TestRows.RowCount / watch.Elapsed.TotalSeconds;
            var scored = fitted.Scored(fitted.Predictor.BestModel);
            string[] shown = fitted.Predictor.ProblemType == ProblemType.Regression ? ["rmse", "mae"] : fitted.Predictor.ProblemType == ProblemType.Binary ? ["log_loss", "roc_auc", "accuracy"] : ["log_loss", "accuracy"];
            var scores = string.Join(", ", shown.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric} {MetricCatalog.Find(metric)!.Compute(scored):0.0000}")));
            return (string.Create(CultureInfo.InvariantCulture, $"{seconds,6:0.0} s{(fitted.IsPartial ? " (cut)" : "")} {fitted.Predictor.BestModel} {scores}, {rate:0} rows/s"), MetricCatalog.Find(shown[0])!.Compute(scored));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

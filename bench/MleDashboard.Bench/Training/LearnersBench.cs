using System.Globalization;
using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Bench.Training;

/// <summary>
/// Single voices and what each adds to a blend, on the training files of a folder with a manifest.json:
/// <c>learners FOLDER CACHE [rows] [NAME,NAME] [VOICE,VOICE]</c>. Losses (log loss, RMSE) are of rows held out of the folds; the blend is chosen on the
/// out-of-fold predictions. Test files are not read.
/// </summary>
internal static class LearnersBench
{
    private const int Repeats = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count < 2 || !File.Exists(Path.Combine(args[0], "manifest.json")))
        {
            await Console.Error.WriteLineAsync("Name a folder that has a manifest.json, and one to keep predictions in.");
            return 2;
        }

        var mostRows = args.Count > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5_000;
        string[]? names = args.Count > 3 && args[3] != "all" ? args[3].Split(',') : null;
        string[]? voices = args.Count > 4 ? args[4].Split(',') : null;
        LearnerTrial[] trials = [.. LearnerTrials.All.Where(trial => LearnerTrials.Base.Contains(trial.Name) || voices is null || voices.Contains(trial.Name))];
        var table = new LearnerTable(trials);
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(args[0], "manifest.json")));
        foreach (var entry in manifest.RootElement.EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            if (names is not null && !names.Contains(name))
            {
                continue;
            }

            var (features, target) = await ReadAsync(Path.Combine(args[0], $"{name}.train.csv"), entry.GetProperty("target").GetString()!, entry.GetProperty("task").GetString()!, mostRows);
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                var run = new LearnerRun(features, target, repeat, Path.Combine(args[1], $"{name}.{mostRows}.{repeat}"));
                table.Add(name, run, trials.Where(trial => trial.Fits(target.ProblemType)).ToDictionary(trial => trial.Name, run.Outcome));
            }

            Console.WriteLine(table.RowOf(name));
        }

        Console.WriteLine(table.Summary());
        return 0;
    }

    private static async Task<(Table Features, TargetValues Target)> ReadAsync(string path, string target, string task, int mostRows)
    {
        var table = await BenchTables.ReadAsync(path);
        var settings = new ExperimentSettings { Target = target, ProblemType = Enum.Parse<ProblemType>(task, ignoreCase: true) };
        var read = TargetReading.Read(table, settings);
        var rows = Enumerable.Range(0, table.RowCount).Where(row => double.IsFinite(read.Value!.Values.Values[row])).ToArray();
        new Random(1).Shuffle(rows);
        rows = rows[..Math.Min(rows.Length, mostRows)];
        return (new Table([.. table.Columns.Where(column => column.Name != target)]).Take(rows), read.Value!.Values.Take(rows));
    }
}

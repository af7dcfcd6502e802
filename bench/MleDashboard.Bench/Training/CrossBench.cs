using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Bench.Training;

/// <summary>
/// Learners compared by cross-validation on the training files of a folder, and the best mix of each with the first:
/// <c>cross FOLDER NAME,NAME LEARNER,LEARNER [folds] [kept=FOLDER] [of=parts fitted] [parameter=value...]</c>. Parameters go to the last learner;
/// answers of the others are kept in the folder and not computed again.
/// </summary>
internal static class CrossBench
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count < 3)
        {
            await Console.Error.WriteLineAsync("Name a folder, tables and learners.");
            return 2;
        }

        var options = args.Where(arg => arg.Contains('=')).Select(arg => arg.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var learners = args[2].Split(',').Select(name => LearnerCatalog.Find(name) ?? throw new ArgumentException($"There is no learner '{name}'.")).ToList();
        var folds = args.Count > 3 && !args[3].Contains('=') ? int.Parse(args[3], CultureInfo.InvariantCulture) : 4;
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(args[0], "manifest.json")));
        var totals = 0.0;
        foreach (var name in args[1].Split(','))
        {
            var entry = manifest.RootElement.EnumerateArray().First(each => each.GetProperty("name").GetString() == name);
            var table = await BenchTables.ReadAsync(Path.Combine(args[0], $"{name}.train.csv"));
            totals += new CrossTable(name, table, entry.GetProperty("target").GetString()!, entry.GetProperty("task").GetString()!, folds, options).Compare(learners);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean log ratio to the first: {totals / args[1].Split(',').Length:0.0000}"));
        return 0;
    }
}

internal sealed class CrossTable
{
    private static readonly string[] Words = ["kept", "of", "threads"];

    private readonly string name;
    private readonly Dictionary<string, string> options;
    private readonly TargetReading target;
    private readonly Table features;
    private readonly IReadOnlyList<Fold> folds;
    private readonly int[] validated;

    public CrossTable(string name, Table table, string targetColumn, string task, int foldCount, Dictionary<string, string> options)
    {
        this.name = name;
        this.options = options;
        var read = TargetReading.Read(table, new ExperimentSettings { Target = targetColumn, ProblemType = Enum.Parse<ProblemType>(task, ignoreCase: true) });
        target = read.Value!;
        features = new Table([.. table.Columns.Where(column => column.Name != targetColumn)]).Take(target.Rows);
        folds = [.. RowSplitter.Folds(target.Values, foldCount, seed: 0).Take(int.Parse(options.GetValueOrDefault("of", "99"), CultureInfo.InvariantCulture))];
        validated = [.. folds.SelectMany(fold => fold.Validation)];
    }

    /// <returns>The logarithm of the last one's loss over the first one's.</returns>
    public double Compare(List<ILearner> learners)
    {
        var answers = learners.Select((learner, at) => (learner.Name, Answer: Answer(learner, isTried: at == learners.Count - 1))).ToList();
        var first = answers[0].Answer.Outputs;
        foreach (var (learner, (outputs, seconds)) in answers)
        {
            var mix = Enumerable.Range(0, 21).Select(step => step / 20.0).Select(share => (Share: share, Loss: LossOf(Mixed(first, outputs, share)))).MinBy(pair => pair.Loss);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {learner,-15} {Describe(outputs)}, mixed {mix.Share:0.00}: {mix.Loss:0.0000}, {seconds / folds.Count:0.00} processor s a fit"));
        }

        return Math.Log(LossOf(answers[^1].Answer.Outputs) / LossOf(first));
    }

    private (double[] Outputs, double Seconds) Answer(ILearner learner, bool isTried)
    {
        var file = options.TryGetValue("kept", out var folder) ? Path.Combine(folder, $"{name}.{folds.Count}.{learner.Name}.bin") : null;
        if (!isTried && File.Exists(file))
        {
            var numbers = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file)).ToArray();
            return (numbers[1..], numbers[0]);
        }

        var outputs = new List<double>();
        var seconds = 0.0;
        foreach (var (index, fold) in folds.Index())
        {
            var (table, trainTarget) = (features.Take(fold.Train), target.Values.Take(fold.Train));
            var pipeline = FeaturePipeline.Fit(table, trainTarget);
            var validation = pipeline.Transform(features.Take(fold.Validation), learner.View);
            var task = new LearnerTask
            {
                Train = pipeline.TransformTraining(table, trainTarget, index, learner.View),
                Target = trainTarget,
                Validation = validation,
                ValidationTarget = target.Values.Take(fold.Validation),
                Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(target.ProblemType))!,
                Seed = index,
                Threads = int.Parse(options.GetValueOrDefault("threads", "1"), CultureInfo.InvariantCulture),
                Parameters = isTried ? options.Where(option => !Words.Contains(option.Key)).ToDictionary(option => option.Key, option => double.Parse(option.Value, CultureInfo.InvariantCulture)) : new Dictionary<string, double>(),
            };
            var before = Environment.CpuUsage.TotalTime;
            using var fitted = learner.Fit(task, CancellationToken.None);
            seconds += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            outputs.AddRange(fitted.Predict(validation, 1));
            if (isTried && options.ContainsKey("threads"))
            {
                Console.WriteLine(string.Join(", ", fitted.Parameters.Select(parameter => $"{parameter.Key} {parameter.Value:G4}")));
            }
        }

        if (file is not null && !isTried)
        {
            File.WriteAllBytes(file, MemoryMarshal.AsBytes<double>([seconds, .. outputs]).ToArray());
        }

        return ([.. outputs], seconds);
    }

    private string Describe(double[] outputs) => target.ProblemType switch
    {
        ProblemType.Regression => Score("rmse", outputs),
        ProblemType.Binary => $"{Score("log_loss", outputs)}, {Score("roc_auc", outputs)}",
        _ => $"{Score("log_loss", outputs)}, {Score("accuracy", outputs)}",
    };

    private string Score(string metric, double[] outputs) => string.Create(CultureInfo.InvariantCulture, $"{metric} {Compute(metric, outputs):0.0000}");

    private double LossOf(double[] outputs) => Compute(target.ProblemType == ProblemType.Regression ? "rmse" : "log_loss", outputs);

    private double Compute(string metric, double[] outputs)
    {
        var actual = target.Values.Take(validated);
        return MetricCatalog.Find(metric)!.Compute(new ScoredRows(target.ProblemType, actual.Values, actual.AsPredictions(outputs), Math.Max(0, target.PositiveClass)));
    }

    private static double[] Mixed(double[] first, double[] second, double share) => [.. first.Zip(second, (left, right) => ((1 - share) * left) + (share * right))];
}

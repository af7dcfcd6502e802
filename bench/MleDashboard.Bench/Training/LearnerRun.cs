using System.Diagnostics;
using System.Runtime.InteropServices;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Features.Targets;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Bench.Training;

/// <summary>Out-of-fold predictions, mean predictions of the folds' fits for the rows held out of everything, and processor seconds of all fits.</summary>
internal sealed record LearnerOutcome(double[] OutOfFold, double[] Held, double Seconds, double PredictSeconds);

/// <summary>
/// One table, divided once: 30% of its rows are held out, the rest is bagged in four folds as a build does it. What a trial predicts is kept in a folder,
/// so that a further voice costs its own fits only.
/// </summary>
internal sealed class LearnerRun
{
    private const int Folds = 4;
    private const double HeldShare = 0.3;

    private readonly string cache;
    private readonly List<(FeaturePipeline Pipeline, Table Train, TargetValues TrainTarget, Table Validation, TargetValues ValidationTarget, int[] Rows)> folds = [];
    private readonly Dictionary<(int, FeatureView), (FeatureMatrix Train, FeatureMatrix Validation, FeatureMatrix Held)> matrices = [];
    private readonly Table held;
    private readonly int seed;

    public LearnerRun(Table features, TargetValues target, int seed, string cache)
    {
        this.seed = seed;
        this.cache = Directory.CreateDirectory(cache).FullName;
        var order = Shuffled(target, seed);
        var heldRows = order.Where((_, at) => at % 10 < HeldShare * 10).ToArray();
        var rest = order.Where((_, at) => at % 10 >= HeldShare * 10).ToArray();
        held = features.Take(heldRows);
        HeldTarget = target.Take(heldRows);
        Target = target.Take(rest);
        for (var fold = 0; fold < Folds; fold++)
        {
            var places = Enumerable.Range(0, rest.Length).Where(at => at % Folds == fold).ToArray();
            int[] train = [.. rest.Where((_, at) => at % Folds != fold)];
            int[] validation = [.. places.Select(at => rest[at])];
            var trainTarget = target.Take(train);
            var rows = features.Take(train);
            folds.Add((FeaturePipeline.Fit(rows, trainTarget), rows, trainTarget, features.Take(validation), target.Take(validation), places));
        }
    }

    public TargetValues Target { get; }

    public TargetValues HeldTarget { get; }

    public LearnerOutcome Outcome(LearnerTrial trial)
    {
        var path = Path.Combine(cache, $"{trial.Name}.f64");
        var width = Target.OutputCount;
        if (File.Exists(path))
        {
            var kept = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path)).ToArray();
            return new LearnerOutcome(kept[2..(2 + (Target.Length * width))], kept[(2 + (Target.Length * width))..], kept[0], kept[1]);
        }

        var outOfFold = new double[Target.Length * width];
        var sums = new double[HeldTarget.Length * width];
        double seconds = 0, predictSeconds = 0;
        foreach (var (index, fold) in folds.Index())
        {
            var views = Matrices(index, trial.Learner.View);
            var before = Processor();
            using var fitted = TransformedTargetFit.Fit(
                trial.Learner,
                new LearnerTask
                {
                    Train = views.Train,
                    Target = fold.TrainTarget,
                    Validation = views.Validation,
                    ValidationTarget = fold.ValidationTarget,
                    Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(Target.ProblemType))!,
                    Parameters = trial.Parameters,
                    Seed = (seed * 1009) + index,
                },
                TargetTransform.Fit(trial.Transform, fold.TrainTarget.Values) ?? TargetTransform.None,
                CancellationToken.None);
            seconds += Processor() - before;
            before = Processor();
            var outputs = fitted.Predict(views.Validation, 1);
            foreach (var (at, place) in fold.Rows.Index())
            {
                outputs.AsSpan(at * width, width).CopyTo(outOfFold.AsSpan(place * width));
            }

            var predicted = fitted.Predict(views.Held, 1);
            for (var at = 0; at < sums.Length; at++)
            {
                sums[at] += predicted[at] / Folds;
            }

            predictSeconds += Processor() - before;
        }

        using var stream = File.Create(path);
        foreach (var part in new double[][] { [seconds, predictSeconds], outOfFold, sums })
        {
            stream.Write(MemoryMarshal.AsBytes<double>(part));
        }

        return new LearnerOutcome(outOfFold, sums, seconds, predictSeconds);
    }

    private (FeatureMatrix Train, FeatureMatrix Validation, FeatureMatrix Held) Matrices(int index, FeatureView view)
    {
        if (!matrices.TryGetValue((index, view), out var made))
        {
            var fold = folds[index];
            made = matrices[(index, view)] = (
                fold.Pipeline.TransformTraining(fold.Train, fold.TrainTarget, seed + index, view),
                fold.Pipeline.Transform(fold.Validation, view),
                fold.Pipeline.Transform(held, view));
        }

        return made;
    }

    /// <summary>In the order of the target, rows of equal or near targets by chance: every tenth row is then of any class.</summary>
    private static int[] Shuffled(TargetValues target, int seed)
    {
        var rows = Enumerable.Range(0, target.Length).ToArray();
        new Random(seed).Shuffle(rows);
        return target.ProblemType == ProblemType.Regression ? rows : [.. rows.OrderBy(row => target.Values[row])];
    }

    private static double Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }
}

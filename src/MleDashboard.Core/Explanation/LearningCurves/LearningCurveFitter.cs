using MleDashboard.Core.Metrics;
using MleDashboard.Core.Metrics.Intervals;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Core.Explanation.LearningCurves;

/// <summary>
/// Fits one quick LightGBM on a quarter, on half and on all of the training rows and compares the last two on the same unseen rows. On small tables the parts
/// are chosen several times. The gain is resampled over rows and choices together, so that neither is taken for an effect.
/// </summary>
internal sealed class LearningCurveFitter(DividedRows rows, Metric metric, ExperimentSettings settings)
{
    private const int MostRows = 100_000;
    private const int MostJudgedRows = 2_000;
    private const int Replicates = 200;
    private const double OwnHoldOut = 0.25;

    /// <summary>Of the error with half of the rows: a gain of less is of no use to anyone.</summary>
    private const double LeastGain = 0.02;

    /// <summary>Of the same error: when the gain is surely below this, more rows are not worth their cost.</summary>
    private const double LittleGain = 0.06;

    private static readonly double[] Parts = [0.25, 0.5];

    private static readonly Trial Quick = new("learning curve", LearnerCatalog.Find("LightGBM")!, new Dictionary<string, double>
    {
        [LightGbmLearner.Iterations] = 60,
        [LightGbmLearner.LearningRate] = 0.08,
        [LightGbmLearner.Leaves] = 15,
    });

    private readonly LearnerTaskOf tasks = new(metric, settings);

    /// <summary>Null when there is no time, or too few rows for a quarter of them to be learned from.</summary>
    public LearningCurve? Fit(FitBudget budget, CancellationToken cancellationToken)
    {
        var train = rows.Features.Take(rows.Split.Train);
        var (learned, judged, judgedFeatures) = Sides();
        if (learned.Length < 4 * TargetReading.FewestRows || judged.Length < TargetReading.FewestRows)
        {
            return null;
        }

        var choices = learned.Length < 2_000 ? 5 : learned.Length < 10_000 ? 3 : 1;
        var outputs = new List<(int Rows, double[][] Outputs)>();
        foreach (var part in Parts)
        {
            var subsets = Enumerable.Range(1, choices).Select(choice => SubsetOf(learned, part, choice)).ToArray();
            if (FitAll(subsets) is not { } fits)
            {
                return null;
            }

            outputs.Add(((int)subsets.Average(subset => subset.Length), fits));
        }

        return FitAll([learned]) is { } whole ? Judge([.. outputs, (learned.Length, whole)], judged) : null;

        double[][]? FitAll(int[][] subsets)
        {
            var fits = new double[subsets.Length][];
            for (var choice = 0; choice < subsets.Length; choice++)
            {
                if (budget.IsOver || Predict(new Fold(subsets[choice], []), settings.Seed + choice) is not { } predicted)
                {
                    return null;
                }

                fits[choice] = predicted;
            }

            return fits;
        }

        double[]? Predict(Fold subset, int seed)
        {
            var fold = new TrainingData(train, rows.Data.Target, judgedFeatures, [subset], seed, settings.Threads, rows.Data.Weights, settings.Fills).Folds[0];
            var matrices = fold.Matrices(Quick.Learner.View);
            using var learner = Quick.Learner.Fit(tasks.For(Quick, fold, matrices, budget, settings.Threads), cancellationToken);
            return learner.IsCutShort ? null : learner.Predict(matrices.Test!, settings.Threads);
        }
    }

    /// <summary>Training rows to learn from, and those to judge by with their columns: the build's own test rows, or a part of the training rows when it has none.</summary>
    private (int[] Learned, JudgedRows Judged, Datasets.Tables.Table Features) Sides()
    {
        var target = rows.Data.Target;
        int[] learned = [.. Enumerable.Range(0, target.Length)];
        var judged = rows.FinalRows;
        if (rows.Test is null)
        {
            var split = rows.TrainGroups is { } groups ? GroupSplitter.HoldOut(groups, OwnHoldOut, settings.Seed, null) : RowSplitter.HoldOut(target, OwnHoldOut, settings.Seed, null);
            learned = split.Train;
            judged = Array.ConvertAll(split.Validation, row => rows.Split.Train[row]);
        }

        learned = Sampled(learned, MostRows);
        judged = Sampled(judged, MostJudgedRows);
        return (learned, rows.Judged(judged), rows.Features.Take(judged));
    }

    private int[] Sampled(int[] all, int most)
    {
        if (all.Length <= most)
        {
            return all;
        }

        var sample = all.ToArray();
        new Random(settings.Seed).Shuffle(sample);
        Array.Resize(ref sample, most);
        Array.Sort(sample);
        return sample;
    }

    /// <summary>By chance with equal shares of the classes, or of whole groups where rows belong together.</summary>
    private int[] SubsetOf(int[] learned, double part, int choice)
    {
        var seed = settings.Seed + (31 * choice);
        var split = rows.TrainGroups is { } groups
            ? GroupSplitter.HoldOut([.. Ranks(learned, groups)], part, seed, null)
            : RowSplitter.HoldOut(rows.Data.Target.Take(learned), part, seed, null);
        return Array.ConvertAll(split.Validation, at => learned[at]);
    }

    /// <summary>Groups of some rows, numbered without gaps.</summary>
    private static IEnumerable<int> Ranks(int[] learned, int[] groups)
    {
        var numbers = new Dictionary<int, int>();
        foreach (var row in learned)
        {
            numbers.TryAdd(groups[row], numbers.Count);
            yield return numbers[groups[row]];
        }
    }

    private LearningCurve? Judge(IReadOnlyList<(int Rows, double[][] Outputs)> fits, JudgedRows judged)
    {
        LearningPoint[] points = [.. fits.Select(fit => new LearningPoint(fit.Rows, fit.Outputs.Average(outputs => Score(judged, outputs))))];
        if (!points.All(point => double.IsFinite(point.Score)))
        {
            return null;
        }

        var (halves, whole) = (fits[^2].Outputs, fits[^1].Outputs[0]);
        var weights = judged.Weights ?? [.. Enumerable.Repeat(1.0, judged.Length)];
        var drawn = new double[judged.Length];
        var gain = PoissonBootstrap.Intervals(
            [.. Enumerable.Repeat(1.0, judged.Length + halves.Length)],
            counts =>
            {
                for (var row = 0; row < drawn.Length; row++)
                {
                    drawn[row] = counts[row] * weights[row];
                }

                var sample = judged with { Weights = drawn };
                var chosen = counts.AsSpan(judged.Length);
                double sum = 0, count = 0;
                for (var choice = 0; choice < halves.Length; choice++)
                {
                    var times = halves.Length == 1 ? 1 : chosen[choice];
                    sum += times > 0 ? times * metric.Ranked(Score(sample, halves[choice])) : 0;
                    count += times;
                }

                return [metric.Ranked(Score(sample, whole)) - (sum / count)];
            },
            settings.Seed,
            Replicates)[0];
        var error = Math.Abs(metric.Optimum - points[^2].Score);
        var middle = metric.Ranked(points[^1].Score) - metric.Ranked(points[^2].Score);
        var verdict = gain.Low > 0 && middle >= LeastGain * error ? MoreRows.Help
            : error == 0 || gain.High < LittleGain * error ? MoreRows.HelpLittle
            : MoreRows.CannotBeTold;
        return new LearningCurve(metric.Name, points, fits[^1].Rows < MostRows, gain, verdict);
    }

    private double Score(JudgedRows judged, double[] outputs) => metric.Compute(judged.With(judged.Target.AsPredictions(outputs)));
}

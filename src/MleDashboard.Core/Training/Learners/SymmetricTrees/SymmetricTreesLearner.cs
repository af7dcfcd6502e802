using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>Boosted trees that ask one question a level (oblivious trees, Kohavi 1994), with ordered statistics of levels, after CatBoost (Prokhorenkova et al. 2018).</summary>
public sealed class SymmetricTreesLearner : ILearner
{
    internal const string Iterations = "iterations";
    internal const string LearningRate = "learning_rate";
    internal const string Depth = "depth";
    internal const string L2 = "l2";
    internal const string Noise = "noise";
    internal const string Bagging = "bagging";
    internal const string Permutations = "permutations";
    internal const string Pairs = "pairs";

    private const int MostIterationsSeen = 600;

    public string Name => "SymmetricTrees";

    public string Help => "Boosted trees that ask the same question at every node of a level: robust, good with many categories, and very quick to predict.";

    public FeatureView View => FeatureView.Tree;

    public bool Supports(ProblemType problemType) => true;

    public bool CanAimAt(RegressionLoss loss) => true;

    public long EstimateBytes(LearnerShape shape) =>
        ((long)shape.Rows * ((shape.Columns * 6L) + (shape.Outputs * 48L) + 100)) + ((32L << 20) * shape.Threads);

    public double EstimateSeconds(LearnerShape shape)
    {
        const double secondsPerVisit = 1.2e-9;
        const double secondsPerFeature = 20e-6;
        var sketched = Math.Min(8, shape.Outputs);
        return MostIterationsSeen * ((6.0 * shape.Rows * ((shape.Columns * sketched) + (4.0 * shape.Outputs)) * secondsPerVisit) + (shape.Columns * sketched * secondsPerFeature)) / Math.Sqrt(shape.Threads);
    }

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        var settings = SymmetricSettings.Of(task);
        var isRegression = task.Target.ProblemType == ProblemType.Regression;
        var (center, scale) = isRegression ? WeightedNumbers.Moments(task.Target.Values, task.Weights) : (0, 1);
        var statistics = OrderedStatistics.Fit(task.Train, task.Target, task.Weights, center, scale, settings.Pairs);
        cancellationToken.ThrowIfCancellationRequested();
        var outputs = task.Target.ClassCount > 2 ? task.Target.ClassCount : 1;
        var columns = SymmetricColumns.Fit(task.Train, Permuted(statistics, task, settings), task.Threads);
        var loss = LossOf(task, task.Target, task.Weights, center, scale, outputs);
        var starts = loss.Starts();
        var train = new SymmetricRows(columns, loss) { Sums = Repeated(starts, loss.RowCount) };
        var validation = task.Validation is null ? null
            : new SymmetricRows(Columns(task.Validation, statistics, columns, task.Threads), LossOf(task, task.ValidationTarget!, task.ValidationWeights, center, scale, outputs)) { Sums = Repeated(starts, task.Validation.RowCount) };
        using var booster = new SymmetricBooster(train, validation, outputs, settings, task.Threads, task.Seed);
        var (kept, isCutShort) = Boost(booster, validation is not null, settings, task, cancellationToken);
        var (features, thresholds, leaves) = booster.Take(kept);
        var header = new SymmetricHeader(task.Target.ProblemType, task.Train.ColumnCount, outputs, settings.Depth, center, scale, starts, statistics.Statistics);
        return new FittedSymmetricTrees(new SymmetricModel(header, statistics.Tables, features, thresholds, leaves))
        {
            Parameters = (settings with { Iterations = kept }).ToParameters(),
            IsCutShort = isCutShort,
        };
    }

    /// <summary>More rows bear more trees: the mean of what the parts chose, and a tenth more.</summary>
    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) =>
        new Dictionary<string, double>(fits[0]) { [Iterations] = Math.Ceiling(1.1 * fits.Average(fit => fit[Iterations])) };

    public FittedLearner Load(ModelFiles files) => new FittedSymmetricTrees(SymmetricFile.Read(files)) { Parameters = new Dictionary<string, double>() };

    private static (int Kept, bool IsCutShort) Boost(SymmetricBooster booster, bool hasValidation, SymmetricSettings settings, LearnerTask task, CancellationToken cancellationToken)
    {
        var best = (Trees: 0, Loss: double.PositiveInfinity);
        while (booster.Trees < settings.Iterations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (booster.Trees > 0 && task.Budget.IsOver)
            {
                return (hasValidation ? best.Trees : booster.Trees, true);
            }

            booster.Add();
            if (!hasValidation)
            {
                continue;
            }

            var loss = booster.ValidationLoss();
            if (loss < best.Loss || best.Trees == 0)
            {
                best = (booster.Trees, loss);
            }
            else if (booster.Trees - best.Trees >= Math.Clamp(20 + (best.Trees / 4), 30, 100))
            {
                break;
            }
        }

        return (hasValidation ? best.Trees : booster.Trees, false);
    }

    private static float[][][] Permuted(OrderedStatistics statistics, LearnerTask task, SymmetricSettings settings)
    {
        var random = new Random(task.Seed);
        var count = statistics.Statistics.Count == 0 ? 1 : Math.Max(1, settings.Permutations);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var order = Enumerable.Range(0, task.Train.RowCount).ToArray();
            random.Shuffle(order);
            return statistics.Ordered(order);
        })];
    }

    private static SymmetricColumns Columns(FeatureMatrix rows, OrderedStatistics statistics, SymmetricColumns like, int threads) =>
        like.Of([.. Enumerable.Range(0, rows.ColumnCount).Select(column => rows.Column(column).ToArray()), .. SymmetricModel.Statistics(rows, statistics.Statistics, statistics.Tables, threads)]);

    private static SymmetricLoss LossOf(LearnerTask task, TargetValues target, float[]? weights, double center, double scale, int outputs) => new(
        target.ProblemType,
        Array.ConvertAll(target.Values, value => (value - center) / scale),
        weights,
        outputs,
        task.QuantileOrNone);

    private static double[] Repeated(double[] starts, int rows)
    {
        var sums = new double[starts.Length * rows];
        for (var row = 0; row < rows; row++)
        {
            starts.CopyTo(sums, row * starts.Length);
        }

        return sums;
    }
}

internal sealed class FittedSymmetricTrees(SymmetricModel model) : FittedLearner
{
    public override double SecondsPerRow => model.SecondsPerRow;

    public override double[] Predict(FeatureMatrix rows, int threads) => model.Predict(rows, threads);

    public override void Save(string folder) => SymmetricFile.Write(model, folder);
}

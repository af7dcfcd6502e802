using System.Text;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.LightGbm;
using MleDashboard.Core.Training.Trained;
using MleDashboard.Core.Training.Tuning;

namespace MleDashboard.Core.Training.Learners.LightGbm;

/// <summary>Gradient boosted trees (Ke et al. 2017) with splits on sets of levels. Grows until validation stops improving.</summary>
public sealed class LightGbmLearner : ILearner
{
    internal const string Iterations = "iterations";
    internal const string LearningRate = "learning_rate";
    internal const string Leaves = "num_leaves";
    internal const string MaxDepth = "max_depth";
    internal const string MinRowsInLeaf = "min_data_in_leaf";
    internal const string MinWeightInLeaf = "min_sum_hessian_in_leaf";
    internal const string ColumnShare = "feature_fraction";
    internal const string RowShare = "bagging_fraction";
    internal const string L1 = "lambda_l1";
    internal const string L2 = "lambda_l2";
    internal const string LinearLambda = "linear_lambda";
    internal const string IsExtraTrees = "extra_trees";

    /// <summary>Trees are left out by chance while others are grown (Vinayak, Gilad-Bachrach 2015), and their weights change afterwards.</summary>
    internal const string IsDart = "dart";

    /// <summary>A linear model on each leaf.</summary>
    internal const string IsLinear = "linear_tree";

    private const int DartSteps = 20;
    private const int DartPatience = 120;
    /// <summary>
    /// Sleeping threads have to be woken for every part of an iteration, which costs some 5 ms of it: with two threads 3,150 rows of 22 columns took
    /// 4.1 s where one took 0.3. A second thread pays from about 80,000 such rows.
    /// </summary>
    internal const long CellsWorthThreads = 1_750_000;

    public string Name => "LightGBM";

    public string Help => "Gradient boosted trees: the strongest single model on most tables.";

    public FeatureView View => FeatureView.Tree;

    public bool CanBeMonotone => true;

    public bool CanAimAt(RegressionLoss loss) => true;

    public bool Supports(ProblemType problemType) => true;

    public IReadOnlyList<SearchDimension> SearchSpace { get; } =
    [
        new(LearningRate, 0.01, 0.15, IsLogarithmic: true),
        new(Leaves, 6, 200, IsLogarithmic: true, IsWhole: true),
        new(MinRowsInLeaf, 2, 80, IsLogarithmic: true, IsWhole: true),
        new(ColumnShare, 0.3, 1),
        new(RowShare, 0.5, 1),
        new(L2, 0.01, 100, IsLogarithmic: true),
        new(IsExtraTrees, 0, 1, IsWhole: true),
    ];

    public long EstimateBytes(LearnerShape shape) =>
        ((long)shape.Rows * shape.Columns * 2) + ((long)shape.Rows * shape.Outputs * 32) + (64L << 20);

    public double EstimateSeconds(LearnerShape shape)
    {
        // An iteration visits each cell about five times and has a fixed part for each column; numbers bear about three times the iterations of classes.
        const double secondsPerCell = 6e-9;
        const double secondsPerColumn = 12e-6;
        var iterations = shape.IsRegression ? 1_000 : 300;
        var threads = Math.Min(8, ThreadsFor(shape.Rows, shape.Columns, shape.Threads));
        return iterations * shape.Outputs * ((shape.Rows * shape.Columns * secondsPerCell) + (shape.Columns * secondsPerColumn)) / threads;
    }

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        var settings = new LightGbmSettings(task);

        // Sums of linear leaves are added thread by thread: one thread, or the bits depend on their number.
        var threads = settings.IsLinear ? 1 : ThreadsFor(task.Train.RowCount, task.Train.ColumnCount, task.Threads);
        using var train = Dataset(AbsentClasses.Filled(task), settings, threads, null);
        using var validation = task.Validation is null ? null : Dataset(new TrainingRows(task.Validation, task.ValidationTarget!, task.ValidationWeights), settings, threads, train);
        using var booster = LightGbmBooster.Create(train, validation, settings.Training);
        var growth = settings.IsDart ? GrowDart(booster, validation is not null, settings, task, cancellationToken) : Grow(booster, validation is not null, settings, task, cancellationToken);
        return new FittedLightGbm(growth.Text)
        {
            Parameters = new Dictionary<string, double>(settings.Parameters) { [Iterations] = growth.Iterations },
            IsCutShort = growth.IsCutShort,
        };
    }

    /// <summary>More rows bear more trees: the mean of what the parts chose, and a tenth more.</summary>
    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) =>
        new Dictionary<string, double>(fits[0]) { [Iterations] = Math.Ceiling(1.1 * fits.Average(fit => fit[Iterations])) };

    public FittedLearner Load(ModelFiles files) =>
        new FittedLightGbm(Encoding.UTF8.GetString(files.Read(FittedLightGbm.FileName))) { Parameters = new Dictionary<string, double>() };

    private static LightGbmDataset Dataset(TrainingRows rows, LightGbmSettings settings, int threads, LightGbmDataset? reference)
    {
        var dataset = LightGbmDataset.Create(rows.Rows, settings.Binning, threads, reference).WithLabel(rows.Target.ToSingle());
        return rows.Weights is null ? dataset : dataset.WithWeight(rows.Weights);
    }

    private static Growth Grow(LightGbmBooster booster, bool hasValidation, LightGbmSettings settings, LearnerTask task, CancellationToken cancellationToken)
    {
        var most = (int)settings.Parameters[Iterations];
        var best = (Iteration: 0, Loss: double.PositiveInfinity);
        var iteration = 0;
        var isCutShort = false;
        while (iteration < most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (iteration > 0 && task.Budget.IsOver)
            {
                isCutShort = true;
                break;
            }

            if (!booster.Update())
            {
                break;
            }

            iteration++;
            if (!hasValidation)
            {
                continue;
            }

            var loss = booster.Evaluate();
            if (loss < best.Loss || best.Iteration == 0)
            {
                best = (iteration, loss);
            }
            else if (iteration - best.Iteration >= Patience(best.Iteration))
            {
                break;
            }
        }

        var kept = Math.Max(1, hasValidation ? best.Iteration : iteration);
        return new Growth(booster.ToText(kept), kept, isCutShort);
    }

    /// <summary>
    /// Later iterations change the weights of earlier trees, so the first so many of them are not the model that was best: its text is taken at the time.
    /// An iteration that finds no split leaves the trees it had taken out in the sums with the wrong sign: what stood before it is the model then.
    /// </summary>
    private static Growth GrowDart(LightGbmBooster booster, bool hasValidation, LightGbmSettings settings, LearnerTask task, CancellationToken cancellationToken)
    {
        var most = (int)settings.Parameters[Iterations];
        var best = (Growth: new Growth("", 0, false), Loss: double.PositiveInfinity);
        for (var iteration = 1; iteration <= most; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isOver = iteration > 1 && task.Budget.IsOver;
            if (isOver || !booster.Update())
            {
                return (best.Growth.Iterations > 0 ? best.Growth : new Growth(booster.ToText(0), 1, false)) with { IsCutShort = isOver };
            }

            if (iteration != 1 && iteration != most && iteration % DartSteps != 0)
            {
                continue;
            }

            var loss = hasValidation ? booster.Evaluate() : -iteration;
            if (loss < best.Loss)
            {
                best = (new Growth(booster.ToText(0), iteration, false), loss);
            }
            else if (iteration - best.Growth.Iterations >= DartPatience)
            {
                break;
            }
        }

        return best.Growth;
    }

    private static int ThreadsFor(int rows, int columns, int threads) => (long)rows * columns < CellsWorthThreads ? 1 : threads;

    private static int Patience(int bestIteration) => Math.Clamp(20 + (bestIteration / 4), 20, 100);

    private sealed record Growth(string Text, int Iterations, bool IsCutShort);
}

using System.Globalization;
using System.Text;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.LightGbm;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.LightGbm;

/// <summary>Gradient boosted trees (Ke et al. 2017) with splits on sets of levels. Grows until validation stops improving.</summary>
public sealed class LightGbmLearner : ILearner
{
    internal const string Iterations = "iterations";
    internal const string LearningRate = "learning_rate";
    internal const string Leaves = "num_leaves";
    internal const string MinRowsInLeaf = "min_data_in_leaf";
    internal const string ColumnShare = "feature_fraction";
    internal const string RowShare = "bagging_fraction";
    internal const string L2 = "lambda_l2";
    internal const string IsExtraTrees = "extra_trees";

    private const int MostIterations = 5000;
    private const long CellsWorthThreads = 1_750_000;

    public string Name => "LightGBM";

    public string Help => "Gradient boosted trees: the strongest single model on most tables.";

    public FeatureView View => FeatureView.Tree;

    public bool Supports(ProblemType problemType) => true;

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
        var binning = Binning(task);
        var threads = ThreadsFor(task.Train.RowCount, task.Train.ColumnCount, task.Threads);
        using var train = LightGbmDataset.Create(task.Train, binning, threads).WithLabel(task.Target.ToSingle());
        using var validation = task.Validation is null ? null : LightGbmDataset.Create(task.Validation, binning, threads, train).WithLabel(task.ValidationTarget!.ToSingle());
        var parameters = Resolved(task);
        using var booster = LightGbmBooster.Create(train, validation, $"{binning} {Training(task, parameters)}");
        var most = (int)parameters[Iterations];
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
            if (validation is null)
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

        var kept = validation is null ? iteration : best.Iteration;
        var text = booster.ToText(Math.Max(1, kept));
        return new FittedLightGbm(text)
        {
            Parameters = new Dictionary<string, double>(parameters) { [Iterations] = Math.Max(1, kept) },
            IsCutShort = isCutShort,
        };
    }

    /// <summary>More rows bear more trees: the mean of what the parts chose, and a tenth more.</summary>
    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) =>
        new Dictionary<string, double>(fits[0]) { [Iterations] = Math.Ceiling(1.1 * fits.Average(fit => fit[Iterations])) };

    public FittedLearner Load(ModelFiles files) =>
        new FittedLightGbm(Encoding.UTF8.GetString(files.Read(FittedLightGbm.FileName))) { Parameters = new Dictionary<string, double>() };

    /// <summary>
    /// Sleeping threads have to be woken for every part of an iteration, which costs some 5 ms of it: with two threads 3,150 rows of 22 columns took
    /// 4.1 s where one took 0.3. A second thread pays from about 80,000 such rows.
    /// </summary>
    private static int ThreadsFor(int rows, int columns, int threads) => (long)rows * columns < CellsWorthThreads ? 1 : threads;

    private static int Patience(int bestIteration) => Math.Clamp(20 + (bestIteration / 4), 20, 100);

    /// <summary>Chosen by four-fold cross-validation on six training tables: drawing rows and columns and a little penalty beat LightGBM's own defaults on five of them.</summary>
    private static Dictionary<string, double> Resolved(LearnerTask task) => new()
    {
        [Iterations] = task.ParameterOr(Iterations, MostIterations),
        [LearningRate] = task.ParameterOr(LearningRate, 0.05),
        [Leaves] = task.ParameterOr(Leaves, 31),
        [MinRowsInLeaf] = task.ParameterOr(MinRowsInLeaf, Math.Clamp(task.Train.RowCount / 25, 2, 20)),
        [ColumnShare] = task.ParameterOr(ColumnShare, 0.7),
        [RowShare] = task.ParameterOr(RowShare, 0.8),
        [L2] = task.ParameterOr(L2, 1),
        [IsExtraTrees] = task.ParameterOr(IsExtraTrees, 0),
    };

    private static string Binning(LearnerTask task)
    {
        var categorical = string.Join(',', task.Train.Features.Index().Where(feature => feature.Item.IsCategorical).Select(feature => feature.Index));
        return $"max_bin=255 feature_pre_filter=false verbosity=-1{(categorical.Length == 0 ? "" : $" categorical_feature={categorical}")}";
    }

    private static string Training(LearnerTask task, Dictionary<string, double> parameters)
    {
        var objective = task.Target.ProblemType switch
        {
            ProblemType.Binary => "objective=binary metric=binary_logloss",
            ProblemType.Multiclass => $"objective=multiclass num_class={task.Target.ClassCount} metric=multi_logloss",
            _ => task.Metric.Name is "mae" or "median_ae" ? "objective=regression_l1 metric=l1" : "objective=regression metric=l2",
        };
        var rest = string.Join(' ', parameters
            .Where(parameter => parameter.Key is not (Iterations or IsExtraTrees))
            .Select(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.Key}={parameter.Value:R}")));
        return $"{objective} {rest} extra_trees={(parameters[IsExtraTrees] > 0 ? "true" : "false")} bagging_freq={(parameters[RowShare] < 1 ? 1 : 0)} " +
            $"min_data_per_group={Math.Clamp(task.Train.RowCount / 40, 5, 100)} seed={task.Seed} deterministic=true force_col_wise=true";
    }
}

using System.Globalization;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training.Learners.LightGbm;

/// <summary>What the native library is told, from a task's parameters and fields.</summary>
internal sealed class LightGbmSettings
{
    private const int MostIterations = 5000;
    private const int MostDartIterations = 400;

    /// <summary>Passed on as they are when a trial or the tuner names them.</summary>
    private static readonly string[] Further =
    [
        LightGbmLearner.L1, LightGbmLearner.MaxDepth, LightGbmLearner.MinWeightInLeaf, LightGbmLearner.LinearLambda,
        "feature_fraction_bynode", "path_smooth", "min_gain_to_split", "cat_smooth", "cat_l2", "drop_rate", "skip_drop",
    ];

    private static readonly string[] Own = [LightGbmLearner.Iterations, LightGbmLearner.IsExtraTrees, LightGbmLearner.IsDart, LightGbmLearner.IsLinear];

    private readonly LearnerTask task;

    public LightGbmSettings(LearnerTask task)
    {
        this.task = task;
        IsDart = task.ParameterOr(LightGbmLearner.IsDart, 0) > 0;
        IsMonotone = task.Monotone.Count > 0 && task.Target.ClassCount <= 2;

        // Slopes on leaves are fitted to squares and follow no constraint.
        IsLinear = task.ParameterOr(LightGbmLearner.IsLinear, 0) > 0 && !IsMonotone && !IsAbsolute && task.Loss != RegressionLoss.Quantile;
        Parameters = Resolved();
        Binning = BinningOf();
        Training = $"{Binning} {TrainingOf()}";
    }

    public bool IsDart { get; }

    public bool IsLinear { get; }

    public IReadOnlyDictionary<string, double> Parameters { get; }

    /// <summary>For datasets.</summary>
    public string Binning { get; }

    /// <summary>For the booster, the datasets' part among it.</summary>
    public string Training { get; }

    private bool IsRegression => task.Target.ProblemType == ProblemType.Regression;

    private bool IsAbsolute => IsRegression && (task.Loss == RegressionLoss.Absolute || (task.Loss == RegressionLoss.Squared && task.Metric.Name is "mae" or "median_ae"));

    private bool IsMonotone { get; }

    /// <summary>Chosen by four-fold cross-validation on six training tables: drawing rows and columns and a little penalty beat LightGBM's own defaults on five of them.</summary>
    private Dictionary<string, double> Resolved()
    {
        var resolved = new Dictionary<string, double>
        {
            [LightGbmLearner.Iterations] = task.ParameterOr(LightGbmLearner.Iterations, IsDart ? MostDartIterations : MostIterations),
            [LightGbmLearner.LearningRate] = task.ParameterOr(LightGbmLearner.LearningRate, IsDart ? 0.1 : 0.05),
            [LightGbmLearner.Leaves] = task.ParameterOr(LightGbmLearner.Leaves, 31),
            [LightGbmLearner.MinRowsInLeaf] = task.ParameterOr(LightGbmLearner.MinRowsInLeaf, Math.Clamp(task.Train.RowCount / 25, 2, 20)),
            [LightGbmLearner.ColumnShare] = task.ParameterOr(LightGbmLearner.ColumnShare, 0.7),
            [LightGbmLearner.RowShare] = task.ParameterOr(LightGbmLearner.RowShare, 0.8),
            [LightGbmLearner.L2] = task.ParameterOr(LightGbmLearner.L2, 1),
            [LightGbmLearner.IsExtraTrees] = task.ParameterOr(LightGbmLearner.IsExtraTrees, 0),
        };
        if (IsDart)
        {
            resolved[LightGbmLearner.IsDart] = 1;
        }

        if (IsLinear)
        {
            resolved[LightGbmLearner.IsLinear] = 1;
        }

        foreach (var name in Further.Where(task.Parameters.ContainsKey))
        {
            resolved[name] = task.Parameters[name];
        }

        return resolved;
    }

    private string BinningOf()
    {
        var categorical = string.Join(',', task.Train.Features.Index().Where(feature => feature.Item.IsCategorical).Select(feature => feature.Index));
        return $"max_bin=255 feature_pre_filter=false verbosity=-1{(IsLinear ? " linear_tree=true" : "")}{(categorical.Length == 0 ? "" : $" categorical_feature={categorical}")}";
    }

    private string TrainingOf()
    {
        var numbers = string.Join(' ', Parameters
            .Where(parameter => !Own.Contains(parameter.Key))
            .Select(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.Key}={parameter.Value:R}")));
        return $"{Objective()} {numbers} boosting={(IsDart ? "dart" : "gbdt")} extra_trees={(Parameters[LightGbmLearner.IsExtraTrees] > 0 ? "true" : "false")} " +
            $"bagging_freq={(Parameters[LightGbmLearner.RowShare] < 1 ? 1 : 0)} min_data_per_group={Math.Clamp(task.Train.RowCount / 40, 5, 100)} " +
            $"seed={task.Seed} deterministic=true force_col_wise=true{Monotone()}";
    }

    private string Objective() => task.Target.ProblemType switch
    {
        ProblemType.Binary => "objective=binary metric=binary_logloss",
        ProblemType.Multiclass => $"objective=multiclass num_class={task.Target.ClassCount} metric=multi_logloss",
        _ when task.Loss == RegressionLoss.Quantile => Quantile(),
        _ when IsAbsolute => IsMonotone ? Huber() : "objective=regression_l1 metric=l1",
        _ => "objective=regression metric=l2",
    };

    private string Quantile() => IsMonotone
        ? throw new NotSupportedException("LightGBM refits the leaves of quantile models, which breaks monotone columns: choose one of the two.")
        : string.Create(CultureInfo.InvariantCulture, $"objective=quantile alpha={task.Quantile:R} metric=quantile");

    /// <summary>Leaves of absolute loss are refitted to medians, which would break the constraint; Huber's loss (1964), linear beyond half the median deviation, needs no refit.</summary>
    private string Huber()
    {
        var median = Median(task.Target.Values);
        var deviation = Median(Array.ConvertAll(task.Target.Values, value => Math.Abs(value - median)));
        return string.Create(CultureInfo.InvariantCulture, $"objective=huber alpha={Math.Max(1e-6, deviation / 2):R} metric=l1");
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>For the features that are the column itself: not for parts of a time or levels, whose codes have no direction.</summary>
    private string Monotone()
    {
        if (!IsMonotone)
        {
            return "";
        }

        var directions = string.Join(',', task.Train.Features.Select(feature => feature.IsCategorical || feature.Name != feature.SourceColumn ? 0 : Math.Sign(task.Monotone.GetValueOrDefault(feature.SourceColumn))));
        return $" monotone_constraints={directions} monotone_constraints_method=advanced";
    }
}

using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Makes the task of a trial on a fold; its seed depends on the settings and the fold only.</summary>
internal sealed class LearnerTaskOf(Metric metric, ExperimentSettings settings)
{
    public LearnerTask For(Trial trial, FoldData fold, FoldMatrices matrices, FitBudget budget, int threads) => new()
    {
        Train = matrices.Train,
        Target = fold.TrainTarget,
        Weights = fold.TrainWeights,
        Validation = matrices.Validation,
        ValidationTarget = matrices.Validation is null ? null : fold.ValidationTarget,
        ValidationWeights = matrices.Validation is null ? null : fold.ValidationWeights,
        Metric = metric,
        Loss = LossOf(metric),
        Quantile = settings.Quantile,
        Monotone = settings.Monotone,
        Parameters = trial.Parameters,
        Seed = (settings.Seed * 1009) + fold.Index,
        Threads = threads,
        Budget = budget,
    };

    private static RegressionLoss LossOf(Metric metric) => metric.Name switch
    {
        "mae" or "median_ae" => RegressionLoss.Absolute,
        "pinball" => RegressionLoss.Quantile,
        _ => RegressionLoss.Squared,
    };
}

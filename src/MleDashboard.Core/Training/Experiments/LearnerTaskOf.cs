using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Makes the task of a trial on a fold; its seed depends on the settings and the fold only.</summary>
internal sealed class LearnerTaskOf(Metric metric, ExperimentSettings settings)
{
    public LearnerTask For(Trial trial, FoldData fold, FitBudget budget)
    {
        var matrices = fold.Matrices(trial.Learner.View);
        return new LearnerTask
        {
            Train = matrices.Train,
            Target = fold.TrainTarget,
            Validation = matrices.Validation,
            ValidationTarget = matrices.Validation is null ? null : fold.ValidationTarget,
            Metric = metric,
            Parameters = trial.Parameters,
            Seed = (settings.Seed * 1009) + fold.Index,
            Threads = settings.Threads,
            Budget = budget,
        };
    }
}

using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>What the fits of a plan should take, by what each learner says of its own cost.</summary>
internal static class PlanCost
{
    /// <summary>How many times as long a contended machine takes as an idle one.</summary>
    public const double Slowest = 2.5;

    /// <param name="train">Training rows of all folds.</param>
    /// <param name="features">Columns that are learned from.</param>
    /// <returns>Seconds on an idle machine; fits on all rows afterwards not included.</returns>
    public static double SecondsToFit(ExperimentPlan plan, int train, int features, ExperimentSettings settings, ProblemType problemType)
    {
        var lanes = FoldLanes.For(train, features, plan.Folds * plan.Repeats, settings.Threads);
        return plan.Trials.Concat(plan.StackTrials).Sum(trial =>
            lanes.SecondsOf(trial.Learner, ShapeOf(plan, trial, train, features, settings, problemType), train, plan.Folds * plan.Repeats));
    }

    /// <summary>Of a fit of one fold. One-hot columns widen the linear view; how much is known only after reading, so it is taken as three for one.</summary>
    public static LearnerShape ShapeOf(ExperimentPlan plan, Trial trial, int train, int features, ExperimentSettings settings, ProblemType problemType) => new(
        (int)(plan.Folds == 1 ? train * (1 - plan.ValidationFraction) : train * (plan.Folds - 1.0) / plan.Folds),
        trial.Learner.View == FeatureView.Linear ? features * 3 : features,
        problemType == ProblemType.Multiclass ? 5 : 1,
        settings.Threads,
        problemType == ProblemType.Regression);
}

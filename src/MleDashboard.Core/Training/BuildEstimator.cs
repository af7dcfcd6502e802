using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training;

/// <summary>Adds up what each learner says of its own cost. The low end is the measured cost on an idle machine, the high end a contended one.</summary>
internal sealed class BuildEstimator : IBuildEstimator
{
    private const double Slowest = 2.5;

    /// <summary>A worker taking the job, reading the table, saving the model.</summary>
    private const double SecondsBeside = 1;

    /// <summary>Impact and curves of one column of one candidate, measured on 2 cores.</summary>
    private const double SecondsToExplain = 0.02;

    public BuildEstimate Estimate(DatasetContent content, ExperimentSettings settings, ProblemType problemType)
    {
        var rows = (int)Math.Min(content.Rows, int.MaxValue);
        var plan = ExperimentPlan.For(settings, rows, problemType);
        rows = Math.Min(rows, plan.MostRows);
        var test = (int)Math.Round(rows * settings.TestFraction);
        var train = rows - test;
        var inFold = plan.Folds == 1 ? train * (1 - plan.ValidationFraction) : train * (plan.Folds - 1.0) / plan.Folds;
        var features = content.Schema.Columns.Count(column => settings.RoleOf(column.Name) == ColumnRole.Feature);
        var lanes = FoldLanes.For(train, features, plan.Folds, settings.Threads);
        double seconds = SecondsBeside, refit = 0;
        long memory = 0, largest = 0;
        var views = new HashSet<FeatureView>();
        var names = new List<string>();
        foreach (var trial in plan.Trials.Concat(plan.StackTrials))
        {
            var shape = ShapeOf(trial, (int)inFold, features, problemType, settings.Threads);
            var answersOutOfBag = trial.Learner.HasOutOfBag && plan.Folds > 1;
            seconds += lanes.SecondsOf(trial.Learner, shape, train, plan.Folds);
            refit += plan.IsRefitted && !answersOutOfBag ? trial.Learner.EstimateSeconds(shape with { Rows = train }) : 0;
            largest = Math.Max(largest, trial.Learner.EstimateBytes(shape));
            if (views.Add(trial.Learner.View))
            {
                memory += (plan.Folds + 1L) * rows * shape.Columns * sizeof(float);
            }

            names.Add(plan.Folds == 1 || answersOutOfBag ? trial.Name : $"{trial.Name}, {plan.Folds} folds");
        }

        if (plan.Trials.Count > 1)
        {
            names.Add("weighted ensemble");
        }

        seconds += refit + ((plan.Trials.Count + plan.StackTrials.Count) * features * SecondsToExplain);

        // A search goes on until the time is over.
        seconds = plan.SearchedLearners.Count > 0 && plan.TimeLimit is { } all ? Math.Max(seconds, all.TotalSeconds) : seconds;
        var most = plan.TimeLimit?.TotalSeconds ?? double.PositiveInfinity;
        return new BuildEstimate(
            train,
            test,
            names,
            TimeSpan.FromSeconds(Math.Min(seconds, most)),
            TimeSpan.FromSeconds(Math.Min(seconds * Slowest, most)),
            memory + largest + (rows * (features + 1L) * sizeof(double) * 2));
    }

    /// <summary>One-hot columns widen the linear view; how much is known only after reading, so it is taken as three for one.</summary>
    private static LearnerShape ShapeOf(Trial trial, int rows, int features, ProblemType problemType, int threads) =>
        new(rows, trial.Learner.View == FeatureView.Linear ? features * 3 : features, problemType == ProblemType.Multiclass ? 5 : 1, threads, problemType == ProblemType.Regression);
}

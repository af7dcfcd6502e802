using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training;

/// <summary>Adds up what each learner says of its own cost. The low end is the measured cost on an idle machine, the high end a contended one.</summary>
internal sealed class BuildEstimator : IBuildEstimator
{
    /// <summary>A worker taking the job, reading the table, saving the model.</summary>
    private const double SecondsBeside = 1;

    /// <summary>Impact and curves of one column of one candidate, measured on 2 cores.</summary>
    private const double SecondsToExplain = 0.02;

    public BuildEstimate Estimate(DatasetContent content, ExperimentSettings settings, ProblemType problemType)
    {
        var rows = (int)Math.Min(content.Rows, int.MaxValue);
        var planned = ExperimentPlan.For(settings, rows, problemType);
        rows = Math.Min(rows, planned.MostRows);
        var test = (int)Math.Round(rows * settings.TestFraction);
        var train = rows - test;
        var features = content.Schema.Columns.Count(column => settings.RoleOf(column.Name) == ColumnRole.Feature);
        var plan = planned.Repeated(train, features, settings, problemType);
        double seconds = SecondsBeside + PlanCost.SecondsToFit(plan, train, features, settings, problemType), refit = 0;
        long memory = 0, largest = 0;
        var views = new HashSet<FeatureView>();
        var names = new List<string>();
        foreach (var trial in plan.Trials.Concat(plan.StackTrials))
        {
            var shape = PlanCost.ShapeOf(plan, trial, train, features, settings, problemType);
            var answersOutOfBag = trial.Learner.HasOutOfBag && plan.Folds > 1;
            refit += plan.IsRefitted && !answersOutOfBag ? trial.Learner.EstimateSeconds(shape with { Rows = train }) : 0;
            largest = Math.Max(largest, trial.Learner.EstimateBytes(shape));
            if (views.Add(trial.Learner.View))
            {
                memory += ((plan.Folds * plan.Repeats) + 1L) * rows * shape.Columns * sizeof(float);
            }

            names.Add(plan.Folds == 1 || answersOutOfBag ? trial.Name : $"{trial.Name}, {(plan.Repeats > 1 ? $"{plan.Repeats} times " : "")}{plan.Folds} folds");
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
            TimeSpan.FromSeconds(Math.Min(seconds * PlanCost.Slowest, most)),
            memory + largest + (rows * (features + 1L) * sizeof(double) * 2));
    }
}

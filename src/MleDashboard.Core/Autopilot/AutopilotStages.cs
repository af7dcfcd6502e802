using static MleDashboard.Core.Autopilot.AutopilotSecondaryStatus;

namespace MleDashboard.Core.Autopilot;

/// <summary>One step of the diagram as it went.</summary>
/// <param name="Statuses">The secondary statuses seen in it, oldest first, unknown ones included.</param>
public sealed record AutopilotStage(AutopilotStep Step, AutopilotStageState State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, IReadOnlyList<string> Statuses);

/// <summary>Reads the seven stages off the changes of a run.</summary>
public static class AutopilotStages
{
    private static readonly AutopilotStep[] Steps = Enum.GetValues<AutopilotStep>();

    /// <summary>The step a secondary status belongs to; null for an end, a stop, and one that is not known.</summary>
    public static AutopilotStep? StepOf(string secondaryStatus) => secondaryStatus switch
    {
        Starting or AnalyzingData or PreTraining => AutopilotStep.Preprocessing,
        CandidateDefinitionsGenerated => AutopilotStep.CandidateDefinitions,
        FeatureEngineering => AutopilotStep.FeatureEngineering,
        ModelTuning or TrainingModels or MaxCandidatesReached => AutopilotStep.Tuning,
        GeneratingExplainabilityReport or ExplainabilityError => AutopilotStep.Explainability,
        GeneratingModelInsightsReport or ModelInsightsError => AutopilotStep.Insights,
        DeployingModel or ModelDeploymentError => AutopilotStep.Deployment,
        _ => null,
    };

    public static bool IsTrouble(string secondaryStatus) => secondaryStatus is ExplainabilityError or ModelInsightsError or ModelDeploymentError;

    /// <summary>All seven, in order. A stage ends when another begins, or with the run.</summary>
    public static IReadOnlyList<AutopilotStage> Of(AutopilotRun run)
    {
        var visits = Visits(run);
        var last = visits.Count == 0 ? (AutopilotStep?)null : visits[^1].Step;
        return Array.ConvertAll(Steps, step => StageOf(step, run, visits.FindAll(visit => visit.Step == step), last));
    }

    private static AutopilotStage StageOf(AutopilotStep step, AutopilotRun run, List<Visit> visits, AutopilotStep? last)
    {
        if (visits.Count == 0)
        {
            var isPast = run.IsFinal || step < last;
            return new AutopilotStage(step, isPast ? AutopilotStageState.Skipped : AutopilotStageState.Waiting, null, null, []);
        }

        var isLast = step == last;
        var state = visits.Exists(visit => visit.Statuses.Exists(IsTrouble)) ? AutopilotStageState.Failed
            : !isLast ? AutopilotStageState.Done
            : run.Status switch
            {
                AutopilotStatus.Completed => AutopilotStageState.Done,
                AutopilotStatus.Failed => AutopilotStageState.Failed,
                AutopilotStatus.Stopped => AutopilotStageState.Stopped,
                _ => AutopilotStageState.Running,
            };
        return new AutopilotStage(step, state, visits[0].From, visits[^1].To, [.. visits.SelectMany(visit => visit.Statuses)]);
    }

    /// <summary>A status without a step of its own is told by the stage that is running.</summary>
    private static List<Visit> Visits(AutopilotRun run)
    {
        List<Visit> visits = [];
        foreach (var change in run.Changes)
        {
            var step = StepOf(change.SecondaryStatus);
            if (step is null || (visits.Count > 0 && visits[^1].Step == step))
            {
                if (visits.Count > 0)
                {
                    visits[^1].Statuses.Add(change.SecondaryStatus);
                }

                continue;
            }

            if (visits.Count > 0)
            {
                visits[^1].To = change.At;
            }

            visits.Add(new Visit(step.Value, change.At, [change.SecondaryStatus]));
        }

        if (visits.Count > 0)
        {
            visits[^1].To = run.EndedAt;
        }

        return visits;
    }

    private sealed class Visit(AutopilotStep step, DateTimeOffset from, List<string> statuses)
    {
        public AutopilotStep Step => step;

        public DateTimeOffset From => from;

        public List<string> Statuses => statuses;

        public DateTimeOffset? To { get; set; }
    }
}

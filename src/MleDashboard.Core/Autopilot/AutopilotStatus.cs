namespace MleDashboard.Core.Autopilot;

/// <summary>The primary statuses of a job. Statuses are text: one that is not here is shown as it came.</summary>
public static class AutopilotStatus
{
    public const string Completed = "Completed";
    public const string InProgress = "InProgress";
    public const string Failed = "Failed";
    public const string Stopped = "Stopped";
    public const string Stopping = "Stopping";

    /// <summary>Only these three end a job.</summary>
    public static bool IsFinal(string status) => status is Completed or Failed or Stopped;
}

/// <summary>The secondary statuses that are known.</summary>
public static class AutopilotSecondaryStatus
{
    public const string Starting = "Starting";
    public const string AnalyzingData = "AnalyzingData";
    public const string PreTraining = "PreTraining";
    public const string CandidateDefinitionsGenerated = "CandidateDefinitionsGenerated";
    public const string FeatureEngineering = "FeatureEngineering";
    public const string ModelTuning = "ModelTuning";
    public const string TrainingModels = "TrainingModels";
    public const string MaxCandidatesReached = "MaxCandidatesReached";
    public const string MaxAutoMLJobRuntimeReached = "MaxAutoMLJobRuntimeReached";
    public const string GeneratingExplainabilityReport = "GeneratingExplainabilityReport";
    public const string ExplainabilityError = "ExplainabilityError";
    public const string GeneratingModelInsightsReport = "GeneratingModelInsightsReport";
    public const string ModelInsightsError = "ModelInsightsError";
    public const string DeployingModel = "DeployingModel";
    public const string ModelDeploymentError = "ModelDeploymentError";
}

/// <summary>The seven steps of the process diagram, in order.</summary>
public enum AutopilotStep
{
    Preprocessing,
    CandidateDefinitions,
    FeatureEngineering,
    Tuning,
    Explainability,
    Insights,
    Deployment,
}

public enum AutopilotStageState
{
    Waiting,
    Running,
    Done,

    /// <summary>The job went past it or ended without it.</summary>
    Skipped,

    /// <summary>It gave an error; the job may have gone on.</summary>
    Failed,

    /// <summary>The job was stopped in it.</summary>
    Stopped,
}

using MleDashboard.Core.Autopilot;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>Parts of an experiment's page; the names are the values of "tab" in the address.</summary>
public enum ExperimentTab
{
    Run,
    Trials,
    Notebooks,
    Leaderboard,
    Settings,
}

/// <summary>Parts of a candidate's page.</summary>
public enum CandidateTab
{
    Explainability,
    Performance,
    Artifacts,
    Network,
    Facts,
}

/// <summary>Addresses and words of Autopilot, in one place.</summary>
internal static class AutopilotLinks
{
    public const string List = "/autopilot";
    public const string New = "/autopilot/new";
    public const string Endpoints = "/autopilot/endpoints";

    public static string Page(Guid id) => $"{List}/{id}";

    public static string Tab(Guid id, ExperimentTab tab) => tab == ExperimentTab.Run ? Page(id) : $"{Page(id)}?tab={tab.ToString().ToLowerInvariant()}";

    public static string Candidate(Guid id, string name) => $"{Page(id)}/candidates/{Uri.EscapeDataString(name)}";

    public static string CandidateOn(Guid id, string name, CandidateTab tab) => tab == CandidateTab.Explainability ? Candidate(id, name) : $"{Candidate(id, name)}?tab={tab.ToString().ToLowerInvariant()}";

    public static string Endpoint(Guid id) => $"{Endpoints}/{id}";

    public static string Download(Guid id, AutopilotArtifact artifact) => $"/api/autopilot/{id}/artifact?location={Uri.EscapeDataString(artifact.Location)}";

    public static string Engine(AutopilotEngineKind engine) => engine == AutopilotEngineKind.Local ? "This server" : "Amazon SageMaker";

    public static string Method(TrainingMethod method) => method switch
    {
        TrainingMethod.Ensembling => "Ensembling",
        TrainingMethod.Tuning => "Hyperparameter tuning",
        _ => "Automatic",
    };

    public static string Problem(Core.Metrics.ProblemType? problem) => problem switch
    {
        Core.Metrics.ProblemType.Binary => "2 category prediction",
        Core.Metrics.ProblemType.Multiclass => "3+ category prediction",
        Core.Metrics.ProblemType.Regression => "Numeric prediction",
        _ => "From the values of the target",
    };

    /// <summary>A status that is not known is shown as it came.</summary>
    public static (Tone Tone, string Text) Status(string status) => status switch
    {
        AutopilotStatus.Completed => (Tone.Good, "Completed"),
        AutopilotStatus.InProgress => (Tone.Accent, "In progress"),
        AutopilotStatus.Failed => (Tone.Bad, "Failed"),
        AutopilotStatus.Stopped => (Tone.Warn, "Stopped"),
        AutopilotStatus.Stopping => (Tone.Warn, "Stopping"),
        EndpointStatus.InService => (Tone.Good, "In service"),
        EndpointStatus.Creating => (Tone.Accent, "Creating"),
        _ => (Tone.Quiet, status),
    };

    public static string Step(AutopilotStep step) => step switch
    {
        AutopilotStep.Preprocessing => "Data preprocessing",
        AutopilotStep.CandidateDefinitions => "Candidate definitions",
        AutopilotStep.FeatureEngineering => "Feature engineering",
        AutopilotStep.Tuning => "Model tuning",
        AutopilotStep.Explainability => "Explainability report",
        AutopilotStep.Insights => "Insights report",
        _ => "Deploying model",
    };

    public static (Tone Tone, string Text) Stage(AutopilotStageState state) => state switch
    {
        AutopilotStageState.Running => (Tone.Accent, "Running"),
        AutopilotStageState.Done => (Tone.Good, "Done"),
        AutopilotStageState.Failed => (Tone.Bad, "Trouble"),
        AutopilotStageState.Stopped => (Tone.Warn, "Stopped"),
        AutopilotStageState.Skipped => (Tone.Quiet, "Not needed"),
        _ => (Tone.Quiet, "Waiting"),
    };

    public static string Artifact(AutopilotArtifactKind kind) => kind switch
    {
        AutopilotArtifactKind.DataExplorationNotebook => "Data exploration notebook",
        AutopilotArtifactKind.CandidateDefinitionNotebook => "Candidate definition notebook",
        AutopilotArtifactKind.CandidateDefinitions => "Candidate definitions",
        AutopilotArtifactKind.Explainability => "Explainability report",
        AutopilotArtifactKind.ModelInsights => "Insights report",
        AutopilotArtifactKind.Model => "Model",
        AutopilotArtifactKind.TrainingRows => "Training rows",
        AutopilotArtifactKind.TestRows => "Locked test rows",
        _ => "File",
    };

    /// <summary>A share of what was tried in time: the minutes that a user types are seconds for the service.</summary>
    public static string Duration(TimeSpan? time) => time is { } known ? Formats.Duration(known) : "";
}

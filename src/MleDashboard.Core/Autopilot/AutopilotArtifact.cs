namespace MleDashboard.Core.Autopilot;

/// <summary>What an artifact is; unknown ones are <see cref="Other"/>.</summary>
public enum AutopilotArtifactKind
{
    Other,
    DataExplorationNotebook,
    CandidateDefinitionNotebook,

    /// <summary>The plan: pipelines, algorithms and their ranges.</summary>
    CandidateDefinitions,

    Explainability,
    ModelInsights,
    Model,

    /// <summary>Rows that were learned from, as CSV.</summary>
    TrainingRows,

    /// <summary>The locked test rows, as CSV.</summary>
    TestRows,
}

/// <summary>A file, or a folder of files, that an experiment made.</summary>
/// <param name="Name">The file name a download gets.</param>
/// <param name="Location">An S3 address, or a name within the experiment's own folder. Taken from the engine, never built by a page.</param>
/// <param name="IsFolder">A prefix: its files come from <see cref="IAutopilotEngine.ListArtifactsAsync"/>.</param>
public sealed record AutopilotArtifact(AutopilotArtifactKind Kind, string Name, string Location, long? Bytes = null, bool IsFolder = false);

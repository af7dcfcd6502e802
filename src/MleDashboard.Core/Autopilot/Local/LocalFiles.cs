namespace MleDashboard.Core.Autopilot.Local;

/// <summary>Names of what an experiment of this server leaves, as downloads carry them and notebooks read them.</summary>
internal static class LocalFiles
{
    public const string TrainingRows = "training-rows.csv";
    public const string TestRows = "test-rows.csv";
    public const string DataExploration = "DataExplorationNotebook.ipynb";
    public const string CandidateDefinition = "CandidateDefinitionNotebook.ipynb";
    public const string Definitions = "candidate-definitions.json";
    public const string Explainability = "explainability.json";
    public const string Insights = "model-insights.json";
}

using System.Globalization;
using MleDashboard.Core.Models;

namespace MleDashboard.Web.Features.Models;

/// <summary>Addresses of the model pages.</summary>
internal static class ModelLinks
{
    public const string List = "/models";

    public static string Tab(Guid modelId, ModelTab tab, int? version = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/models/{modelId}/{Word(tab)}") + (version is { } number ? $"?version={number}" : "");

    public static string Leaderboard(Guid modelId, int version) => Tab(modelId, ModelTab.Analyze, version) + "&view=leaderboard";

    public static string LeaderboardCsv(Guid versionId) => $"/api/models/versions/{versionId}/leaderboard.csv";

    public static string LearningCurveCsv(Guid versionId) => $"/api/models/versions/{versionId}/learning-curve.csv";

    public static string ImpactCsv(Guid versionId, string candidate, string? column = null) =>
        $"/api/models/versions/{versionId}/impact.csv?model={Uri.EscapeDataString(candidate)}" + (column is null ? "" : $"&column={Uri.EscapeDataString(column)}");

    public static string CurveCsv(Guid versionId, string candidate, string chart) =>
        $"/api/models/versions/{versionId}/{chart}.csv?model={Uri.EscapeDataString(candidate)}";

    /// <summary>Where a click on a model's name leads: to what there is to see.</summary>
    public static string Best(Model model) => model.Latest() switch
    {
        { State: ModelVersionState.Ready } version => Tab(model.Id, ModelTab.Analyze, version.Number),
        { } => Tab(model.Id, ModelTab.Build),
        null when model.Draft.DatasetVersionId is not null => Tab(model.Id, ModelTab.Build),
        _ => Tab(model.Id, ModelTab.Select),
    };

    public static string Word(ModelTab tab) => tab.ToString().ToLowerInvariant();
}

/// <summary>The four steps from a table to predictions.</summary>
public enum ModelTab
{
    Select,
    Build,
    Analyze,
    Predict,
}

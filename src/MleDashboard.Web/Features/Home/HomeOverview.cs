using MleDashboard.Core.Datasets;
using MleDashboard.Core.Models;

namespace MleDashboard.Web.Features.Home;

/// <summary>What Home knows: how far the workspace is, and what changed last.</summary>
/// <param name="Datasets">Newest first.</param>
/// <param name="Models">Last changed first.</param>
public sealed record HomeOverview(IReadOnlyList<Dataset> Datasets, IReadOnlyList<Model> Models, bool HasPrediction)
{
    public Dataset? Sample => Datasets.FirstOrDefault(dataset => dataset.Versions.Any(version => version.Origin == DatasetOrigin.Sample && version.State != DatasetVersionState.Failed));

    public bool HasDataset => Datasets.Any(dataset => dataset.Versions.Any(version => version.State == DatasetVersionState.Ready));

    public Model? ReadyModel => Models.FirstOrDefault(model => model.Versions.Any(version => version.State == ModelVersionState.Ready));

    /// <summary>All three first steps were taken by somebody in this workspace.</summary>
    public bool IsComplete => HasDataset && ReadyModel is not null && HasPrediction;
}

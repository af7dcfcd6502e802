using MleDashboard.Core.Training;

namespace MleDashboard.Core.Models;

/// <summary>The request of the build job.</summary>
public sealed record BuildModelRequest(Guid ModelVersionId, Guid DatasetVersionId, ExperimentSettings Settings);

using MleDashboard.Core.Training;

namespace MleDashboard.Core.Models;

/// <summary>The request of the build job.</summary>
/// <param name="ContinuesVersionId">The finished version whose fits are used again where they are of the same rows and settings.</param>
public sealed record BuildModelRequest(Guid ModelVersionId, Guid DatasetVersionId, ExperimentSettings Settings, Guid? ContinuesVersionId = null);

using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Profiling;

public enum ProfileState
{
    Running,
    Ready,
    Failed,
}

/// <summary>The profile of a dataset version, or how far its job is.</summary>
public sealed record StoredProfile(Guid DatasetVersionId, ProfileState State, Guid JobId, string? ArtifactKey, string? Error);

public interface IProfileCatalog
{
    Task<StoredProfile?> FindAsync(Guid datasetVersionId, CancellationToken cancellationToken);

    /// <summary>The stored profile or the running one, else starts the job, which takes a builder. After a failure it starts a new one.</summary>
    Task<Result<StoredProfile>> RequestAsync(Actor actor, Guid datasetVersionId, CancellationToken cancellationToken);

    /// <summary>A new profile in place of the stored one at <paramref name="unreadableKey"/>, whose files are gone or damaged, or which is to be made in the other mode. Who comes second gets the profile that the first one started.</summary>
    /// <param name="isMinimal">By choice without the heavier sections.</param>
    Task<Result<StoredProfile>> RemakeAsync(Actor actor, Guid datasetVersionId, string unreadableKey, CancellationToken cancellationToken, bool isMinimal = false);

    /// <summary>Called by the job: report.json of <paramref name="artifactKey"/> holds the report. False when the lease is lost.</summary>
    Task<bool> CompleteAsync(JobLease lease, Guid datasetVersionId, string artifactKey, CancellationToken cancellationToken);
}

/// <summary>The request of the profile job.</summary>
/// <param name="IsMinimal">Leaves the heavier sections out, by choice; a large table is profiled so by itself.</param>
public sealed record ProfileDatasetRequest(Guid DatasetVersionId, bool IsMinimal = false);

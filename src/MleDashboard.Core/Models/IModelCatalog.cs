using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Models;

/// <summary>Models and their builds. Shared by all signed-in users; owners and administrators change.</summary>
public interface IModelCatalog
{
    /// <summary>All models, last changed first.</summary>
    Task<IReadOnlyList<Model>> ListAsync(CancellationToken cancellationToken);

    Task<Model?> FindAsync(Guid modelId, CancellationToken cancellationToken);

    Task<ModelVersion?> FindVersionAsync(Guid versionId, CancellationToken cancellationToken);

    /// <summary>The name is 1 to 100 characters and not in use.</summary>
    Task<Result<Model>> CreateAsync(Actor actor, string name, CancellationToken cancellationToken);

    Task<Result> RenameAsync(Actor actor, Guid modelId, string name, CancellationToken cancellationToken);

    Task<Result> SaveDraftAsync(Actor actor, Guid modelId, ModelDraft draft, CancellationToken cancellationToken);

    /// <summary>Makes the version and its job in one transaction. Refused when the dataset version is gone or not ready, and while a build of this model runs. An equal request within two seconds (a double click) gives the version it made.</summary>
    Task<Result<ModelVersion>> BuildAsync(Actor actor, Guid modelId, Guid datasetVersionId, ExperimentSettings settings, CancellationToken cancellationToken);

    /// <summary>Builds a new version with the settings of a finished one and twice its time, going on from what was fitted; refused as <see cref="BuildAsync"/> is, and when the version has no model.</summary>
    Task<Result<ModelVersion>> BuildLongerAsync(Actor actor, Guid versionId, CancellationToken cancellationToken);

    /// <summary>Refused while a build or a prediction of it runs.</summary>
    Task<Result> DeleteAsync(Actor actor, Guid modelId, CancellationToken cancellationToken);

    Task<Result> SetDefaultModelAsync(Actor actor, Guid versionId, string candidate, CancellationToken cancellationToken);

    /// <summary>Rows of a build so far, in fit order; they appear while it runs.</summary>
    Task<IReadOnlyList<LeaderboardEntry>> ListCandidatesAsync(Guid versionId, CancellationToken cancellationToken);

    /// <summary>Called by the build: adds or replaces the row of that name. False when the lease is lost.</summary>
    Task<bool> RecordCandidateAsync(JobLease lease, Guid versionId, LeaderboardEntry entry, CancellationToken cancellationToken);

    /// <summary>Called by the build at its end. False when the lease is lost: then nothing was written.</summary>
    Task<bool> CompleteVersionAsync(JobLease lease, Guid versionId, ModelContent content, CancellationToken cancellationToken);
}

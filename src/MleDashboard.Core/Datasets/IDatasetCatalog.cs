using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets;

/// <summary>What to import.</summary>
/// <param name="Name">Name of the new dataset.</param>
/// <param name="UploadKey">Key that the upload endpoint gave, see <see cref="Storage.IUploadStore"/>; null for the bundled sample.</param>
/// <param name="FileName">The file's own name, for people.</param>
/// <param name="IntoDatasetId">Adds a version to this dataset instead of making a new one.</param>
public sealed record NewImport(string Name, string? UploadKey, string FileName, DatasetOrigin Origin, ImportOptions Options, Guid? IntoDatasetId = null);

/// <summary>Datasets and their versions. The workspace is shared: every signed-in user sees all; owners and administrators change.</summary>
public interface IDatasetCatalog
{
    /// <summary>All datasets, newest first.</summary>
    Task<IReadOnlyList<Dataset>> ListAsync(CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(Guid datasetId, CancellationToken cancellationToken);

    Task<DatasetVersion?> FindVersionAsync(Guid versionId, CancellationToken cancellationToken);

    /// <summary>Makes the version and its job in one transaction, then hands the job to a worker.</summary>
    Task<Result<DatasetVersion>> ImportAsync(Actor actor, NewImport import, CancellationToken cancellationToken);

    /// <summary>Two new datasets, "NAME.train" and "NAME.test", and the one job that fills both; returns train first.</summary>
    Task<Result<IReadOnlyList<DatasetVersion>>> SplitAsync(Actor actor, Guid versionId, SplitSettings settings, CancellationToken cancellationToken);

    Task<Result> RenameAsync(Actor actor, Guid datasetId, string name, string description, CancellationToken cancellationToken);

    /// <summary>Refused with the reason while a model, a prediction or a running job uses one of its versions.</summary>
    Task<Result> DeleteAsync(Actor actor, Guid datasetId, CancellationToken cancellationToken);

    /// <summary>Called by jobs. False when the lease is lost: then nothing was written. All versions are completed in one transaction.</summary>
    Task<bool> CompleteVersionsAsync(JobLease lease, IReadOnlyDictionary<Guid, DatasetContent> contents, CancellationToken cancellationToken);
}

using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets;

/// <summary>What to import.</summary>
/// <param name="Name">Name of the new dataset.</param>
/// <param name="UploadKey">Key that the upload endpoint gave, see <see cref="Storage.IUploadStore"/>; null for the bundled sample and for a file of a bucket.</param>
/// <param name="FileName">The file's own name, for people.</param>
/// <param name="IntoDatasetId">Adds a version to this dataset instead of making a new one.</param>
/// <param name="Address">The file of a bucket that a worker fetches; its address stays with the version.</param>
public sealed record NewImport(string Name, string? UploadKey, string FileName, DatasetOrigin Origin, ImportOptions Options, Guid? IntoDatasetId = null, ObjectAddress? Address = null);

/// <summary>Datasets and their versions. The workspace is shared: every signed-in user sees all; owners and administrators change.</summary>
public interface IDatasetCatalog
{
    /// <summary>All datasets, newest first.</summary>
    Task<IReadOnlyList<Dataset>> ListAsync(CancellationToken cancellationToken);

    Task<Dataset?> FindAsync(Guid datasetId, CancellationToken cancellationToken);

    Task<DatasetVersion?> FindVersionAsync(Guid versionId, CancellationToken cancellationToken);

    /// <summary>Makes the version and its job in one transaction, then hands the job to a worker. An upload is imported once: a second request with its key (a double click) gives the version the first one made, unless that version failed.</summary>
    Task<Result<DatasetVersion>> ImportAsync(Actor actor, NewImport import, CancellationToken cancellationToken);

    /// <summary>Two new datasets, "NAME.train" and "NAME.test", and the one job that fills both; returns train first.</summary>
    Task<Result<IReadOnlyList<DatasetVersion>>> SplitAsync(Actor actor, Guid versionId, SplitSettings settings, CancellationToken cancellationToken);

    /// <summary>The next version of the same dataset: the rows of <paramref name="versionId"/> read as other types, by a job. Values that do not fit become missing and are counted.</summary>
    Task<Result<DatasetVersion>> ChangeTypesAsync(Actor actor, Guid versionId, IReadOnlyDictionary<string, ColumnType> types, CancellationToken cancellationToken);

    /// <summary>The next version of the same dataset: the rows of <paramref name="versionId"/> without those equal to an earlier one, by a job.</summary>
    Task<Result<DatasetVersion>> DropDuplicatesAsync(Actor actor, Guid versionId, CancellationToken cancellationToken);

    Task<Result> RenameAsync(Actor actor, Guid datasetId, string name, string description, CancellationToken cancellationToken);

    /// <summary>Refused with <see cref="DatasetInUse"/> while a model, a prediction or a running job uses one of its versions.</summary>
    Task<Result> DeleteAsync(Actor actor, Guid datasetId, CancellationToken cancellationToken);

    /// <summary>Removes one version, a failed import for example; the only version goes with its dataset. Refused as <see cref="DeleteAsync"/> is.</summary>
    Task<Result> DeleteVersionAsync(Actor actor, Guid versionId, CancellationToken cancellationToken);

    /// <summary>Called by jobs. False when the lease is lost: then nothing was written. All versions are completed in one transaction.</summary>
    Task<bool> CompleteVersionsAsync(JobLease lease, IReadOnlyDictionary<Guid, DatasetContent> contents, CancellationToken cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Profiling;
using MleDashboard.Infrastructure.Storage;

namespace MleDashboard.Infrastructure.Datasets;

internal sealed class DatasetCatalog(StudioDatabase database, DatasetStarter starter, ArtifactRemover artifacts) : IDatasetCatalog
{
    private const int MaxDescriptionLength = 2000;

    public Task<IReadOnlyList<Dataset>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Dataset>>(
        async db => (await WithVersions(db).OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken)).ConvertAll(row => row.ToDataset()),
        cancellationToken);

    public Task<Dataset?> FindAsync(Guid datasetId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => (await WithVersions(db).FirstOrDefaultAsync(row => row.Id == datasetId, cancellationToken))?.ToDataset(),
        cancellationToken);

    public Task<DatasetVersion?> FindVersionAsync(Guid versionId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => await db.DatasetVersions.Include(row => row.Dataset).Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == versionId, cancellationToken) is { } row
            ? row.ToVersion(row.Dataset!.Name)
            : null,
        cancellationToken);

    public async Task<Result<DatasetVersion>> ImportAsync(Actor actor, NewImport import, CancellationToken cancellationToken) =>
        await OnlyAsync(await starter.ImportAsync(actor, import, cancellationToken), cancellationToken);

    public async Task<Result<IReadOnlyList<DatasetVersion>>> SplitAsync(Actor actor, Guid versionId, SplitSettings settings, CancellationToken cancellationToken)
    {
        var started = await starter.SplitAsync(actor, versionId, settings, cancellationToken);
        if (!started.IsOk)
        {
            return started.Error;
        }

        List<DatasetVersion> versions = [];
        foreach (var id in started.Value)
        {
            versions.Add((await FindVersionAsync(id, cancellationToken))!);
        }

        return versions;
    }

    public async Task<Result<DatasetVersion>> ChangeTypesAsync(Actor actor, Guid versionId, IReadOnlyDictionary<string, ColumnType> types, CancellationToken cancellationToken) =>
        await OnlyAsync(await starter.ChangeTypesAsync(actor, versionId, types, cancellationToken), cancellationToken);

    public async Task<Result<DatasetVersion>> DropDuplicatesAsync(Actor actor, Guid versionId, CancellationToken cancellationToken) =>
        await OnlyAsync(await starter.DropDuplicatesAsync(actor, versionId, cancellationToken), cancellationToken);

    public Task<Result> RenameAsync(Actor actor, Guid datasetId, string name, string description, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
        var described = description.Trim();
        return database.WriteAsync<Result>(
            async db =>
            {
                if (await db.Datasets.FirstOrDefaultAsync(row => row.Id == datasetId, cancellationToken) is not { } dataset)
                {
                    return new NotFound("This dataset");
                }

                if (!actor.CanChange(dataset.OwnerId))
                {
                    return new NotAllowed("rename this dataset");
                }

                if (trimmed.Length is 0 or > DatasetNames.MaxLength)
                {
                    return new DatasetNameNotValid();
                }

                if (await DatasetNames.IsTakenAsync(db, trimmed, datasetId, cancellationToken))
                {
                    return new DatasetNameTaken(trimmed);
                }

                dataset.Name = trimmed;
                dataset.NormalizedName = DatasetNames.Normalize(trimmed);
                dataset.Description = described[..Math.Min(described.Length, MaxDescriptionLength)];
                await db.SaveChangesAsync(cancellationToken);
                return Result.Ok;
            },
            cancellationToken);
    }

    public Task<Result> DeleteAsync(Actor actor, Guid datasetId, CancellationToken cancellationToken) =>
        DeleteAsync(actor, datasetId, null, cancellationToken);

    public async Task<Result> DeleteVersionAsync(Actor actor, Guid versionId, CancellationToken cancellationToken) => await FindVersionAsync(versionId, cancellationToken) is { } version
        ? await DeleteAsync(actor, version.DatasetId, versionId, cancellationToken)
        : new NotFound("This dataset version");

    public Task<bool> CompleteVersionsAsync(JobLease lease, IReadOnlyDictionary<Guid, DatasetContent> contents, CancellationToken cancellationToken) => database.WriteFencedAsync(
        lease,
        async db =>
        {
            foreach (var (versionId, content) in contents)
            {
                var text = StudioJson.Write(content);
                await db.DatasetVersions
                    .Where(row => row.Id == versionId && row.JobId == lease.JobId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, text), cancellationToken);
            }
        },
        cancellationToken);

    private static IQueryable<DatasetRow> WithVersions(StudioDbContext db) =>
        db.Datasets.Include(row => row.Versions).ThenInclude(row => row.Job).AsSplitQuery();

    private async Task<Result<DatasetVersion>> OnlyAsync(Result<IReadOnlyList<Guid>> started, CancellationToken cancellationToken) =>
        started.IsOk ? (await FindVersionAsync(started.Value[0], cancellationToken))! : started.Error;

    /// <param name="onlyVersion">Null: the dataset with all its versions.</param>
    private async Task<Result> DeleteAsync(Actor actor, Guid datasetId, Guid? onlyVersion, CancellationToken cancellationToken)
    {
        var (result, keys) = await database.WriteAsync<(Result, IReadOnlyList<string>)>(
            async db =>
            {
                if (await WithVersions(db).FirstOrDefaultAsync(row => row.Id == datasetId, cancellationToken) is not { } dataset)
                {
                    return (new NotFound("This dataset"), []);
                }

                if (!actor.CanChange(dataset.OwnerId))
                {
                    return (new NotAllowed("delete this dataset"), []);
                }

                var goes = dataset.Versions.FindAll(version => onlyVersion is null || version.Id == onlyVersion);
                var ids = goes.ConvertAll(version => version.Id);
                if (await DatasetUses.FindAsync(db, ids, cancellationToken) is { Count: > 0 } uses)
                {
                    return (new DatasetInUse(onlyVersion is null ? dataset.Name : DatasetRecords.Label(dataset.Name, goes[0].Number), uses), []);
                }

                var profiles = await db.Profiles.Where(row => ids.Contains(row.DatasetVersionId)).ToListAsync(cancellationToken);
                List<string> removed = [.. profiles.Select(row => row.ArtifactKey).OfType<string>()];
                removed.AddRange(goes.Select(row => StudioJson.ReadOptional<DatasetContent>(row.Content)?.ArtifactKey).OfType<string>());
                if (goes.Count == dataset.Versions.Count)
                {
                    db.Datasets.Remove(dataset);
                    await DatasetNotes.RemoveAsync(db, datasetId, cancellationToken);
                }
                else
                {
                    db.DatasetVersions.RemoveRange(goes);
                }

                await db.SaveChangesAsync(cancellationToken);
                return (Result.Ok, removed);
            },
            cancellationToken);
        await artifacts.RemoveAsync(keys, cancellationToken);
        return result;
    }
}

using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Storage;

namespace MleDashboard.Infrastructure.Datasets;

internal sealed class DatasetCatalog(
    StudioDatabase database, JobStarter starter, JobCarrier carrier, IUploadStore uploads, ArtifactRemover artifacts, TimeProvider time) : IDatasetCatalog
{
    private const int MaxNameLength = 100;
    private const int MaxDescriptionLength = 2000;

    /// <summary>Two clicks within this are one wish.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(2);

    public Task<IReadOnlyList<Dataset>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Dataset>>(
        async db => (await WithVersions(db).OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken)).ConvertAll(row => row.ToDataset()),
        cancellationToken);

    public Task<Dataset?> FindAsync(Guid datasetId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => (await WithVersions(db).FirstOrDefaultAsync(row => row.Id == datasetId, cancellationToken))?.ToDataset(),
        cancellationToken);

    public Task<DatasetVersion?> FindVersionAsync(Guid versionId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => await FindVersionRowAsync(db, versionId, cancellationToken) is { } row ? row.ToVersion(row.Dataset!.Name) : null,
        cancellationToken);

    public async Task<Result<DatasetVersion>> ImportAsync(Actor actor, NewImport import, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("import data");
        }

        var name = import.Name.Trim();
        if (import.IntoDatasetId is null && name.Length is 0 or > MaxNameLength)
        {
            return new DatasetNameNotValid();
        }

        var now = time.GetUtcNow();
        var result = await database.WriteAsync<Result<(DatasetVersionRow Version, JobRunRow? NewJob)>>(
            async db =>
            {
                if (await FindTwinAsync(db, actor, import, name, now, cancellationToken) is { } twin)
                {
                    return (twin, null);
                }

                if (import.UploadKey is { } key && uploads.Find(key) is null)
                {
                    return new UploadGone(import.FileName);
                }

                var dataset = await TargetAsync(db, actor, import, name, now, cancellationToken);
                if (!dataset.IsOk)
                {
                    return dataset.Error;
                }

                var version = AddVersion(db, dataset.Value, import.Origin, import.FileName, now);
                var job = await starter.AddAsync(db, actor, $"Import · {dataset.Value.Name}", DatasetLink(dataset.Value.Id), new ImportDatasetRequest(version.Id, import), cancellationToken);
                version.JobId = job.Id;
                await db.SaveChangesAsync(cancellationToken);
                version.Dataset = dataset.Value;
                return (version, job);
            },
            cancellationToken);
        if (!result.IsOk)
        {
            return result.Error;
        }

        if (result.Value.NewJob is { } started)
        {
            await carrier.CarryAsync(started.Id, started.IsTraining, cancellationToken);
        }

        return (await FindVersionAsync(result.Value.Version.Id, cancellationToken))!;
    }

    public async Task<Result<IReadOnlyList<DatasetVersion>>> SplitAsync(Actor actor, Guid versionId, SplitSettings settings, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("split data");
        }

        var now = time.GetUtcNow();
        var result = await database.WriteAsync<Result<(Guid Train, Guid Test, JobRunRow Job)>>(
            async db =>
            {
                if (await FindVersionRowAsync(db, versionId, cancellationToken) is not { } source)
                {
                    return new NotFound("This dataset version");
                }

                var version = source.ToVersion(source.Dataset!.Name);
                if (CheckSplit(version, settings) is { } refusal)
                {
                    return refusal;
                }

                var percent = (1 - settings.TestFraction) * 100;
                var origin = $"{DatasetRecords.Label(version.DatasetName, version.Number)}, seed {settings.Seed}";
                var train = await AddDatasetAsync(db, actor, version.DatasetName + ".train", now, cancellationToken);
                var test = await AddDatasetAsync(db, actor, version.DatasetName + ".test", now, cancellationToken);
                var trainVersion = AddVersion(db, train, DatasetOrigin.Split, $"{percent:0.#}% of {origin}", now);
                var testVersion = AddVersion(db, test, DatasetOrigin.Split, $"{100 - percent:0.#}% of {origin}", now);
                var job = await starter.AddAsync(
                    db, actor, $"Split · {version.DatasetName}", DatasetLink(train.Id), new SplitDatasetRequest(versionId, trainVersion.Id, testVersion.Id, settings), cancellationToken);
                trainVersion.JobId = job.Id;
                testVersion.JobId = job.Id;
                await db.SaveChangesAsync(cancellationToken);
                return (trainVersion.Id, testVersion.Id, job);
            },
            cancellationToken);
        if (!result.IsOk)
        {
            return result.Error;
        }

        var (trainId, testId, started) = result.Value;
        await carrier.CarryAsync(started.Id, started.IsTraining, cancellationToken);
        DatasetVersion[] made = [(await FindVersionAsync(trainId, cancellationToken))!, (await FindVersionAsync(testId, cancellationToken))!];
        return made;
    }

    public Task<Result> RenameAsync(Actor actor, Guid datasetId, string name, string description, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
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

                if (trimmed.Length is 0 or > MaxNameLength)
                {
                    return new DatasetNameNotValid();
                }

                if (await IsTakenAsync(db, trimmed, datasetId, cancellationToken))
                {
                    return new DatasetNameTaken(trimmed);
                }

                dataset.Name = trimmed;
                dataset.NormalizedName = Normalize(trimmed);
                dataset.Description = description.Trim()[..Math.Min(description.Trim().Length, MaxDescriptionLength)];
                await db.SaveChangesAsync(cancellationToken);
                return Result.Ok;
            },
            cancellationToken);
    }

    public async Task<Result> DeleteAsync(Actor actor, Guid datasetId, CancellationToken cancellationToken)
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

                if (await DatasetUse.FindUserAsync(db, dataset, cancellationToken) is { } user)
                {
                    return (new DatasetInUse(dataset.Name, user), []);
                }

                var versionIds = dataset.Versions.ConvertAll(version => version.Id);
                var profiles = await db.Profiles.Where(row => versionIds.Contains(row.DatasetVersionId)).ToListAsync(cancellationToken);
                List<string> removed = [.. profiles.Select(row => row.ArtifactKey).OfType<string>()];
                removed.AddRange(dataset.Versions.Select(row => StudioJson.ReadOptional<DatasetContent>(row.Content)?.ArtifactKey).OfType<string>());
                db.Datasets.Remove(dataset);
                await db.SaveChangesAsync(cancellationToken);
                return (Result.Ok, removed);
            },
            cancellationToken);
        await artifacts.RemoveAsync(keys, cancellationToken);
        return result;
    }

    public Task<bool> CompleteVersionsAsync(JobLease lease, IReadOnlyDictionary<Guid, DatasetContent> contents, CancellationToken cancellationToken) => database.WriteFencedAsync(
        lease,
        async db =>
        {
            foreach (var (versionId, content) in contents)
            {
                var text = StudioJson.Write(content);
                await db.DatasetVersions.Where(row => row.Id == versionId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, text), cancellationToken);
            }
        },
        cancellationToken);

    private static IQueryable<DatasetRow> WithVersions(StudioDbContext db) =>
        db.Datasets.Include(row => row.Versions).ThenInclude(row => row.Job).AsSplitQuery();

    private static Task<DatasetVersionRow?> FindVersionRowAsync(StudioDbContext db, Guid versionId, CancellationToken cancellationToken) =>
        db.DatasetVersions.Include(row => row.Dataset).Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == versionId, cancellationToken);

    private static Task<bool> IsTakenAsync(StudioDbContext db, string name, Guid? except, CancellationToken cancellationToken)
    {
        var normalized = Normalize(name);
        return db.Datasets.AnyAsync(row => row.NormalizedName == normalized && row.Id != except, cancellationToken);
    }

    private static async Task<DatasetVersionRow?> FindTwinAsync(StudioDbContext db, Actor actor, NewImport import, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var recently = now - DoubleClick;
        var normalized = Normalize(name);
        return await db.DatasetVersions
            .Where(row => row.CreatedAt > recently && row.Dataset!.OwnerId == actor.Id && row.Source == import.FileName && row.Origin == import.Origin
                && (import.IntoDatasetId == null ? row.Dataset.NormalizedName == normalized : row.DatasetId == import.IntoDatasetId))
            .OrderByDescending(row => row.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<Result<DatasetRow>> TargetAsync(StudioDbContext db, Actor actor, NewImport import, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (import.IntoDatasetId is not { } into)
        {
            return import.Origin == DatasetOrigin.Upload && await IsTakenAsync(db, name, null, cancellationToken)
                ? new DatasetNameTaken(name)
                : await AddDatasetAsync(db, actor, name, now, cancellationToken);
        }

        return await db.Datasets.Include(row => row.Versions).FirstOrDefaultAsync(row => row.Id == into, cancellationToken) is not { } dataset
            ? new NotFound("This dataset")
            : actor.CanChange(dataset.OwnerId) ? dataset : new NotAllowed("add a version to this dataset");
    }

    /// <summary>A name that is in use gets a number, as files do.</summary>
    private static async Task<DatasetRow> AddDatasetAsync(StudioDbContext db, Actor actor, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var free = name;
        for (var number = 2; await IsTakenAsync(db, free, null, cancellationToken); number++)
        {
            free = $"{name} ({number})";
        }

        DatasetRow dataset = new() { Id = Guid.CreateVersion7(now), Name = free, NormalizedName = Normalize(free), OwnerId = actor.Id, OwnerName = actor.Name, CreatedAt = now };
        db.Datasets.Add(dataset);
        return dataset;
    }

    private static DatasetVersionRow AddVersion(StudioDbContext db, DatasetRow dataset, DatasetOrigin origin, string source, DateTimeOffset now)
    {
        DatasetVersionRow version = new()
        {
            Id = Guid.CreateVersion7(now),
            DatasetId = dataset.Id,
            Number = dataset.Versions.Select(row => row.Number).DefaultIfEmpty().Max() + 1,
            Origin = origin,
            Source = source,
            CreatedAt = now,
        };
        db.DatasetVersions.Add(version);
        return version;
    }

    private static Error? CheckSplit(DatasetVersion version, SplitSettings settings)
    {
        var label = DatasetRecords.Label(version.DatasetName, version.Number);
        if (version.Content is not { } content)
        {
            return new DatasetVersionNotReady(label, version.State == DatasetVersionState.Importing ? "still being imported" : "not usable");
        }

        if (!(settings.TestFraction is > 0 and < 1))
        {
            return new TestFractionOutOfRange(settings.TestFraction);
        }

        if (settings is { StratifyBy: not null, OrderBy: not null })
        {
            return new SplitRulesExclude();
        }

        return (settings.StratifyBy ?? settings.OrderBy) is { } column && content.Schema.Find(column) is null ? new SplitColumnMissing(column, label) : null;
    }

    private static string Normalize(string name) => name.ToUpperInvariant();

    private static string DatasetLink(Guid datasetId) => $"/datasets/{datasetId}";
}

using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Jobs;

namespace MleDashboard.Infrastructure.Datasets;

/// <summary>Starts what makes versions: import, split, change of types, dropping of duplicates. All checks, the versions and their job are one transaction.</summary>
internal sealed class DatasetStarter(StudioDatabase database, JobStarter starter, JobCarrier carrier, IUploadStore uploads, TimeProvider time)
{
    /// <summary>Two clicks within this are one wish.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(2);

    public async Task<Result<IReadOnlyList<Guid>>> ImportAsync(Actor actor, NewImport import, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("import data");
        }

        var name = import.Name.Trim();
        if (import.IntoDatasetId is null && name.Length is 0 or > DatasetNames.MaxLength)
        {
            return new DatasetNameNotValid();
        }

        var now = time.GetUtcNow();
        return await StartAsync(
            async db =>
            {
                if (await FindTwinAsync(db, actor, import, name, now, cancellationToken) is { } twin)
                {
                    return new Started([twin.Id], null);
                }

                if (import.UploadKey is { } key && uploads.Find(key) is null)
                {
                    return new UploadGone(import.FileName);
                }

                var found = await TargetAsync(db, actor, import, name, now, cancellationToken);
                if (!found.IsOk)
                {
                    return found.Error;
                }

                var version = AddVersion(db, found.Value, import.Origin, SourceOf(import), now);
                version.UploadKey = import.UploadKey;
                return await AddJobAsync(db, actor, $"Import · {found.Value.Name}", found.Value.Id, new ImportDatasetRequest(version.Id, import), [version], cancellationToken);
            },
            cancellationToken);
    }

    public async Task<Result<IReadOnlyList<Guid>>> SplitAsync(Actor actor, Guid versionId, SplitSettings settings, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("split data");
        }

        var now = time.GetUtcNow();
        return await StartAsync(
            async db =>
            {
                var source = await FindReadyAsync(db, versionId, cancellationToken);
                if (!source.IsOk)
                {
                    return source.Error;
                }

                if (CheckSplit(source.Value, settings) is { } refusal)
                {
                    return refusal;
                }

                var name = source.Value.DatasetName;
                var origin = $"{DatasetRecords.Label(name, source.Value.Number)}, seed {settings.Seed}";
                var percent = settings.TestFraction * 100;
                var train = await DatasetNames.AddAsync(db, actor, name + ".train", now, cancellationToken);
                var test = await DatasetNames.AddAsync(db, actor, name + ".test", now, cancellationToken);
                var trainVersion = AddVersion(db, train, DatasetOrigin.Split, $"{100 - percent:0.#}% of {origin}", now);
                var testVersion = AddVersion(db, test, DatasetOrigin.Split, $"{percent:0.#}% of {origin}", now);
                foreach (var part in new[] { trainVersion, testVersion })
                {
                    (part.SourceVersionId, part.SynthesizerId) = (versionId, source.Value.SynthesizerId);
                }

                return await AddJobAsync(
                    db, actor, $"Split · {name}", train.Id, new SplitDatasetRequest(versionId, trainVersion.Id, testVersion.Id, settings), [trainVersion, testVersion], cancellationToken);
            },
            cancellationToken);
    }

    public Task<Result<IReadOnlyList<Guid>>> ChangeTypesAsync(Actor actor, Guid versionId, IReadOnlyDictionary<string, ColumnType> types, CancellationToken cancellationToken) => StartNextAsync(
        actor, versionId,
        source => types.Keys.FirstOrDefault(column => source.Content!.Schema.Find(column) is null) is { } missing ? new ColumnMissing(missing, DatasetRecords.Label(source.DatasetName, source.Number))
            : types.All(change => source.Content!.Schema.Find(change.Key)!.Type == change.Value) ? new ColumnTypesUnchanged()
            : null,
        new NextVersion("with other types", "Change types", next => new RetypeDatasetRequest(versionId, next, types)),
        cancellationToken);

    public Task<Result<IReadOnlyList<Guid>>> DropDuplicatesAsync(Actor actor, Guid versionId, CancellationToken cancellationToken) => StartNextAsync(
        actor, versionId, _ => null, new NextVersion("without duplicate rows", "Drop duplicates", next => new DropDuplicatesRequest(versionId, next)), cancellationToken);

    /// <summary>The next version of the same dataset, filled from the rows of <paramref name="versionId"/> by a job.</summary>
    private async Task<Result<IReadOnlyList<Guid>>> StartNextAsync(Actor actor, Guid versionId, Func<DatasetVersion, Error?> check, NextVersion next, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await StartAsync(
            async db =>
            {
                var source = await FindReadyAsync(db, versionId, cancellationToken);
                if (!source.IsOk)
                {
                    return source.Error;
                }

                var dataset = await db.Datasets.Include(row => row.Versions).SingleAsync(row => row.Id == source.Value.DatasetId, cancellationToken);
                if (!actor.CanChange(dataset.OwnerId))
                {
                    return new NotAllowed("change this dataset");
                }

                if (check(source.Value) is { } refusal)
                {
                    return refusal;
                }

                var version = AddVersion(db, dataset, source.Value.Origin, $"version {source.Value.Number} {next.Source}", now);
                (version.SourceVersionId, version.SynthesizerId) = (versionId, source.Value.SynthesizerId);
                return await AddJobAsync(db, actor, $"{next.Title} · {dataset.Name}", dataset.Id, next.Request(version.Id), [version], cancellationToken);
            },
            cancellationToken);
    }

    private async Task<Result<IReadOnlyList<Guid>>> StartAsync(Func<StudioDbContext, Task<Result<Started>>> work, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(work, cancellationToken);
        if (!result.IsOk)
        {
            return result.Error;
        }

        if (result.Value.NewJob is { } job)
        {
            await carrier.CarryAsync(job.Id, job.Lane, cancellationToken);
        }

        return result.Value.VersionIds;
    }

    private async Task<Started> AddJobAsync(
        StudioDbContext db, Actor actor, string title, Guid datasetId, object request, IReadOnlyList<DatasetVersionRow> versions, CancellationToken cancellationToken)
    {
        var job = await starter.AddAsync(db, actor, title, $"/datasets/{datasetId}", request, cancellationToken);
        foreach (var version in versions)
        {
            version.JobId = job.Id;
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Started([.. versions.Select(version => version.Id)], job);
    }

    private static async Task<DatasetVersionRow?> FindTwinAsync(StudioDbContext db, Actor actor, NewImport import, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (import.UploadKey is { } key)
        {
            var same = await db.DatasetVersions
                .Include(row => row.Job)
                .Where(row => row.UploadKey == key && row.Dataset!.OwnerId == actor.Id)
                .OrderByDescending(row => row.CreatedAt)
                .FirstOrDefaultAsync(cancellationToken);
            return same?.ToVersion("").State is DatasetVersionState.Importing or DatasetVersionState.Ready ? same : null;
        }

        var source = SourceOf(import);
        var recently = now - DoubleClick;
        var normalized = DatasetNames.Normalize(name);
        return await db.DatasetVersions
            .Where(row => row.CreatedAt > recently && row.Dataset!.OwnerId == actor.Id && row.Origin == import.Origin && row.Source == source && row.Dataset.NormalizedName == normalized)
            .OrderByDescending(row => row.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<Result<DatasetRow>> TargetAsync(StudioDbContext db, Actor actor, NewImport import, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (import.IntoDatasetId is not { } into)
        {
            return import.Origin == DatasetOrigin.Upload && await DatasetNames.IsTakenAsync(db, name, null, cancellationToken)
                ? new DatasetNameTaken(name)
                : await DatasetNames.AddAsync(db, actor, name, now, cancellationToken);
        }

        return await db.Datasets.Include(row => row.Versions).FirstOrDefaultAsync(row => row.Id == into, cancellationToken) is not { } dataset
            ? new NotFound("This dataset")
            : actor.CanChange(dataset.OwnerId) ? dataset : new NotAllowed("add a version to this dataset");
    }

    /// <summary>A new dataset whose only version is filled with the rows of a synthesizer, by the job that goes into the same transaction.</summary>
    internal static async Task<DatasetVersionRow> AddSynthesizedAsync(
        StudioDbContext db, Actor actor, string name, SynthesizerRow synthesizer, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var version = AddVersion(db, await DatasetNames.AddAsync(db, actor, name, now, cancellationToken), DatasetOrigin.Synthesis, source, now);
        version.SynthesizerId = synthesizer.Id;
        return version;
    }

    /// <summary>A file of a bucket is known by its address: two folders may hold files of one name.</summary>
    private static string SourceOf(NewImport import) => import.Address?.Uri ?? import.FileName;

    internal static async Task<Result<DatasetVersion>> FindReadyAsync(StudioDbContext db, Guid versionId, CancellationToken cancellationToken)
    {
        if (await db.DatasetVersions.Include(row => row.Dataset).Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == versionId, cancellationToken) is not { } row)
        {
            return new NotFound("This dataset version");
        }

        var version = row.ToVersion(row.Dataset!.Name);
        return version.State == DatasetVersionState.Ready ? version : DatasetVersionNotReady.For(version);
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
        if (!(settings.TestFraction is > 0 and < 1))
        {
            return new TestFractionOutOfRange(settings.TestFraction);
        }

        if (settings is { StratifyBy: not null, OrderBy: not null })
        {
            return new SplitRulesExclude();
        }

        return (settings.StratifyBy ?? settings.OrderBy) is { } column && version.Content!.Schema.Find(column) is null
            ? new ColumnMissing(column, DatasetRecords.Label(version.DatasetName, version.Number))
            : null;
    }

    /// <param name="NewJob">Null when an equal request was answered with what it had made.</param>
    private sealed record Started(Guid[] VersionIds, JobRunRow? NewJob);

    /// <param name="Source">After "version 1", for people.</param>
    private sealed record NextVersion(string Source, string Title, Func<Guid, object> Request);
}

using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Storage;

namespace MleDashboard.Infrastructure.Models;

internal sealed class ModelCatalog(StudioDatabase database, BuildStarter builds, ArtifactRemover artifacts, TimeProvider time) : IModelCatalog
{
    private const int MaxNameLength = 100;

    public Task<IReadOnlyList<Model>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Model>>(
        async db => (await WithVersions(db).OrderByDescending(row => row.ChangedAt).ToListAsync(cancellationToken)).ConvertAll(row => row.ToModel()),
        cancellationToken);

    public Task<Model?> FindAsync(Guid modelId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => (await WithVersions(db).FirstOrDefaultAsync(row => row.Id == modelId, cancellationToken))?.ToModel(),
        cancellationToken);

    public Task<ModelVersion?> FindVersionAsync(Guid versionId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => await db.ModelVersions.Include(row => row.Model).Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == versionId, cancellationToken) is { } row
            ? row.ToVersion(row.Model!.Name)
            : null,
        cancellationToken);

    public Task<Result<Model>> CreateAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return Task.FromResult<Result<Model>>(new NotAllowed("make models"));
        }

        var now = time.GetUtcNow();
        return database.WriteAsync<Result<Model>>(
            async db =>
            {
                if (await CheckNameAsync(db, name, null, cancellationToken) is { } refusal)
                {
                    return refusal;
                }

                ModelRow row = new()
                {
                    Id = Guid.CreateVersion7(now),
                    Name = name.Trim(),
                    NormalizedName = Normalize(name),
                    OwnerId = actor.Id,
                    OwnerName = actor.Name,
                    CreatedAt = now,
                    ChangedAt = now,
                    Draft = StudioJson.Write(new ModelDraft()),
                };
                db.Models.Add(row);
                await db.SaveChangesAsync(cancellationToken);
                return row.ToModel();
            },
            cancellationToken);
    }

    public Task<Result> RenameAsync(Actor actor, Guid modelId, string name, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        modelId,
        "rename this model",
        async (db, row) =>
        {
            if (await CheckNameAsync(db, name, modelId, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            row.Name = name.Trim();
            row.NormalizedName = Normalize(name);
            return Result.Ok;
        },
        cancellationToken);

    public Task<Result> SaveDraftAsync(Actor actor, Guid modelId, ModelDraft draft, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        modelId,
        "change this model",
        (_, row) =>
        {
            row.Draft = StudioJson.Write(draft);
            return Task.FromResult(Result.Ok);
        },
        cancellationToken);

    public Task<Result<ModelVersion>> BuildAsync(Actor actor, Guid modelId, Guid datasetVersionId, ExperimentSettings settings, CancellationToken cancellationToken) =>
        builds.BuildAsync(actor, modelId, datasetVersionId, settings, null, cancellationToken);

    public async Task<Result<ModelVersion>> BuildLongerAsync(Actor actor, Guid versionId, CancellationToken cancellationToken) => await FindVersionAsync(versionId, cancellationToken) switch
    {
        null => new NotFound("This version"),
        { Content: null } version => new ModelNotReady(ModelRecords.Label(version.ModelName, version.Number)),
        var version => await builds.BuildAsync(actor, version.ModelId, version.DatasetVersionId, LongerBuild.Of(version.Settings), version.Id, cancellationToken),
    };

    public async Task<Result> DeleteAsync(Actor actor, Guid modelId, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = [];
        var result = await ChangeAsync(
            actor,
            modelId,
            "delete this model",
            async (db, row) =>
            {
                if (row.Versions.Exists(version => version.Job is { State: JobState.Queued or JobState.Running }))
                {
                    return new ModelIsBuilding(row.Name);
                }

                if (await db.PredictionBatches.AnyAsync(batch => batch.ModelId == modelId && (batch.Job!.State == JobState.Queued || batch.Job.State == JobState.Running), cancellationToken))
                {
                    return new ModelIsPredicting(row.Name);
                }

                if (await db.Endpoints.Where(endpoint => endpoint.DeletedAt == null && endpoint.InServiceAt != null && db.Experiments.Any(experiment => experiment.Id == endpoint.ExperimentId && experiment.ModelId == modelId)).Select(endpoint => endpoint.Name).FirstOrDefaultAsync(cancellationToken) is { } serving)
                {
                    return new ModelIsServing(row.Name, serving);
                }

                keys = [.. row.Versions.Select(version => StudioJson.ReadOptional<ModelContent>(version.Content)?.ArtifactKey).OfType<string>()];
                db.Models.Remove(row);
                return Result.Ok;
            },
            cancellationToken);
        if (result.IsOk)
        {
            await artifacts.RemoveAsync(keys, cancellationToken);
        }

        return result;
    }

    public async Task<Result> SetDefaultModelAsync(Actor actor, Guid versionId, string candidate, CancellationToken cancellationToken)
    {
        if (await FindVersionAsync(versionId, cancellationToken) is not { } version)
        {
            return new NotFound("This model version");
        }

        return await ChangeAsync(
            actor,
            version.ModelId,
            "choose the default model",
            async (db, row) =>
            {
                if (row.Versions.Find(other => other.Id == versionId) is not { Content: not null } versionRow)
                {
                    return new ModelNotReady(ModelRecords.Label(version.ModelName, version.Number));
                }

                if (!await CanPredictAsync(db, versionId, candidate, cancellationToken))
                {
                    return new CandidateUnknown(candidate, ModelRecords.Label(version.ModelName, version.Number));
                }

                versionRow.DefaultModel = candidate;
                return Result.Ok;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<LeaderboardEntry>> ListCandidatesAsync(Guid versionId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LeaderboardEntry>>(
        async db => (await db.Candidates.Where(row => row.ModelVersionId == versionId).OrderBy(row => row.FitOrder).ThenBy(row => row.Name).ToListAsync(cancellationToken))
            .ConvertAll(row => StudioJson.Read<LeaderboardEntry>(row.Entry)),
        cancellationToken);

    public Task<bool> RecordCandidateAsync(JobLease lease, Guid versionId, LeaderboardEntry entry, CancellationToken cancellationToken) => database.WriteFencedAsync(
        lease,
        async db =>
        {
            if (await db.Candidates.FindAsync([versionId, entry.Model], cancellationToken) is { } row)
            {
                row.FitOrder = entry.FitOrder;
                row.Entry = StudioJson.Write(entry);
            }
            else
            {
                db.Candidates.Add(new CandidateRow { ModelVersionId = versionId, Name = entry.Model, FitOrder = entry.FitOrder, Entry = StudioJson.Write(entry) });
            }

            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    public Task<bool> CompleteVersionAsync(JobLease lease, Guid versionId, ModelContent content, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var text = StudioJson.Write(content);
        return database.WriteFencedAsync(
            lease,
            async db =>
            {
                await db.ModelVersions.Where(row => row.Id == versionId && row.JobId == lease.JobId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, text), cancellationToken);
                await db.Models.Where(row => row.Versions.Any(version => version.Id == versionId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ChangedAt, now), cancellationToken);
            },
            cancellationToken);
    }

    internal static async Task<bool> CanPredictAsync(StudioDbContext db, Guid versionId, string candidate, CancellationToken cancellationToken) =>
        await db.Candidates.Where(row => row.ModelVersionId == versionId && row.Name == candidate).Select(row => row.Entry).FirstOrDefaultAsync(cancellationToken) is { } entry
        && StudioJson.Read<LeaderboardEntry>(entry) is { CanInfer: true, Failure: null };

    private static IQueryable<ModelRow> WithVersions(StudioDbContext db) =>
        db.Models.Include(row => row.Versions).ThenInclude(row => row.Job).AsSplitQuery();

    private static string Normalize(string name) => name.Trim().ToUpperInvariant();

    private static async Task<Error?> CheckNameAsync(StudioDbContext db, string name, Guid? except, CancellationToken cancellationToken)
    {
        if (name.Trim().Length is 0 or > MaxNameLength)
        {
            return new ModelNameNotValid();
        }

        var normalized = Normalize(name);
        return await db.Models.AnyAsync(row => row.NormalizedName == normalized && row.Id != except, cancellationToken) ? new ModelNameTaken(name.Trim()) : null;
    }

    private Task<Result> ChangeAsync(Actor actor, Guid modelId, string action, Func<StudioDbContext, ModelRow, Task<Result>> change, CancellationToken cancellationToken) => database.WriteAsync<Result>(
        async db =>
        {
            if (await WithVersions(db).FirstOrDefaultAsync(row => row.Id == modelId, cancellationToken) is not { } row)
            {
                return new NotFound("This model");
            }

            if (!actor.CanChange(row.OwnerId))
            {
                return new NotAllowed(action);
            }

            var result = await change(db, row);
            if (result.IsOk)
            {
                row.ChangedAt = time.GetUtcNow();
                await db.SaveChangesAsync(cancellationToken);
            }

            return result;
        },
        cancellationToken);
}

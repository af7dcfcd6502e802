using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;

namespace MleDashboard.Infrastructure.Models;

/// <summary>Starts a build: all checks, the version and its job in one transaction.</summary>
internal sealed class BuildStarter(StudioDatabase database, JobStarter starter, JobCarrier carrier, TimeProvider time)
{
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(2);

    /// <param name="continues">The finished version whose fits are used again.</param>
    public async Task<Result<ModelVersion>> BuildAsync(Actor actor, Guid modelId, Guid datasetVersionId, ExperimentSettings settings, Guid? continues, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("build models");
        }

        var now = time.GetUtcNow();
        var settingsText = StudioJson.Write(settings);
        var result = await database.WriteAsync<Result<(ModelVersion Version, JobRunRow? NewJob)>>(
            async db =>
            {
                if (await db.Models.Include(row => row.Versions).ThenInclude(row => row.Job).FirstOrDefaultAsync(row => row.Id == modelId, cancellationToken) is not { } model)
                {
                    return new NotFound("This model");
                }

                if (!actor.CanChange(model.OwnerId))
                {
                    return new NotAllowed("build this model");
                }

                if (model.Versions.Find(row => row.CreatedAt > now - DoubleClick && row.DatasetVersionId == datasetVersionId && row.Settings == settingsText) is { } twin)
                {
                    return (twin.ToVersion(model.Name), null);
                }

                if (model.Versions.Exists(row => row.Job is { State: JobState.Queued or JobState.Running }))
                {
                    return new ModelIsBuilding(model.Name);
                }

                var dataset = await FindDatasetAsync(db, datasetVersionId, settings, cancellationToken);
                if (!dataset.IsOk)
                {
                    return dataset.Error;
                }

                var number = model.Versions.Select(row => row.Number).DefaultIfEmpty().Max() + 1;
                var id = Guid.CreateVersion7(now);
                var job = await starter.AddAsync(
                    db,
                    actor,
                    $"{settings.Preset} build · {ModelRecords.Label(model.Name, number)}",
                    $"/models/{modelId}",
                    new BuildModelRequest(id, datasetVersionId, settings, continues),
                    cancellationToken);
                ModelVersionRow version = new()
                {
                    Id = id,
                    ModelId = modelId,
                    Number = number,
                    DatasetVersionId = datasetVersionId,
                    DatasetLabel = DatasetRecords.Label(dataset.Value.DatasetName, dataset.Value.Number),
                    Settings = settingsText,
                    JobId = job.Id,
                    CreatedAt = now,
                };
                db.ModelVersions.Add(version);
                model.ChangedAt = now;
                if (continues is null)
                {
                    model.Draft = StudioJson.Write(new ModelDraft(datasetVersionId, settings));
                }

                await db.SaveChangesAsync(cancellationToken);
                version.Job = job;
                return (version.ToVersion(model.Name), job);
            },
            cancellationToken);
        if (!result.IsOk)
        {
            return result.Error;
        }

        if (result.Value.NewJob is { } started)
        {
            await carrier.CarryAsync(started.Id, started.Lane, cancellationToken);
        }

        return result.Value.Version;
    }

    private static async Task<Result<DatasetVersion>> FindDatasetAsync(StudioDbContext db, Guid datasetVersionId, ExperimentSettings settings, CancellationToken cancellationToken)
    {
        if (await db.DatasetVersions.Include(row => row.Dataset).Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == datasetVersionId, cancellationToken) is not { } row)
        {
            return new NotFound("The dataset version");
        }

        var version = row.ToVersion(row.Dataset!.Name);
        var label = DatasetRecords.Label(version.DatasetName, version.Number);
        if (version.Content is not { } content)
        {
            return DatasetVersionNotReady.For(version);
        }

        return settings.Target.Length == 0 ? new TargetNotChosen()
            : content.Schema.Find(settings.Target) is null ? new TargetColumnMissing(settings.Target, label)
            : version;
    }
}

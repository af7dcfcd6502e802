using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Models;
using MleDashboard.Infrastructure.Storage;

namespace MleDashboard.Infrastructure.Prediction;

internal sealed class PredictionCatalog(StudioDatabase database, JobStarter starter, JobCarrier carrier, ArtifactRemover artifacts, TimeProvider time) : IPredictionCatalog
{
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(2);

    public Task<IReadOnlyList<PredictionBatch>> ListAsync(Guid? modelId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<PredictionBatch>>(
        async db => (await db.PredictionBatches
            .Include(row => row.Job)
            .Where(row => modelId == null || row.ModelId == modelId)
            .OrderByDescending(row => row.CreatedAt)
            .ToListAsync(cancellationToken)).ConvertAll(ToBatch),
        cancellationToken);

    public Task<PredictionBatch?> FindAsync(Guid batchId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => await db.PredictionBatches.Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == batchId, cancellationToken) is { } row ? ToBatch(row) : null,
        cancellationToken);

    public async Task<Result<PredictionBatch>> PredictAsync(Actor actor, Guid modelVersionId, string candidate, Guid datasetVersionId, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("predict files");
        }

        var now = time.GetUtcNow();
        var result = await database.WriteAsync<Result<(PredictionBatch Batch, JobRunRow? NewJob)>>(
            async db =>
            {
                var recently = now - DoubleClick;
                if (await db.PredictionBatches.Include(row => row.Job).FirstOrDefaultAsync(
                    row => row.CreatedAt > recently && row.OwnerId == actor.Id && row.ModelVersionId == modelVersionId && row.Candidate == candidate && row.DatasetVersionId == datasetVersionId,
                    cancellationToken) is { } twin)
                {
                    return (ToBatch(twin), null);
                }

                if (await db.ModelVersions.Include(row => row.Model).Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == modelVersionId, cancellationToken) is not { } modelRow)
                {
                    return new NotFound("This model version");
                }

                var modelLabel = ModelRecords.Label(modelRow.Model!.Name, modelRow.Number);
                if (modelRow.ToVersion(modelRow.Model.Name).State != ModelVersionState.Ready)
                {
                    return new ModelNotReady(modelLabel);
                }

                if (!await ModelCatalog.CanPredictAsync(db, modelVersionId, candidate, cancellationToken))
                {
                    return new CandidateUnknown(candidate, modelLabel);
                }

                if (await db.DatasetVersions.Include(row => row.Dataset).Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == datasetVersionId, cancellationToken) is not { } datasetRow)
                {
                    return new NotFound("The dataset version");
                }

                var dataset = datasetRow.ToVersion(datasetRow.Dataset!.Name);
                var datasetLabel = DatasetRecords.Label(dataset.DatasetName, dataset.Number);
                if (dataset.State != DatasetVersionState.Ready)
                {
                    return DatasetVersionNotReady.For(dataset);
                }

                var id = Guid.CreateVersion7(now);
                var job = await starter.AddAsync(
                    db, actor, $"Predict · {modelLabel} · {dataset.DatasetName}", $"/predictions/{id}", new PredictBatchRequest(id, modelVersionId, candidate, datasetVersionId), cancellationToken);
                PredictionBatchRow batch = new()
                {
                    Id = id,
                    ModelId = modelRow.ModelId,
                    ModelVersionId = modelVersionId,
                    ModelLabel = modelLabel,
                    Candidate = candidate,
                    DatasetVersionId = datasetVersionId,
                    DatasetLabel = datasetLabel,
                    OwnerId = actor.Id,
                    OwnerName = actor.Name,
                    CreatedAt = now,
                    JobId = job.Id,
                };
                db.PredictionBatches.Add(batch);
                await db.SaveChangesAsync(cancellationToken);
                batch.Job = job;
                return (ToBatch(batch), job);
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

        return result.Value.Batch;
    }

    public async Task<Result> DeleteAsync(Actor actor, Guid batchId, CancellationToken cancellationToken)
    {
        var (result, key) = await database.WriteAsync<(Result, string?)>(
            async db =>
            {
                if (await db.PredictionBatches.Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == batchId, cancellationToken) is not { } row)
                {
                    return (new NotFound("This prediction"), null);
                }

                if (!actor.CanChange(row.OwnerId))
                {
                    return (new NotAllowed("delete this prediction"), null);
                }

                if (row.Job is { State: JobState.Queued or JobState.Running })
                {
                    return (new PredictionIsRunning(), null);
                }

                db.PredictionBatches.Remove(row);
                await db.SaveChangesAsync(cancellationToken);
                return (Result.Ok, StudioJson.ReadOptional<DatasetContent>(row.Content)?.ArtifactKey);
            },
            cancellationToken);
        if (key is not null)
        {
            await artifacts.RemoveAsync([key], cancellationToken);
        }

        return result;
    }

    public Task<bool> CompleteAsync(JobLease lease, Guid batchId, DatasetContent content, CancellationToken cancellationToken)
    {
        var text = StudioJson.Write(content);
        return database.WriteFencedAsync(
            lease,
            db => db.PredictionBatches.Where(row => row.Id == batchId && row.JobId == lease.JobId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, text), cancellationToken),
            cancellationToken);
    }

    private static PredictionBatch ToBatch(PredictionBatchRow row)
    {
        var state = row switch
        {
            { Content: not null } => PredictionBatchState.Ready,
            { Job.State: JobState.Queued or JobState.Running } => PredictionBatchState.Running,
            { Job.State: JobState.Cancelled } => PredictionBatchState.Cancelled,
            _ => PredictionBatchState.Failed,
        };
        return new PredictionBatch
        {
            Id = row.Id,
            ModelId = row.ModelId,
            ModelVersionId = row.ModelVersionId,
            ModelLabel = row.ModelLabel,
            Candidate = row.Candidate,
            DatasetVersionId = row.DatasetVersionId,
            DatasetLabel = row.DatasetLabel,
            State = state,
            OwnerId = row.OwnerId,
            OwnerName = row.OwnerName,
            CreatedAt = row.CreatedAt,
            JobId = row.JobId,
            Error = state == PredictionBatchState.Failed ? row.Job?.Error ?? "The prediction ended without a result." : null,
            Content = StudioJson.ReadOptional<DatasetContent>(row.Content),
        };
    }
}

/// <summary>Its job would write into a row that is gone.</summary>
public sealed record PredictionIsRunning() : Error("This prediction is running. Stop it first.");

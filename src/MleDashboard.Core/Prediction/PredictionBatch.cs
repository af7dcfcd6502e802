using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Prediction;

public enum PredictionBatchState
{
    Running,
    Ready,
    Failed,
    Cancelled,
}

/// <summary>Rows in, predictions out, stored.</summary>
public sealed record PredictionBatch
{
    public required Guid Id { get; init; }

    public required Guid ModelVersionId { get; init; }

    /// <summary>"Booking cancellations V3".</summary>
    public required string ModelLabel { get; init; }

    public required Guid ModelId { get; init; }

    /// <summary>Candidate that predicted.</summary>
    public required string Candidate { get; init; }

    public required Guid DatasetVersionId { get; init; }

    public required string DatasetLabel { get; init; }

    public required PredictionBatchState State { get; init; }

    public required string OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid JobId { get; init; }

    public string? Error { get; init; }

    /// <summary>Null until Ready. Its schema starts with the prediction and the P(target=class) columns, then the input's columns.</summary>
    public DatasetContent? Content { get; init; }
}

public interface IPredictionCatalog
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<PredictionBatch>> ListAsync(Guid? modelId, CancellationToken cancellationToken);

    Task<PredictionBatch?> FindAsync(Guid batchId, CancellationToken cancellationToken);

    Task<Result<PredictionBatch>> PredictAsync(Actor actor, Guid modelVersionId, string candidate, Guid datasetVersionId, CancellationToken cancellationToken);

    Task<Result> DeleteAsync(Actor actor, Guid batchId, CancellationToken cancellationToken);

    /// <summary>Called by the job. False when the lease is lost.</summary>
    Task<bool> CompleteAsync(JobLease lease, Guid batchId, DatasetContent content, CancellationToken cancellationToken);
}

/// <summary>The request of the prediction job.</summary>
public sealed record PredictBatchRequest(Guid BatchId, Guid ModelVersionId, string Candidate, Guid DatasetVersionId);

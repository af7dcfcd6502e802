using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Models;

/// <summary>A named thing to predict, with its builds as versions.</summary>
public sealed record Model
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the Select and Build tabs hold and no build has used yet.</summary>
    public required ModelDraft Draft { get; init; }

    /// <summary>Newest first; empty before the first build.</summary>
    public required IReadOnlyList<ModelVersion> Versions { get; init; }
}

/// <summary>The next build, as far as the user has chosen it.</summary>
public sealed record ModelDraft(Guid? DatasetVersionId = null, ExperimentSettings? Settings = null);

/// <summary>Derived from the build's job and content.</summary>
public enum ModelVersionState
{
    Building,
    Ready,
    Failed,
    Cancelled,
}

/// <summary>One build.</summary>
public sealed record ModelVersion
{
    public required Guid Id { get; init; }

    public required Guid ModelId { get; init; }

    public required string ModelName { get; init; }

    public required int Number { get; init; }

    public required ModelVersionState State { get; init; }

    public required Guid DatasetVersionId { get; init; }

    /// <summary>"bookings.train · version 2".</summary>
    public required string DatasetLabel { get; init; }

    public required ExperimentSettings Settings { get; init; }

    public required Guid JobId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? Error { get; init; }

    /// <summary>Null until Ready.</summary>
    public ModelContent? Content { get; init; }

    /// <summary>The candidate that predicts: the user's choice, else the best.</summary>
    public string? DefaultModel { get; init; }
}

/// <summary>What a build made: a model folder and the figures lists show.</summary>
public sealed record ModelContent
{
    /// <summary>Model folder in the artifact store (manifest.json, report.json, one folder a candidate).</summary>
    public required string ArtifactKey { get; init; }

    public required ProblemType ProblemType { get; init; }

    public required string Metric { get; init; }

    /// <summary>Best model's score_test (score_val when nothing was held out).</summary>
    public required double Score { get; init; }

    public required double BaselineScore { get; init; }

    /// <summary>The best is not better than the baseline beyond its interval.</summary>
    public required bool IsNoBetterThanBaseline { get; init; }

    public required string BestModel { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Columns a table must have to be predicted, target not included.</summary>
    public required DatasetSchema InputSchema { get; init; }
}

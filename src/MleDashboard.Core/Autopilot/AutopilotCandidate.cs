namespace MleDashboard.Core.Autopilot;

/// <summary>A value of a metric on one set of rows.</summary>
/// <param name="Name">As the engine calls it: "F1", "LogLoss", "roc_auc".</param>
/// <param name="Set">"Train", "Validation" or "Test".</param>
public sealed record CandidateMetric(string Name, string Set, double Value);

/// <summary>A container that serves a SageMaker candidate; all of them, in order, make the model.</summary>
public sealed record CandidateContainer(string Image, string ModelDataUrl, IReadOnlyDictionary<string, string> Environment);

/// <summary>A job of the service that made the candidate.</summary>
public sealed record CandidateStep(string Type, string Name, string Arn);

/// <summary>One trial of an experiment.</summary>
public sealed record AutopilotCandidate
{
    /// <summary>Unique within the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="AutopilotStatus"/>, or what the service said.</summary>
    public required string Status { get; init; }

    /// <summary>"Succeeded", "Pending", "Failed", or what the service said.</summary>
    public string ObjectiveStatus { get; init; } = "Succeeded";

    /// <summary>The service's name of the metric that <see cref="Objective"/> is of.</summary>
    public string? MetricName { get; init; }

    /// <summary>On validation rows, in the metric's own direction; null while it is trained and when it failed.</summary>
    public double? Objective { get; init; }

    /// <summary>"LightGBM", "xgboost", "WeightedEnsemble"; null when the engine does not say.</summary>
    public string? Algorithm { get; init; }

    /// <summary>How columns are prepared for it, in words.</summary>
    public string? Pipeline { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public TimeSpan? Duration { get; init; }

    public string? FailureReason { get; init; }

    public IReadOnlyList<CandidateMetric> Metrics { get; init; } = [];

    /// <summary>Hyperparameters, or the weights of an ensemble.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<AutopilotArtifact> Artifacts { get; init; } = [];

    public IReadOnlyList<CandidateContainer> Containers { get; init; } = [];

    public IReadOnlyList<CandidateStep> Steps { get; init; } = [];

    /// <summary>On the locked test rows, by name in our metric catalog; empty until scored there.</summary>
    public IReadOnlyDictionary<string, double> TestMetrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The class that "probability" is of: HPO says the true class's, ensembling the predicted label's (the service's documentation), ours the positive class's.</summary>
    public string? ProbabilityOf { get; init; }

    /// <summary>Whether it can be deployed and predict.</summary>
    public bool CanPredict { get; init; }

    /// <summary>1 for the first.</summary>
    public int Order { get; init; }
}

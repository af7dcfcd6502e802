using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>An experiment with everything that its request needs.</summary>
/// <param name="Train">Address of the rows to learn from.</param>
/// <param name="Features">Address of the file that names the columns to learn from; null: all.</param>
internal sealed record CloudPlan(AutopilotSettings Settings, string Role, string Train, string Output, string? Features, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Where rows, the list of columns and batch predictions go; ends with a slash.</summary>
    public required string Folder { get; init; }
}

/// <summary>What the service says of a job.</summary>
internal sealed record CloudJob
{
    public required string Arn { get; init; }

    public required string Status { get; init; }

    public required string SecondaryStatus { get; init; }

    public string? Target { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? FailureReason { get; init; }

    public IReadOnlyList<string> PartialFailures { get; init; } = [];

    public ProblemType? ProblemType { get; init; }

    public string? Objective { get; init; }

    public TrainingMethod? Method { get; init; }

    public AutopilotCandidate? Best { get; init; }

    public string? EndpointName { get; init; }

    public string? ExplorationNotebook { get; init; }

    public string? DefinitionNotebook { get; init; }

    /// <summary>A job of that name is this experiment's only when it reads and writes the same places.</summary>
    public bool IsOf(CloudPlan plan, DateTimeOffset startedAt) =>
        Target == plan.Settings.Target && Input == plan.Train && Output?.TrimEnd('/') == plan.Output.TrimEnd('/') && CreatedAt >= startedAt - TimeSpan.FromMinutes(15);
}

/// <summary>What an endpoint is made of; deleted in this order.</summary>
internal enum CloudPart
{
    Endpoint,
    Config,
    Model,
}

internal sealed record CloudEndpoint(string Arn, string Status, string? Config, string? FailureReason, DateTimeOffset? CreatedAt);

internal sealed record CloudVariant(string Model, string? InstanceType, int Instances);

internal sealed record CloudTransformPlan(string Name, string Model, string Input, string Output, string InstanceType, IReadOnlyDictionary<string, string> Tags);

internal sealed record CloudTransform(string Status, string? FailureReason, string? Output, string? Input);

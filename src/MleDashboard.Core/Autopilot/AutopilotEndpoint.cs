namespace MleDashboard.Core.Autopilot;

/// <summary>The statuses of an endpoint that are known; others are shown as they came.</summary>
public static class EndpointStatus
{
    public const string Creating = "Creating";
    public const string InService = "InService";
    public const string Deleting = "Deleting";
    public const string Failed = "Failed";
    public const string OutOfService = "OutOfService";
}

/// <summary>What a user chose for an endpoint.</summary>
/// <param name="InstanceType">SageMaker only: "ml.m5.large".</param>
/// <param name="EndsAfter">Deleted by the server this long after it was made; null: never.</param>
public sealed record EndpointWish(string Name, string? InstanceType = null, int InstanceCount = 1, TimeSpan? EndsAfter = null);

/// <summary>What an engine says of an endpoint.</summary>
public sealed record EndpointFacts
{
    public string Status { get; init; } = EndpointStatus.Creating;

    public string? FailureReason { get; init; }

    /// <summary>Where it is called.</summary>
    public string? Url { get; init; }

    public string? Arn { get; init; }

    /// <summary>What lies behind it, to be deleted with it: configuration and model of the service, the local model's files and candidate.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>();
}

/// <summary>A candidate that answers calls.</summary>
public sealed record AutopilotEndpoint
{
    public required Guid Id { get; init; }

    /// <summary>1 to 63 letters, digits and single hyphens; unique for its engine while it lives.</summary>
    public required string Name { get; init; }

    public required AutopilotEngineKind Engine { get; init; }

    /// <summary>How often a candidate was put behind this name, this one included.</summary>
    public required int Version { get; init; }

    public required Guid ExperimentId { get; init; }

    public required string ExperimentName { get; init; }

    public required string Candidate { get; init; }

    public required EndpointWish Wish { get; init; }

    public required EndpointFacts Facts { get; init; }

    public required string OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it began to answer.</summary>
    public DateTimeOffset? InServiceAt { get; init; }

    /// <summary>Kept as a row, so that what ran and until when is known.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public required Guid JobId { get; init; }

    public long Calls { get; init; }

    public DateTimeOffset? LastCallAt { get; init; }

    public DateTimeOffset? EndsAt => Wish.EndsAfter is { } life ? CreatedAt + life : null;

    public string Status => DeletedAt is not null ? "Deleted" : Facts.Status;
}

/// <summary>Rows sent to an endpoint.</summary>
/// <param name="ContentType">text/csv or application/json.</param>
public sealed record EndpointCall(string Body, string ContentType, string Accept);

/// <summary>What came back, as it came.</summary>
public sealed record EndpointAnswer(string Body, string ContentType, TimeSpan Elapsed);

namespace MleDashboard.Core.Autopilot;

/// <summary>An experiment of either engine.</summary>
public sealed record AutopilotExperiment
{
    public required Guid Id { get; init; }

    public required AutopilotSettings Settings { get; init; }

    /// <summary>"bookings.train · version 2", or the S3 address.</summary>
    public required string InputLabel { get; init; }

    public required string OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The job that runs or follows it; its log lines are the experiment's events.</summary>
    public required Guid JobId { get; init; }

    /// <summary>This server: the model version it fills, so that Analyze and Predict know it too. It may be deleted since.</summary>
    public Guid? ModelVersionId { get; init; }

    public Guid? ModelId { get; init; }

    public required AutopilotRun Run { get; init; }

    public string Name => Settings.Name;

    public AutopilotEngineKind Engine => Settings.Engine;

    /// <summary>Candidates of equal locks were kept from the same rows and may stand in one leaderboard; null for rows that are only in S3.</summary>
    public LockedTestKey? Lock => Settings.Input.DatasetVersionId is { } version ? new LockedTestKey(version, Settings.Target, Settings.TestFraction, Settings.Seed) : null;
}

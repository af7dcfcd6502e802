namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>How often a running job of the cloud is asked for.</summary>
internal sealed record CloudPace
{
    public TimeSpan Least { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Most { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long refusals that may pass, and credentials that have ended, are waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>Half as long again, up to the most.</summary>
    public TimeSpan Longer(TimeSpan wait) => wait * 1.5 < Most ? wait * 1.5 : Most;

    /// <summary>A fifth more or less, so that many experiments do not ask at the same moment.</summary>
    public static TimeSpan Jittered(TimeSpan wait) => wait * (0.8 + (Random.Shared.NextDouble() * 0.4));
}

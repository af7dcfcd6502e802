namespace MleDashboard.Infrastructure.Cloud.Objects;

/// <summary>Above the SDK's own retries, which give up after seconds: a network is sometimes away for a minute.</summary>
internal static class Pauses
{
    /// <summary>1, 2, 4, 8, 16 s, each with up to a quarter more, so that many jobs do not come back at the same moment.</summary>
    public static TimeSpan Before(int attempt) => TimeSpan.FromSeconds(Math.Min(16, 1 << Math.Max(0, attempt - 2)) * (1 + (Random.Shared.NextDouble() / 4)));
}

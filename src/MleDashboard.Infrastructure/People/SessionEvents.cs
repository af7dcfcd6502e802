using System.Collections.Concurrent;
using MleDashboard.Core.People;

namespace MleDashboard.Infrastructure.People;

/// <summary>Within this process; other instances see the new security stamp within a minute.</summary>
internal sealed class SessionEvents(TimeProvider time) : ISessionEvents
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> revokedAt = new();
    private readonly ConcurrentDictionary<Subscription, string> subscriptions = new();

    /// <summary>True when a cookie of that age may be one of those that were ended here; its security stamp tells.</summary>
    public bool WasRevokedSince(string userId, DateTimeOffset? issued) =>
        revokedAt.TryGetValue(userId, out var revoked) && (issued is null || issued <= revoked);

    public void Revoke(string userId)
    {
        revokedAt[userId] = time.GetUtcNow();
        foreach (var (subscription, subscriber) in subscriptions)
        {
            if (subscriber == userId)
            {
                subscription.Revoked();
            }
        }
    }

    public IDisposable Subscribe(string userId, Action revoked)
    {
        Subscription subscription = new(this, revoked);
        subscriptions[subscription] = userId;
        return subscription;
    }

    private sealed class Subscription(SessionEvents owner, Action revoked) : IDisposable
    {
        public Action Revoked { get; } = revoked;

        public void Dispose() => owner.subscriptions.TryRemove(this, out _);
    }
}

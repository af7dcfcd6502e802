using System.Collections.Concurrent;
using MleDashboard.Core.People;

namespace MleDashboard.Infrastructure.People;

/// <summary>Within this process; other instances see the new security stamp within a minute.</summary>
internal sealed class SessionEvents : ISessionEvents
{
    private readonly ConcurrentDictionary<Subscription, string> subscriptions = new();

    public void Revoke(string userId)
    {
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

namespace MleDashboard.Core.People;

/// <summary>Tells open pages of this web instance that a user's session ended or their role changed; other instances notice within a minute.</summary>
public interface ISessionEvents
{
    /// <summary>Ends what is open of this user.</summary>
    void Revoke(string userId);

    /// <summary>Calls <paramref name="revoked"/> (from any thread) until the result is disposed.</summary>
    IDisposable Subscribe(string userId, Action revoked);
}

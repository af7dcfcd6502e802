using MleDashboard.Core.Results;

namespace MleDashboard.Core.People;

/// <summary>The first administrator's account. On a first start the console shows a link "/setup?token=..."; it dies when it is used.</summary>
public interface ISetup
{
    /// <summary>True while there is no account at all.</summary>
    Task<bool> IsNeededAsync(CancellationToken cancellationToken);

    /// <summary>True when <paramref name="token"/> is the one of the newest link and nobody has used it.</summary>
    Task<bool> IsValidAsync(string token, CancellationToken cancellationToken);

    /// <summary>Makes the first administrator and ends the link. Does not sign in.</summary>
    Task<Result<UserAccount>> CompleteAsync(string token, string email, string name, string password, CancellationToken cancellationToken);
}

/// <summary>The link is old, used, or was never ours.</summary>
public sealed record SetupLinkInvalid() : Error("This set-up link is not valid. Use the newest one that the server printed when it started, or sign in if an administrator exists.");

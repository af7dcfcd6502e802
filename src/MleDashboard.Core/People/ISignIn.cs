using MleDashboard.Core.Results;

namespace MleDashboard.Core.People;

/// <summary>Wrong address or password, unknown or disabled account: one sentence for all, so that accounts cannot be guessed.</summary>
public sealed record SignInRefused() : Error("The e-mail address or the password is not right.");

/// <summary>Too many wrong passwords for this account or from this address.</summary>
public sealed record SignInLocked(TimeSpan RetryAfter)
    : Error($"Too many attempts. Try again in {Math.Max(1, (int)Math.Ceiling(RetryAfter.TotalMinutes))} min.");

/// <summary>The set-up link was used, has expired or is not the one this server printed.</summary>
public sealed record SetupLinkRefused() : Error("This set-up link is no longer valid. Sign in, or restart the server to print a new link while it has no administrator.");

/// <summary>Signs the current request in or out; works only while an HTTP request is answered, never from a circuit.</summary>
public interface ISignIn
{
    /// <summary>False until the first administrator exists.</summary>
    Task<bool> IsSetUpAsync(CancellationToken cancellationToken);

    /// <param name="remember">Keeps the cookie after the browser closes.</param>
    Task<Result> SignInAsync(string email, string password, bool remember, CancellationToken cancellationToken);

    /// <summary>Ends this browser's session, and with it every circuit of it.</summary>
    Task SignOutAsync(CancellationToken cancellationToken);

    Task<bool> IsSetupTokenValidAsync(string token, CancellationToken cancellationToken);

    /// <summary>Makes the first administrator and signs in. A second use of the token is refused.</summary>
    Task<Result> SetUpAsync(string token, string email, string name, string password, CancellationToken cancellationToken);
}

using MleDashboard.Core.Results;

namespace MleDashboard.Core.People;

/// <summary>Signing in and out with the session cookie. Only within an HTTP request (a static page or an endpoint), never from a circuit.</summary>
public interface ISignIn
{
    /// <summary>Sets the cookie. The same sentence for an unknown address, a wrong password and a disabled account; after five wrong passwords the account rests for five minutes.</summary>
    Task<Result> SignInAsync(string email, string password, bool remember, CancellationToken cancellationToken);

    /// <summary>Removes the cookie, makes copies of it worthless and ends the user's open pages.</summary>
    Task SignOutAsync(CancellationToken cancellationToken);
}

/// <summary>Wrong address or password; never says which.</summary>
public sealed record SignInRefused() : Error("The email address or the password is not right.");

/// <summary>Too many wrong passwords.</summary>
public sealed record SignInLocked() : Error("Too many wrong passwords. Try again in five minutes.");

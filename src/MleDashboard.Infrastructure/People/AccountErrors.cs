using Microsoft.AspNetCore.Identity;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.People;

public sealed record EmailNotValid(string Email) : Error($"'{Email}' is not an email address.");

public sealed record EmailTaken(string Email) : Error($"An account with the email address '{Email}' exists already.");

public sealed record PasswordTooShort() : Error($"A password has at least {PasswordRule.MinLength} characters.");

public sealed record LastAdministrator() : Error("This is the only administrator who can sign in. Make another user an administrator first.");

public sealed record AccountNotSaved(string Reason) : Error($"The account could not be saved: {Reason}");

internal static class AccountErrors
{
    public static Error Explain(IdentityResult result, string email) => result.Errors.FirstOrDefault() switch
    {
        { Code: "DuplicateEmail" or "DuplicateUserName" } => new EmailTaken(email),
        { Code: "InvalidEmail" or "InvalidUserName" } => new EmailNotValid(email),
        { Code: "PasswordTooShort" } => new PasswordTooShort(),
        { Code: "ConcurrencyFailure" } => new AccountNotSaved("someone else changed it at the same time. Load the page again."),
        var other => new AccountNotSaved(other?.Description ?? "no reason was given."),
    };
}

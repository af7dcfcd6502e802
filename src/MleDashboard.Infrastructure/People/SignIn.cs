using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.People;

internal sealed class SignIn(
    SignInManager<StudioUser> signIn, UserManager<StudioUser> users, AccountWriter accounts, SetupLink setup, ISessionEvents sessions, IHttpContextAccessor context, TimeProvider time) : ISignIn
{
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    /// <summary>Hashed against when the address is unknown, so that both refusals take the same time.</summary>
    private static readonly StudioUser Nobody = new() { UserName = "nobody" };
    private static readonly string NobodyHash = new PasswordHasher<StudioUser>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<bool> IsSetUpAsync(CancellationToken cancellationToken) => !await setup.IsNeededAsync(cancellationToken);

    public async Task<Result> SignInAsync(string email, string password, bool remember, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(email.Trim()) is not { } user)
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodyHash, password);
            return new SignInRefused();
        }

        var checkedPassword = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (checkedPassword.IsLockedOut)
        {
            return new SignInLocked(user.LockoutEnd is { } end ? end - time.GetUtcNow() : LockedFor);
        }

        if (!checkedPassword.Succeeded || user.IsDisabled)
        {
            return new SignInRefused();
        }

        user.LastSignInAt = time.GetUtcNow();
        await users.UpdateAsync(user);
        await signIn.SignInAsync(user, remember);
        return Result.Ok;
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        // A new stamp makes copies of the cookie worthless, here and in other browsers.
        if (context.HttpContext?.User is { } principal && await users.GetUserAsync(principal) is { } user)
        {
            await users.UpdateSecurityStampAsync(user);
            sessions.Revoke(user.Id);
        }

        await signIn.SignOutAsync();
    }

    public Task<bool> IsSetupTokenValidAsync(string token, CancellationToken cancellationToken) => setup.IsValidAsync(token, cancellationToken);

    public async Task<Result> SetUpAsync(string token, string email, string name, string password, CancellationToken cancellationToken)
    {
        if (!await setup.UseAsync(token, cancellationToken))
        {
            return new SetupLinkRefused();
        }

        var made = await accounts.CreateAsync(email, name, Role.Admin, password);
        if (!made.IsOk)
        {
            await setup.RestoreAsync(token, cancellationToken);
            return made.Error;
        }

        made.Value.LastSignInAt = time.GetUtcNow();
        await users.UpdateAsync(made.Value);
        await signIn.SignInAsync(made.Value, isPersistent: false);
        return Result.Ok;
    }
}

using MleDashboard.Core.Results;

namespace MleDashboard.Core.People;

/// <summary>One account as the Settings page lists it.</summary>
public sealed record UserAccount(string Id, string Email, string Name, Role Role, bool IsDisabled, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt);

/// <summary>Accounts and their roles. Every change ends the other sessions of the account it touches.</summary>
public interface IUserDirectory
{
    Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds an account that signs in with <paramref name="password"/>.</summary>
    Task<Result<UserAccount>> AddAsync(Actor actor, string email, string name, Role role, string password, CancellationToken cancellationToken);

    Task<Result> SetRoleAsync(Actor actor, string userId, Role role, CancellationToken cancellationToken);

    Task<Result> SetDisabledAsync(Actor actor, string userId, bool disabled, CancellationToken cancellationToken);

    Task<Result> ResetPasswordAsync(Actor actor, string userId, string password, CancellationToken cancellationToken);
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.People;

/// <summary>Each call has a scope of its own: a circuit lives for hours, Identity's user manager must not.</summary>
internal sealed class UserDirectory(StudioDatabase database, IServiceScopeFactory scopes, ISessionEvents sessions) : IUserDirectory
{
    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<UserAccount>>(
        async db => (await db.Users.OrderBy(user => user.Email).ToListAsync(cancellationToken)).ConvertAll(AccountWriter.ToAccount),
        cancellationToken);

    public async Task<Result<UserAccount>> AddAsync(Actor actor, string email, string name, Role role, string password, CancellationToken cancellationToken)
    {
        if (!actor.IsAdmin)
        {
            return new NotAllowed("add users");
        }

        await using var scope = scopes.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<AccountWriter>().CreateAsync(email, name, role, password);
        return made.IsOk ? AccountWriter.ToAccount(made.Value) : made.Error;
    }

    public Task<Result> SetRoleAsync(Actor actor, string userId, Role role, CancellationToken cancellationToken) =>
        ChangeAsync(actor, userId, "change roles", user => user.Role = role, cancellationToken);

    public Task<Result> SetDisabledAsync(Actor actor, string userId, bool disabled, CancellationToken cancellationToken) =>
        ChangeAsync(actor, userId, "disable users", user => user.IsDisabled = disabled, cancellationToken);

    public async Task<Result> ResetPasswordAsync(Actor actor, string userId, string password, CancellationToken cancellationToken)
    {
        if (!actor.IsAdmin)
        {
            return new NotAllowed("reset passwords");
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        if (await users.FindByIdAsync(userId) is not { } user)
        {
            return new NotFound("This user");
        }

        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } refused)
            {
                return AccountErrors.Explain(refused, user.Email ?? "");
            }
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        return await SaveAsync(users, user);
    }

    /// <summary>The count of administrators and the change are one transaction, so two of them cannot remove each other.</summary>
    private async Task<Result> ChangeAsync(Actor actor, string userId, string action, Action<StudioUser> change, CancellationToken cancellationToken)
    {
        if (!actor.IsAdmin)
        {
            return new NotAllowed(action);
        }

        var result = await database.WriteAsync<Result>(
            async db =>
            {
                if (await db.Users.FirstOrDefaultAsync(user => user.Id == userId, cancellationToken) is not { } user)
                {
                    return new NotFound("This user");
                }

                var wasAdmin = user.Role == Role.Admin && !user.IsDisabled;
                change(user);
                if (wasAdmin && (user.Role != Role.Admin || user.IsDisabled)
                    && !await db.Users.AnyAsync(other => other.Id != userId && other.Role == Role.Admin && !other.IsDisabled, cancellationToken))
                {
                    return new LastAdministrator();
                }

                user.SecurityStamp = NewStamp();
                user.ConcurrencyStamp = Guid.NewGuid().ToString();
                await db.SaveChangesAsync(cancellationToken);
                return Result.Ok;
            },
            cancellationToken);
        if (result.IsOk)
        {
            sessions.Revoke(userId);
        }

        return result;
    }

    private async Task<Result> SaveAsync(UserManager<StudioUser> users, StudioUser user)
    {
        user.SecurityStamp = NewStamp();
        var saved = await users.UpdateAsync(user);
        if (!saved.Succeeded)
        {
            return AccountErrors.Explain(saved, user.Email ?? "");
        }

        sessions.Revoke(user.Id);
        return Result.Ok;
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}

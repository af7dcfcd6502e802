using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.People;

/// <summary>Makes accounts; the rights were checked by the caller.</summary>
internal sealed class AccountWriter(UserManager<StudioUser> users, TimeProvider time)
{
    private const int MaxNameLength = 100;

    public async Task<Result<StudioUser>> CreateAsync(string email, string name, Role role, string password)
    {
        var address = email.Trim();
        if (!new EmailAddressAttribute().IsValid(address))
        {
            return new EmailNotValid(address);
        }

        var shown = name.Trim();
        StudioUser user = new()
        {
            UserName = address,
            Email = address,
            EmailConfirmed = true,
            DisplayName = shown.Length == 0 ? address : shown[..Math.Min(shown.Length, MaxNameLength)],
            Role = role,
            CreatedAt = time.GetUtcNow(),
        };
        var made = await users.CreateAsync(user, password);
        return made.Succeeded ? user : AccountErrors.Explain(made, address);
    }

    public static UserAccount ToAccount(StudioUser user) =>
        new(user.Id, user.Email ?? "", user.DisplayName, user.Role, user.IsDisabled, user.CreatedAt, user.LastSignInAt);
}

using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MleDashboard.Core.People;

namespace MleDashboard.Infrastructure.People;

/// <summary>The cookie's principal as <see cref="ActorClaims"/> reads it.</summary>
internal sealed class StudioClaims(UserManager<StudioUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StudioUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StudioUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } email)
        {
            identity.RemoveClaim(email);
        }

        identity.AddClaim(new Claim(identity.NameClaimType, user.DisplayName));
        identity.AddClaims(user.Role.ToClaims());
        return identity;
    }
}

using System.Security.Claims;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Hosting;

/// <summary>From the sign-in cookie's claims to the <see cref="Actor"/> that services ask for.</summary>
public static class ActorClaims
{
    /// <summary>Claim with the name people see.</summary>
    public const string DisplayName = "name";

    /// <summary>Null when nobody is signed in.</summary>
    public static Actor? ToActor(this ClaimsPrincipal? user)
    {
        if (user?.Identity is not { IsAuthenticated: true } || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        var role = user.IsInRole(nameof(Role.Admin)) ? Role.Admin : user.IsInRole(nameof(Role.Builder)) ? Role.Builder : Role.Viewer;
        var name = user.FindFirstValue(DisplayName) ?? user.Identity.Name ?? id;
        return new Actor(id, name, role);
    }

    /// <summary>The signed-in user of an endpoint that requires one.</summary>
    public static Actor RequireActor(this HttpContext context) =>
        context.User.ToActor() ?? throw new InvalidOperationException("The endpoint does not require sign-in.");
}

using System.Security.Claims;

namespace MleDashboard.Core.People;

/// <summary>
/// Signed-in users as <see cref="Actor"/>. The cookie's principal carries the id (<see cref="ClaimTypes.NameIdentifier"/>), the name
/// (<see cref="ClaimTypes.Name"/>) and one <see cref="ClaimTypes.Role"/> claim for each role up to the user's own, so that
/// <c>[Authorize(Roles = nameof(Role.Builder))]</c> lets builders and administrators in.
/// </summary>
public static class ActorClaims
{
    /// <summary>Null for an anonymous principal.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        var role = principal.IsInRole(nameof(Role.Admin)) ? Role.Admin
            : principal.IsInRole(nameof(Role.Builder)) ? Role.Builder
            : Role.Viewer;
        return new Actor(id, principal.FindFirstValue(ClaimTypes.Name) ?? id, role);
    }

    /// <summary>The role claims of a user: <paramref name="role"/> and every one below it.</summary>
    public static IEnumerable<Claim> ToClaims(this Role role) =>
        Enum.GetValues<Role>().Where(candidate => candidate <= role).Select(candidate => new Claim(ClaimTypes.Role, candidate.ToString()));

    private static string? FindFirstValue(this ClaimsPrincipal principal, string type) => principal.FindFirst(type)?.Value;
}

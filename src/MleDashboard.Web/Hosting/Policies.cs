using Microsoft.AspNetCore.Authorization;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Hosting;

/// <summary>Names for <c>[Authorize(Policy = ...)]</c>. Everything without one of them or <c>[AllowAnonymous]</c> asks for a signed-in user.</summary>
public static class Policies
{
    /// <summary>Builders and administrators.</summary>
    public const string Builder = nameof(Role.Builder);

    public const string Admin = nameof(Role.Admin);

    internal static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Builder, policy => policy.RequireAuthenticatedUser().RequireRole(nameof(Role.Builder), nameof(Role.Admin)));
        options.AddPolicy(Admin, policy => policy.RequireAuthenticatedUser().RequireRole(nameof(Role.Admin)));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }
}

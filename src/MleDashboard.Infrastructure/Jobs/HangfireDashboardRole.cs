using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using MleDashboard.Core.People;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>Hangfire's own pages, to look at the queue: read-only, for administrators, never by being local (GHSA-7rq6-7gv8-c37h).</summary>
public static class HangfireDashboardRole
{
    public const string Path = "/hangfire";

    public static IEndpointConventionBuilder MapQueueDashboard(this IEndpointRouteBuilder endpoints) => endpoints.MapHangfireDashboard(
        Path,
        new DashboardOptions
        {
            Authorization = [new AdministratorsOnly()],
            IsReadOnlyFunc = _ => true,
            DashboardTitle = "Queue",
            DisplayStorageConnectionString = false,
            AppPath = "/jobs",
        });

    private sealed class AdministratorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.IsInRole(nameof(Role.Admin));
    }
}

using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using MleDashboard.Infrastructure.Jobs;

namespace MleDashboard.Web.Hosting;

/// <summary>What whoever runs the site looks at.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this WebApplication app)
    {
        // The word and the status code only: anonymous callers learn no details.
        app.MapHealthChecks("/health", new HealthCheckOptions { AllowCachingResponses = false }).AllowAnonymous();
        app.MapQueueDashboard().RequireAuthorization(Policies.Admin);
    }
}

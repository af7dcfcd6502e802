using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>The database answers and a worker has given a sign of life. A process without a worker of its own still needs one somewhere.</summary>
internal sealed class StudioHealthCheck(StudioDatabase database, WorkerRegistry workers, IOptions<WorkerOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (count, _) = await database.ReadAsync(db => workers.CountAsync(db, cancellationToken), cancellationToken);
        return count > 0 || !options.Value.Enabled
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("No worker is alive.");
    }
}

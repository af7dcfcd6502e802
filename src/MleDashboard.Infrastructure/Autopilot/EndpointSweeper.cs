using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Autopilot;

/// <summary>Deletes endpoints whose end has come, every minute; one that cannot be deleted now is tried again.</summary>
internal sealed partial class EndpointSweeper(StudioDatabase database, EndpointKeeper endpoints, TimeProvider time, ILogger<EndpointSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await database.ReadAsync(db => db.Endpoints.Where(row => row.DeletedAt == null && row.EndsAt < now).Select(row => row.Id).ToListAsync(cancellationToken), cancellationToken);
        var deleted = 0;
        foreach (var id in due)
        {
            var result = await endpoints.DeleteAsync(Actor.System, id, cancellationToken);
            deleted += result.IsOk ? 1 : 0;
            if (!result.IsOk)
            {
                LogNotDeleted(id, result.Error.Message);
            }
        }

        return deleted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogSweepFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Endpoint {EndpointId} is past its end and could not be deleted: {Reason}")]
    private partial void LogNotDeleted(Guid endpointId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for endpoints past their end failed; trying again in a minute")]
    private partial void LogSweepFailed(Exception fault);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MleDashboard.Infrastructure.Jobs;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>At the start and every hour: uploads nobody imported, what killed processes left behind, and artifacts that no row names.</summary>
internal sealed partial class StorageSweeper(UploadSweep uploads, ScratchSweep scratch, Checkpoints checkpoints, ArtifactSweep artifacts, TimeProvider time, ILogger<StorageSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using PeriodicTimer timer = new(Interval, time);
        do
        {
            try
            {
                var removed = await uploads.SweepAsync(stoppingToken) + scratch.Sweep() + await checkpoints.SweepAsync(stoppingToken) + await artifacts.SweepAsync(stoppingToken);
                if (removed > 0)
                {
                    LogSwept(removed);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogSweepFailed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} abandoned folders")]
    private partial void LogSwept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sweep of abandoned folders failed; trying again in an hour")]
    private partial void LogSweepFailed(Exception fault);
}

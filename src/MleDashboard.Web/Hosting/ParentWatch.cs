namespace MleDashboard.Web.Hosting;

/// <summary>The web process holds the other end of standard input; the system closes it however that process ends, so nothing has to be polled.</summary>
internal sealed partial class ParentWatch(IHostApplicationLifetime lifetime, IConfiguration configuration, ILogger<ParentWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[64];
        while (await input.ReadAsync(buffer, stoppingToken) > 0)
        {
        }

        LogParentGone(configuration[ProcessRole.ParentOption]);
        lifetime.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The web process {ParentId} is gone; stopping")]
    private partial void LogParentGone(string? parentId);
}

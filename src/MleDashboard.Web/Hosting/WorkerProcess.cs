using MleDashboard.Core;
using MleDashboard.Infrastructure;

namespace MleDashboard.Web.Hosting;

/// <summary>The worker role: no port, no pages, only jobs.</summary>
internal static class WorkerProcess
{
    public static Task<int> RunAsync(string[] args) => StartFault.RunAsync(async () =>
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") });
        builder.Services.AddCore();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddSageMakerAutopilot();
        builder.Services.AddWorkerInfrastructure();
        if (builder.Configuration[ProcessRole.ParentOption] is not null)
        {
            builder.Services.AddHostedService<ParentWatch>();
        }

        using var host = builder.Build();
        await host.Services.PrepareInfrastructureAsync(CancellationToken.None);
        await host.RunAsync();
    });
}

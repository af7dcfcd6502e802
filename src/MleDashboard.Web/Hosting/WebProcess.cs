using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using MleDashboard.Core;
using MleDashboard.Infrastructure;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.People;

namespace MleDashboard.Web.Hosting;

/// <summary>The web role from settings to the last request.</summary>
internal static class WebProcess
{
    public static Task<int> RunAsync(string[] args) => StartFault.RunAsync(async () =>
    {
        var builder = WebApplication.CreateBuilder(args);

        // Outside Development too, so that "dotnet run" serves the components' files; a published folder has them in wwwroot and no manifest.
        builder.WebHost.UseStaticWebAssets();
        AddServices(builder);
        await using var app = builder.Build();
        app.UseWebPages();
        app.MapWebPages();
        app.MapOperations();
        await app.Services.PrepareInfrastructureAsync(CancellationToken.None);
        var setupPath = await app.Services.GetRequiredService<SetupLink>().PrepareAsync(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Greet(app, setupPath));
        await app.RunAsync();
    });

    private static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCore();
        services.AddInfrastructure(builder.Configuration);
        services.AddSageMakerAutopilot();
        services.AddWebInfrastructure();
        services.AddWebPages();
        var worker = builder.Configuration.GetSection("Worker").Get<WorkerOptions>() ?? new WorkerOptions();
        if (worker.InProcess)
        {
            services.AddWorkerInfrastructure();
        }
        else if (worker.Enabled)
        {
            services.AddHostedService<WorkerSupervisor>();
        }
    }

    private static void Greet(WebApplication app, string? setupPath)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = (addresses.FirstOrDefault() ?? "http://localhost:5000").Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"MleDashboard is at {address}, its data in {app.Services.GetRequiredService<IOptions<StudioOptions>>().Value.DataRoot}");
        if (setupPath is not null)
        {
            Console.WriteLine($"Make the first administrator with this link, which works once: {address}{setupPath}");
        }
    }
}

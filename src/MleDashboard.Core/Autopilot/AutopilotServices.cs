using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Autopilot.Local;

namespace MleDashboard.Core.Autopilot;

internal static class AutopilotServices
{
    /// <summary>Other engines are registered beside this one as <see cref="IAutopilotEngine"/>.</summary>
    public static IServiceCollection AddAutopilot(this IServiceCollection services) => services
        .AddSingleton<EndpointAnswerer>()
        .AddSingleton<IAutopilotEngine, LocalAutopilotEngine>()
        .AddSingleton<AutopilotEngines>()
        .AddSingleton<LockedTest>();
}

using Microsoft.Extensions.DependencyInjection;

namespace MleDashboard.Core.Autopilot;

internal static class AutopilotServices
{
    public static IServiceCollection AddAutopilot(this IServiceCollection services) => services
        .AddSingleton<AutopilotEngines>()
        .AddSingleton<LockedTest>();
}

using Microsoft.Extensions.DependencyInjection;

namespace MleDashboard.Core.Profiling;

internal static class ProfilingServices
{
    public static IServiceCollection AddProfiling(this IServiceCollection services) => services;
}

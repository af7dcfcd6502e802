using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Cloud;

namespace MleDashboard.Infrastructure.Cloud;

internal static class CloudServices
{
    /// <summary>For both roles; none of it calls AWS before an administrator has connected an account.</summary>
    public static IServiceCollection AddCloud(this IServiceCollection services)
    {
        services.AddSingleton<CloudConnectionStore>();
        services.AddSingleton<AwsSessions>();
        services.AddSingleton<ConnectionTest>();
        services.AddSingleton<ICloudConnections, CloudConnections>();
        return services;
    }
}

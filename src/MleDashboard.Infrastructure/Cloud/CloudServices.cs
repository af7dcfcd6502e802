using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Infrastructure.Cloud.Objects;

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
        services.AddSingleton<S3Upload>();
        services.AddSingleton<IObjectStore, S3ObjectStore>();
        services.AddSingleton<IObjectBrowser, S3ObjectBrowser>();
        return services;
    }
}

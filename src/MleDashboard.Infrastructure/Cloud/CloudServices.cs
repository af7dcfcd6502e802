using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Infrastructure.Cloud.Autopilot;
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

    /// <summary>The engine "Amazon SageMaker"; what it sends comes from Core's own readers.</summary>
    public static IServiceCollection AddCloudAutopilot(this IServiceCollection services)
    {
        services.AddSingleton(new CloudPace());
        services.AddSingleton<CloudCalls>();
        services.AddSingleton<CloudInput>();
        services.AddSingleton<CloudDeployment>();
        services.AddSingleton<CloudRun>();
        services.AddSingleton<CloudArtifacts>();
        services.AddSingleton<ICandidateTransformer, CloudTransforms>();
        services.AddSingleton<IAutopilotEngine, SageMakerEngine>();
        return services;
    }
}

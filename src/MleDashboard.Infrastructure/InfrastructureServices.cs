using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Models;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.People;
using MleDashboard.Infrastructure.Prediction;
using MleDashboard.Infrastructure.Profiling;
using MleDashboard.Infrastructure.Storage;

namespace MleDashboard.Infrastructure;

public static class InfrastructureServices
{
    /// <summary>What both roles need: settings, database, catalogs, stores and the job queue.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddStudioOptions(configuration);
        services.AddStudioDatabase();
        services.AddStorage();
        services.AddSingleton<ArtifactRemover>();
        services.AddPeople();
        services.AddJobs();
        services.AddSingleton<DatasetStarter>();
        services.AddSingleton<IDatasetCatalog, DatasetCatalog>();
        services.AddSingleton<IProfileCatalog, ProfileCatalog>();
        services.AddSingleton<BuildStarter>();
        services.AddSingleton<IModelCatalog, ModelCatalog>();
        services.AddSingleton<IPredictionCatalog, PredictionCatalog>();
        return services;
    }

    /// <summary>The web role: sign-in and the feed of job changes.</summary>
    public static IServiceCollection AddWebInfrastructure(this IServiceCollection services) => services.AddSignIn().AddJobFeed();

    /// <summary>The worker role: running jobs.</summary>
    public static IServiceCollection AddWorkerInfrastructure(this IServiceCollection services)
    {
        foreach (var definition in JobCatalog.All)
        {
            services.TryAddTransient(definition.JobType);
        }

        return services.AddJobWorker();
    }
}

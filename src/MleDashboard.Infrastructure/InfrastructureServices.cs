using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Infrastructure.Autopilot;
using MleDashboard.Infrastructure.Cloud;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Models;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.People;
using MleDashboard.Infrastructure.Prediction;
using MleDashboard.Infrastructure.Profiling;
using MleDashboard.Infrastructure.Storage;
using MleDashboard.Infrastructure.Synthesis;

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
        services.AddPeople();
        services.AddJobs();
        services.AddCloud();
        services.AddSingleton<DatasetStarter>();
        services.AddSingleton<IDatasetCatalog, DatasetCatalog>();
        services.AddSingleton<IProfileCatalog, ProfileCatalog>();
        services.AddSingleton<IAlertDecisions, AlertDecisions>();
        services.AddSingleton<IBuildChoices, BuildChoices>();
        services.AddSingleton<BuildStarter>();
        services.AddSingleton<IModelKey, ModelKeyFile>();
        services.AddSingleton<IModelCatalog, ModelCatalog>();
        services.AddSingleton<IPredictionCatalog, PredictionCatalog>();
        services.AddSavedSynthesizers();
        services.AddSingleton<SynthesizerStarter>();
        services.AddSingleton<ISavedSynthesizers, SavedSynthesizers>();
        services.AddSingleton<AutopilotStarter>();
        services.AddSingleton<EndpointKeeper>();
        services.AddSingleton<IAutopilotCatalog, AutopilotCatalog>();
        return services;
    }

    /// <summary>Autopilot in an AWS account; needs Core's services too.</summary>
    public static IServiceCollection AddSageMakerAutopilot(this IServiceCollection services) => services.AddCloudAutopilot();

    /// <summary>The web role: sign-in and the feed of job changes.</summary>
    public static IServiceCollection AddWebInfrastructure(this IServiceCollection services) => services.AddSignIn().AddJobFeed();

    /// <summary>The worker role: running jobs.</summary>
    public static IServiceCollection AddWorkerInfrastructure(this IServiceCollection services)
    {
        foreach (var definition in JobCatalog.All)
        {
            services.TryAddTransient(definition.JobType);
        }

        services.AddSingleton<EndpointSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<EndpointSweeper>());
        return services.AddJobWorker();
    }

    /// <summary>What must hold before the host starts; the host itself would log these refusals as crashes, with their stacks.</summary>
    /// <exception cref="OptionsValidationException">A setting is out of its range; each failure names its key.</exception>
    /// <exception cref="NewerDatabaseException">The database belongs to a newer version.</exception>
    /// <exception cref="SecondWorkerException">This process would be the second worker on SQLite.</exception>
    public static async Task PrepareInfrastructureAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        services.GetService<SingleWorkerLock>()?.Take();
    }
}

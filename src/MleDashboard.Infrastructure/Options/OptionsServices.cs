using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MleDashboard.Infrastructure.Options;

internal static class OptionsServices
{
    public static IServiceCollection AddStudioOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StudioOptions>()
            .Configure(options => options.DataRoot = StudioOptions.ResolveDataRoot(configuration))
            .ValidateOnStart();
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection("Database")).ValidateOnStart();
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection("Worker")).ValidateOnStart();
        services.AddOptions<SetupOptions>().Bind(configuration.GetSection("Setup")).ValidateOnStart();
        services.AddOptions<JobOptions>().Bind(configuration.GetSection("Jobs")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StudioOptions>, ValidateStudioOptions>();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, ValidateDatabaseOptions>();
        services.AddSingleton<IValidateOptions<SetupOptions>, ValidateSetupOptions>();
        services.AddSingleton<IValidateOptions<JobOptions>, ValidateJobOptions>();
        return services;
    }
}

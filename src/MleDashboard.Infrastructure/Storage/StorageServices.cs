using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Storage;

namespace MleDashboard.Infrastructure.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<IArtifactStore, LocalArtifactStore>();
        services.AddSingleton<LocalUploadStore>();
        services.AddSingleton<IUploadStore>(provider => provider.GetRequiredService<LocalUploadStore>());
        services.AddSingleton<ArtifactRemover>();
        services.AddSingleton<ArtifactSweep>();
        services.AddSingleton<UploadSweep>();
        services.AddSingleton<ScratchSweep>();
        services.AddSingleton<IStorageUsage, StorageUsageReader>();
        services.AddSingleton<IJobLimits, JobLimitsStore>();
        services.AddHostedService<StorageSweeper>();
        return services;
    }
}

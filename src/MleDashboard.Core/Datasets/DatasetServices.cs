using Microsoft.Extensions.DependencyInjection;

namespace MleDashboard.Core.Datasets;

internal static class DatasetServices
{
    public static IServiceCollection AddDatasets(this IServiceCollection services) => services;
}

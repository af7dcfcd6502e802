using Microsoft.Extensions.DependencyInjection;

namespace MleDashboard.Core.Models;

internal static class ModelServices
{
    public static IServiceCollection AddModels(this IServiceCollection services) => services
        .AddSingleton<ModelBuilder>()
        .AddSingleton<ModelPreviewer>()
        .AddSingleton<IDataChecker, DataChecker>()
        .AddSingleton<IModelReports, ModelReports>()
        .AddSingleton<IModelPreviews, ModelPreviews>();
}

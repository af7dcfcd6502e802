using Microsoft.Extensions.DependencyInjection;

namespace MleDashboard.Core.Training;

internal static class TrainingServices
{
    public static IServiceCollection AddTraining(this IServiceCollection services) => services;
}

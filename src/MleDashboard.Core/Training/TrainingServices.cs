using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Training;

internal static class TrainingServices
{
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<ExperimentRunner>().AddSingleton<IBuildEstimator, BuildEstimator>();
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace MleDashboard.Core.Prediction;

internal static class PredictionServices
{
    public static IServiceCollection AddPrediction(this IServiceCollection services) => services;
}

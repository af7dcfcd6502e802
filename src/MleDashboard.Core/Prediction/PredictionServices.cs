using Microsoft.Extensions.DependencyInjection;

namespace MleDashboard.Core.Prediction;

internal static class PredictionServices
{
    public static IServiceCollection AddPrediction(this IServiceCollection services) => services
        .AddSingleton<BatchPredictor>()
        .AddSingleton<PredictorLoader>()
        .AddSingleton(provider => new PredictorCache(provider.GetRequiredService<PredictorLoader>().LoadAsync))
        .AddSingleton<ISinglePredictor, SinglePredictor>();
}

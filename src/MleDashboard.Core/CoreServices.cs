using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Training;

namespace MleDashboard.Core;

public static class CoreServices
{
    /// <summary>Everything of the product that needs no screen, database or cloud. Catalogs and stores come from the host.</summary>
    public static IServiceCollection AddCore(this IServiceCollection services) => services
        .AddDatasets()
        .AddProfiling()
        .AddTraining()
        .AddModels()
        .AddSynthesis()
        .AddPrediction()
        .AddAutopilot();
}

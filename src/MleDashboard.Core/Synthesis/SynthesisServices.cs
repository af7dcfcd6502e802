using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Synthesis.Quality;

namespace MleDashboard.Core.Synthesis;

internal static class SynthesisServices
{
    public static IServiceCollection AddSynthesis(this IServiceCollection services) => services
        .AddSingleton<SynthesizerFitter>()
        .AddSingleton<QualityJudge>();
}

using Microsoft.Extensions.DependencyInjection;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>What the jobs of saved synthesizers share; they need a host with a catalog of them.</summary>
public static class SavedServices
{
    public static IServiceCollection AddSavedSynthesizers(this IServiceCollection services) => services.AddSingleton<SynthesizerStore>();
}

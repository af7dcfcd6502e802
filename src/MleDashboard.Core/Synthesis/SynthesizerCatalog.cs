using MleDashboard.Core.Synthesis.Copula;
using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Trees;
using MleDashboard.Core.Synthesis.Tvae;

namespace MleDashboard.Core.Synthesis;

/// <summary>Every synthesizer, the recommended one first. A new one is a folder and one line here.</summary>
public static class SynthesizerCatalog
{
    public static IReadOnlyList<ISynthesizer> All { get; } =
    [
        new SequentialTreesSynthesizer(),
        new CtganSynthesizer(),
        new TvaeSynthesizer(),
        new GaussianCopulaSynthesizer(),
    ];

    public static ISynthesizer? Find(string name) => All.FirstOrDefault(synthesizer => synthesizer.Name == name);
}

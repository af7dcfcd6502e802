using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Trees;
using MleDashboard.Core.Synthesis.Tvae;

namespace MleDashboard.Core.Synthesis;

/// <summary>What a synthesizer is asked to learn. The same settings and table give the same synthesizer, whatever the number of threads.</summary>
public sealed record SynthesisSettings
{
    /// <summary>Name in <see cref="SynthesizerCatalog"/>.</summary>
    public string Synthesizer { get; init; } = SequentialTreesSynthesizer.CatalogName;

    public int Seed { get; init; } = 1;

    public CtganSettings Ctgan { get; init; } = new();

    public TvaeSettings Tvae { get; init; } = new();

    public SequentialTreesSettings Trees { get; init; } = new();

    /// <summary>Columns that are not learned and not made.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Sets of columns of which only combinations that occur in the table are made: city and country, product and price class.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FixedCombinations { get; init; } = [];

    public int Threads { get; init; } = 1;
}

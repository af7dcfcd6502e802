using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis;

/// <summary>What a synthesizer learned: it makes rows of the columns it was fitted on.</summary>
public abstract class RowModel
{
    /// <summary>Name in <see cref="SynthesizerCatalog"/>.</summary>
    public abstract string Synthesizer { get; }

    /// <summary>For the settings page, under the names that the synthesizer's own literature uses.</summary>
    public abstract IReadOnlyList<SynthesizerFact> Facts { get; }

    /// <summary>Rows tried for a batch; it has fewer where the model drops those that miss what is wanted.</summary>
    public abstract int BatchRows { get; }

    /// <summary>How each column is modelled.</summary>
    public abstract IReadOnlyList<SynthesizerColumn> Columns { get; }

    /// <summary>The values of a column that is learned by its levels, null among them when it can be missing; null for other columns.</summary>
    public abstract IReadOnlyList<string?>? Levels(string column);

    /// <summary>Epoch by epoch; empty when it did not learn by epochs here.</summary>
    public IReadOnlyList<EpochLosses> Losses { get; init; } = [];

    /// <summary>Batches without end; the same seed gives the same rows on any number of threads.</summary>
    /// <param name="wanted">What rows are wanted to have, all at once. A model leans to it as far as it can, and promises nothing.</param>
    public abstract IEnumerable<Table> Sample(int seed, IReadOnlyList<SampleCondition> wanted, int threads, CancellationToken cancellationToken);

    /// <summary>Writes files that <see cref="ISynthesizer.Load"/> reads into a folder that exists.</summary>
    public abstract void Save(string folder);
}

/// <summary>One line of the settings page: "embedding_dim", "128".</summary>
public sealed record SynthesizerFact(string Name, string Value);

/// <param name="How">For people: "12 levels", "mixture of 7 normal distributions, whole numbers", "made new, not learned".</param>
public sealed record SynthesizerColumn(string Name, Datasets.ColumnType Type, string How);

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>What a CTGAN is trained with; the defaults are those of Python's ctgan.</summary>
public sealed record CtganSettings
{
    /// <summary>Normal numbers that a row is made of.</summary>
    public int EmbeddingWidth { get; init; } = 128;

    /// <summary>Outputs of each residual block of the generator.</summary>
    public IReadOnlyList<int> GeneratorWidths { get; init; } = [256, 256];

    /// <summary>Outputs of each hidden layer of the discriminator.</summary>
    public IReadOnlyList<int> DiscriminatorWidths { get; init; } = [256, 256];

    public double GeneratorLearningRate { get; init; } = 2e-4;

    public double GeneratorDecay { get; init; } = 1e-6;

    public double DiscriminatorLearningRate { get; init; } = 2e-4;

    public double DiscriminatorDecay { get; init; } = 1e-6;

    /// <summary>Rows of a step, a multiple of <see cref="Pac"/>.</summary>
    public int BatchRows { get; init; } = 500;

    /// <summary>Steps of the discriminator for each of the generator.</summary>
    public int DiscriminatorSteps { get; init; } = 1;

    /// <summary>Whether rare levels are shown more often while training: by the logarithm of how often they occur.</summary>
    public bool LogFrequency { get; init; } = true;

    public int Epochs { get; init; } = 300;

    /// <summary>Rows that the discriminator judges together, so that it sees when all are alike (Lin et al. 2018).</summary>
    public int Pac { get; init; } = 10;

    /// <summary>Of a continuous column.</summary>
    public int MostModes { get; init; } = 10;

    /// <summary>Columns learned by their levels; null decides by type and values.</summary>
    public IReadOnlyList<string>? DiscreteColumns { get; init; }
}

namespace MleDashboard.Core.Synthesis.Tvae;

/// <summary>What a TVAE is trained with; the defaults are those of Python's ctgan.</summary>
public sealed record TvaeSettings
{
    /// <summary>Normal numbers that a row is made of.</summary>
    public int EmbeddingWidth { get; init; } = 128;

    /// <summary>Outputs of each hidden layer of the encoder.</summary>
    public IReadOnlyList<int> EncoderWidths { get; init; } = [128, 128];

    /// <summary>Outputs of each hidden layer of the decoder.</summary>
    public IReadOnlyList<int> DecoderWidths { get; init; } = [128, 128];

    public double LearningRate { get; init; } = 1e-3;

    public double Decay { get; init; } = 1e-5;

    public int BatchRows { get; init; } = 500;

    /// <summary>Weight of the rows' likeness against that of the embedding's.</summary>
    public double LossFactor { get; init; } = 2;

    public int Epochs { get; init; } = 300;

    /// <summary>Of a continuous column.</summary>
    public int MostModes { get; init; } = 10;

    /// <summary>Columns learned by their levels; null decides by type and values.</summary>
    public IReadOnlyList<string>? DiscreteColumns { get; init; }
}

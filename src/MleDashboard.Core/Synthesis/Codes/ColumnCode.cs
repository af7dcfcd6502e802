using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>
/// How a column is written as numbers that a network learns and makes, and how it is read back. Its part of a network's outputs is the offset, where it has one
/// (tanh, from -1 to 1), and then one output for each choice (softmax).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ContinuousCode), "continuous")]
[JsonDerivedType(typeof(DiscreteCode), "discrete")]
public abstract record ColumnCode
{
    public required string Name { get; init; }

    /// <summary>What the decoded values are.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>Levels of a discrete column, modes of a continuous one.</summary>
    [JsonIgnore]
    public abstract int Choices { get; }

    [JsonIgnore]
    public abstract bool HasOffset { get; }

    /// <summary>Outputs of a network for this column.</summary>
    [JsonIgnore]
    public int Width => Choices + (HasOffset ? 1 : 0);

    /// <summary>For people.</summary>
    [JsonIgnore]
    public abstract string How { get; }

    public abstract EncodedColumn Encode(ColumnData column, Random random);

    public abstract ColumnData Decode(EncodedColumn encoded);
}

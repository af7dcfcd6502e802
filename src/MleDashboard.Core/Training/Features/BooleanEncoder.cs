using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Two levels as 0 and 1. For weights -1 and 1, and 0 when missing.</summary>
internal sealed record BooleanEncoder : ColumnEncoder
{
    public required IReadOnlyList<string> Levels { get; init; }

    [JsonIgnore]
    public override ColumnType Type => ColumnType.Boolean;

    [JsonIgnore]
    public override string Note => $"yes or no ({Levels[0]}, {Levels[1]})";

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view) => [new Feature(Column, Column)];

    protected override void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first, int threads)
    {
        var codes = LevelCodes.Of(column, Levels);
        var encoded = into.Column(first);
        for (var row = 0; row < codes.Length; row++)
        {
            encoded[row] = view == FeatureView.Tree
                ? codes[row] < 0 ? float.NaN : codes[row]
                : codes[row] < 0 ? 0 : (2 * codes[row]) - 1;
        }
    }
}

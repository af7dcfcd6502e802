using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>An encoder that was fitted on filled columns, and sees them filled whenever it encodes.</summary>
internal sealed record FilledEncoder : FeatureEncoder
{
    public required IReadOnlyList<ColumnFill> Fills { get; init; }

    public required FeatureEncoder Inner { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<DatasetColumn> Inputs => Inner.Inputs;

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view) => Inner.FeaturesOf(view);

    public override void Encode(Table rows, FeatureView view, FeatureMatrix into, int first, int threads) => Inner.Encode(Filled(rows), view, into, first, threads);

    public override void EncodeTraining(Table rows, TargetValues target, int seed, FeatureView view, FeatureMatrix into, int first, int threads) =>
        Inner.EncodeTraining(Filled(rows), target, seed, view, into, first, threads);

    private Table Filled(Table rows) => new([.. Inputs.Select(input => Find(rows, input.Name)).Select(column => Fills.FirstOrDefault(fill => fill.Column == column.Name)?.Apply(column) ?? column)]);
}

using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>An encoder of one column.</summary>
internal abstract record ColumnEncoder : FeatureEncoder
{
    public required string Column { get; init; }

    /// <summary>The column's type where it is not the one this encoder is for: numbers or dates that were kept as text.</summary>
    public ColumnType? StoredAs { get; init; }

    /// <summary>The type of columns it is for.</summary>
    [JsonIgnore]
    public abstract ColumnType Type { get; }

    /// <summary>For people, after the column's name.</summary>
    [JsonIgnore]
    public abstract string Note { get; }

    [JsonIgnore]
    public sealed override IReadOnlyList<DatasetColumn> Inputs => [new DatasetColumn(Column, StoredAs ?? Type)];

    public sealed override void Encode(Table rows, FeatureView view, FeatureMatrix into, int first, int threads) =>
        Encode(Find(rows, Column), view, into, first, threads);

    public sealed override void EncodeTraining(Table rows, TargetValues target, int seed, FeatureView view, FeatureMatrix into, int first, int threads) =>
        EncodeTraining(Find(rows, Column), target, seed, view, into, first, threads);

    protected abstract void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first, int threads);

    protected virtual void EncodeTraining(ColumnData column, TargetValues target, int seed, FeatureView view, FeatureMatrix into, int first, int threads) =>
        Encode(column, view, into, first, threads);
}

using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>What was learned from the training rows of one column, and how its values become features.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NumericEncoder), "numeric")]
[JsonDerivedType(typeof(BooleanEncoder), "boolean")]
[JsonDerivedType(typeof(CategoryEncoder), "category")]
[JsonDerivedType(typeof(DateTimeEncoder), "datetime")]
[JsonDerivedType(typeof(TextEncoder), "text")]
internal abstract record ColumnEncoder
{
    public required string Column { get; init; }

    /// <summary>The type the column had in training.</summary>
    [JsonIgnore]
    public abstract ColumnType Type { get; }

    /// <summary>For people, after the column's name.</summary>
    [JsonIgnore]
    public abstract string Note { get; }

    public abstract IReadOnlyList<Feature> FeaturesOf(FeatureView view);

    /// <summary>Writes the features of <paramref name="view"/> into columns <paramref name="first"/> and following.</summary>
    public abstract void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first);

    /// <summary>As <see cref="Encode"/>, for the very rows it was fitted on: what was learned from a row's own target must not come back to it.</summary>
    public virtual void EncodeTraining(ColumnData column, TargetValues target, int seed, FeatureView view, FeatureMatrix into, int first) => Encode(column, view, into, first);
}

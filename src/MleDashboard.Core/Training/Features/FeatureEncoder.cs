using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Features.Texts;

namespace MleDashboard.Core.Training.Features;

/// <summary>What was learned from the training rows of one or several columns, and how their values become features.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NumericEncoder), "numeric")]
[JsonDerivedType(typeof(BooleanEncoder), "boolean")]
[JsonDerivedType(typeof(CategoryEncoder), "category")]
[JsonDerivedType(typeof(DateTimeEncoder), "datetime")]
[JsonDerivedType(typeof(DateDifferenceEncoder), "date-difference")]
[JsonDerivedType(typeof(TextEncoder), "text")]
[JsonDerivedType(typeof(MissingCountEncoder), "missing-count")]
[JsonDerivedType(typeof(FilledEncoder), "filled")]
internal abstract record FeatureEncoder
{
    /// <summary>Columns it reads, with the types they had in training.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<DatasetColumn> Inputs { get; }

    public abstract IReadOnlyList<Feature> FeaturesOf(FeatureView view);

    /// <summary>Writes the features of <paramref name="view"/> into columns <paramref name="first"/> and following. A row's features depend on that row alone.</summary>
    /// <exception cref="ArgumentException">A column is absent.</exception>
    public abstract void Encode(Table rows, FeatureView view, FeatureMatrix into, int first, int threads);

    /// <summary>As <see cref="Encode"/>, for the very rows it was fitted on: what was learned from a row's own target must not come back to it.</summary>
    public virtual void EncodeTraining(Table rows, TargetValues target, int seed, FeatureView view, FeatureMatrix into, int first, int threads) =>
        Encode(rows, view, into, first, threads);

    protected static ColumnData Find(Table rows, string column) =>
        rows.Find(column) ?? throw new ArgumentException($"Column '{column}' is absent.", nameof(rows));
}

using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>How one column of the result comes about: from the model, or made for each row.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ModelledColumn), "modelled")]
[JsonDerivedType(typeof(GroupedColumn), "grouped")]
[JsonDerivedType(typeof(CombinedColumn), "combined")]
[JsonDerivedType(typeof(ConstantColumn), "constant")]
[JsonDerivedType(typeof(SequenceColumn), "sequence")]
[JsonDerivedType(typeof(InventedColumn), "invented")]
[JsonDerivedType(typeof(WordsColumn), "words")]
public abstract record ColumnPlan
{
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    /// <summary>Made new for each row that is kept, so nothing can be asked of its values.</summary>
    [JsonIgnore]
    public virtual bool IsMadeNew => false;

    /// <summary>For people; null when the model says it.</summary>
    [JsonIgnore]
    public abstract string? How { get; }

    /// <summary>The values it can have, null among them when it can be missing; null when they are not counted out.</summary>
    public virtual IReadOnlyList<string?>? Levels(RowModel? model) => null;

    /// <param name="modelled">The model's rows.</param>
    /// <param name="firstRow">Rows made before these.</param>
    public abstract ColumnData Make(Table modelled, int rows, long firstRow, Random random);
}

/// <summary>As the model makes it.</summary>
public sealed record ModelledColumn : ColumnPlan
{
    [JsonIgnore]
    public override string? How => null;

    public override IReadOnlyList<string?>? Levels(RowModel? model) => model!.Levels(Name);

    public override ColumnData Make(Table modelled, int rows, long firstRow, Random random) => modelled.Find(Name)!;
}

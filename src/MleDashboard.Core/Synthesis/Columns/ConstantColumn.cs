using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>A column that has one value in every row of the training table, or none in any.</summary>
public sealed record ConstantColumn : ColumnPlan
{
    /// <summary>Of the one level.</summary>
    public required DiscreteCode Code { get; init; }

    [JsonIgnore]
    public override string? How => Code.Levels[0] is { } value ? $"always {value}" : "always missing";

    public override IReadOnlyList<string?>? Levels(RowModel? model) => Code.Levels;

    public override ColumnData Make(Table modelled, int rows, long firstRow, Random random) => Code.Decode(new EncodedColumn(new int[rows], null));
}

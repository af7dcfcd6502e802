using System.Globalization;
using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>One of several columns whose combinations are learned as the levels of one.</summary>
public sealed record CombinedColumn : ColumnPlan
{
    /// <summary>The column that the model knows; its levels are numbers of combinations.</summary>
    public required string Key { get; init; }

    /// <summary>This column's level in each combination.</summary>
    public required IReadOnlyList<int> Choices { get; init; }

    public required DiscreteCode Code { get; init; }

    [JsonIgnore]
    public override string? How => $"only in the {Choices.Count:N0} combinations of the table";

    public override IReadOnlyList<string?>? Levels(RowModel? model) => Code.Levels;

    public override ColumnData Make(Table modelled, int rows, long firstRow, Random random)
    {
        var made = (CategoryColumn)modelled.Find(Key)!;
        var choices = made.Levels.Select(level => Choices[int.Parse(level, CultureInfo.InvariantCulture)]).ToArray();
        return Code.Decode(new EncodedColumn([.. made.Codes.Select(code => choices[code])], null));
    }
}

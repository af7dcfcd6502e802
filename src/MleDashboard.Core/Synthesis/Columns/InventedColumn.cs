using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Sampling.Fakes;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>Names, addresses of mail and numbers of phones that belong to nobody.</summary>
public sealed record InventedColumn : ColumnPlan
{
    public required FakeKind Fake { get; init; }

    /// <summary>Share of rows without a value.</summary>
    public double MissingShare { get; init; }

    [JsonIgnore]
    public override bool IsMadeNew => true;

    [JsonIgnore]
    public override string? How => $"invented ({FakeMaker.Label(Fake)}), nothing learned";

    public override ColumnData Make(Table modelled, int rows, long firstRow, Random random)
    {
        var values = new string?[rows];
        for (var row = 0; row < rows; row++)
        {
            values[row] = random.NextDouble() < MissingShare ? null : FakeMaker.Make(Fake, random);
        }

        return new TextColumn(Name, values, ColumnType.Text);
    }
}

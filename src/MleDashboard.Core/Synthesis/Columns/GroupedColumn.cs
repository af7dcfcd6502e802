using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>A column of more levels than a model takes: it learns the frequent ones and one for all others, and which of those it is, is drawn by how often each occurs.</summary>
public sealed record GroupedColumn : ColumnPlan
{
    /// <summary>The level that stands for the rare ones; no text of a table has this character alone.</summary>
    public const string Others = "\u001a";

    public required IReadOnlyList<string> Rare { get; init; }

    /// <summary>Rows of the training table that have each of <see cref="Rare"/>.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    [JsonIgnore]
    public override string? How => $"frequent levels learned, {Rare.Count:N0} rare ones drawn by their counts";

    public override IReadOnlyList<string?>? Levels(RowModel? model) => [.. model!.Levels(Name)!.Where(level => level != Others), .. Rare];

    public override ColumnData Make(Table modelled, int rows, long firstRow, Random random)
    {
        var made = (CategoryColumn)modelled.Find(Name)!;
        var others = made.Levels.ToList().IndexOf(Others);
        var levels = (List<string>)[.. made.Levels, .. Rare];
        var cumulative = new long[Counts.Count];
        var total = 0L;
        for (var level = 0; level < cumulative.Length; level++)
        {
            cumulative[level] = total += Counts[level];
        }

        var codes = (int[])made.Codes.Clone();
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] == others && others >= 0)
            {
                var at = Array.BinarySearch(cumulative, random.NextInt64(total) + 1);
                codes[row] = made.Levels.Count + (at >= 0 ? at : ~at);
            }
        }

        return new CategoryColumn(Name, codes, levels, Type);
    }
}

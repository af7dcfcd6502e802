using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Models;

namespace MleDashboard.Core.Tests.Models;

public sealed class InputDescriberTests
{
    [Fact]
    public void Describe_WholeNumbers_GivesRangeAndAMedianThatOccurs()
    {
        var input = Describe(new NumericColumn("children", [0, 1, 2, double.NaN, 5]));

        Assert.Equal((InputKind.Number, 0, 5, true, "1"), (input.Kind, input.Min, input.Max, input.IsWhole, input.Example));
    }

    [Fact]
    public void Describe_Fractions_AreNotWhole() => Assert.False(Describe(new NumericColumn("price", [1, 2.5])).IsWhole);

    [Fact]
    public void Describe_Levels_AreMostFrequentFirst()
    {
        var input = Describe(new CategoryColumn("meal", [0, 1, 1, 2, 2, -1], ["c", "b", "a"]));

        Assert.Equal(["a", "b", "c"], input.Levels);
        Assert.Equal((InputKind.Choice, "a", false), (input.Kind, input.Example, input.HasMoreLevels));
    }

    [Fact]
    public void Describe_ThousandLevels_KeepsTheFirstFiveHundred()
    {
        var input = Describe(new CategoryColumn("city", [.. Enumerable.Range(0, 1_000)], [.. Enumerable.Range(0, 1_000).Select(level => $"c{level}")]));

        Assert.Equal((500, true), (input.Levels.Count, input.HasMoreLevels));
    }

    [Fact]
    public void Describe_Times_GivesFirstLastAndMiddle()
    {
        var input = Describe(new DateTimeColumn("day", [.. new[] { 3, 1, 2 }.Select(day => new DateTime(2024, 1, day).Ticks), DateTimeColumn.Missing]));

        Assert.Equal((InputKind.Date, "2024-01-01", "2024-01-03", "2024-01-02"), (input.Kind, input.First, input.Last, input.Example));
    }

    [Fact]
    public void Describe_Text_TakesAShortExample()
    {
        var input = Describe(new TextColumn("note", [null, new string('x', 5_000)]));

        Assert.Equal((InputKind.Text, 200), (input.Kind, input.Example!.Length));
    }

    [Fact]
    public void Describe_MostlyMissing_HasNoExample() => Assert.Null(Describe(new NumericColumn("agent", [1, double.NaN, double.NaN])).Example);

    [Fact]
    public void Describe_AllMissing_HasNoRange() => Assert.Equal((null, null), (Describe(new NumericColumn("a", [double.NaN])).Min, Describe(new NumericColumn("a", [double.NaN])).Example));

    private static ModelInput Describe(ColumnData column) =>
        Assert.Single(InputDescriber.Describe(new Table([column]), new DatasetSchema([new DatasetColumn(column.Name, column.Type)])).Columns);
}

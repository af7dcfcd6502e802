using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Sections;

namespace MleDashboard.Core.Tests.Profiling.Sections;

public sealed class RowPickerTests
{
    private static readonly string[] Columns = ["n", "t"];

    [Fact]
    public void Random_SameSeed_GivesTheSameTenRowsAsTheyStandInTheTable()
    {
        using var table = Table(200);
        var source = table.Write();

        var rows = RowPicker.Random(source, Columns, ProfilingSetupHelpers.Settings, 3, TestContext.Current.CancellationToken);

        Assert.Equal(10, rows.Count);
        Assert.Equal(rows.Select(row => row.Number), RowPicker.Random(source, Columns, ProfilingSetupHelpers.Settings, 3, TestContext.Current.CancellationToken).Select(row => row.Number));
        Assert.NotEqual(rows.Select(row => row.Number), RowPicker.Random(source, Columns, ProfilingSetupHelpers.Settings, 4, TestContext.Current.CancellationToken).Select(row => row.Number));
        Assert.All(rows, row => Assert.Equal((row.Number - 1).ToString(CultureInfo.InvariantCulture), row.Cells[0]));
        Assert.Equal(rows.Select(row => row.Number).Order().Distinct(), rows.Select(row => row.Number));
    }

    [Fact]
    public void Random_FewerRowsThanShown_GivesThemAll()
    {
        using var table = Table(4);

        Assert.Equal([1, 2, 3, 4], RowPicker.Random(table.Write(), Columns, ProfilingSetupHelpers.Settings, 0, TestContext.Current.CancellationToken).Select(row => row.Number));
    }

    [Theory]
    [InlineData("ROW 17", 18)]
    [InlineData("it's", 6)]
    [InlineData("' OR 1=1 --", 0)]
    [InlineData("%", 0)]
    [InlineData("199", 200)]
    public void Find_Text_IsTakenAsText(string text, long first)
    {
        using var table = Table(200);

        var found = RowPicker.Find(table.Write(), Columns, text, ProfilingSetupHelpers.Settings, 5, TestContext.Current.CancellationToken);

        Assert.Equal(first == 0 ? [] : [first], found.Take(1).Select(row => row.Number));
    }

    private static TestTable Table(int rows) => new TestTable()
        .WithNumbers("n", Enumerable.Range(0, rows).Select(row => (double)row))
        .With("t", ColumnType.Text, [.. Enumerable.Range(0, rows).Select(row => row == 5 ? "It's here" : $"row {row}")]);
}

using System.Globalization;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Tests.Datasets.Importing;

public sealed class TypeInferenceTests : IDisposable
{
    private readonly ImportFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    public static TheoryData<string, string, ColumnType> Columns => new()
    {
        { "flag", Repeat(i => (i % 2).ToString(CultureInfo.InvariantCulture)), ColumnType.Boolean },
        { "answer", Repeat(i => i % 3 == 0 ? "Yes" : "No"), ColumnType.Boolean },
        { "truth", Repeat(i => i % 3 == 0 ? "TRUE" : "FALSE"), ColumnType.Boolean },
        { "month", Repeat(i => (1 + (i % 12)).ToString(CultureInfo.InvariantCulture)), ColumnType.Numeric },
        { "children", Repeat(i => (i % 3).ToString(CultureInfo.InvariantCulture)), ColumnType.Numeric },
        { "only zeros", Repeat(_ => "0"), ColumnType.Numeric },
        { "price", Repeat(i => (i * 1.37).ToString("R", CultureInfo.InvariantCulture)), ColumnType.Numeric },
        { "exponent", Repeat(i => i + "e-3"), ColumnType.Numeric },
        { "zip", Repeat(i => (1000 + (i % 90)).ToString("00000", CultureInfo.InvariantCulture)), ColumnType.Categorical },
        { "row number", Repeat(i => (i + 1).ToString(CultureInfo.InvariantCulture)), ColumnType.Identifier },
        { "customer_id", Repeat(i => (100_000 + (i * 977)).ToString(CultureInfo.InvariantCulture)), ColumnType.Identifier },
        { "revenue", Repeat(i => (100_000 + (i * 977)).ToString(CultureInfo.InvariantCulture)), ColumnType.Numeric },
        { "uuid", Repeat(i => new Guid(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).ToString()), ColumnType.Identifier },
        { "person", Repeat(i => $"Person Number {i}"), ColumnType.Text },
        { "review", Repeat(i => $"the room number {i} was clean and the staff was kind"), ColumnType.Text },
        { "country", Repeat(i => "C" + (i % 40)), ColumnType.Categorical },
        { "nothing", Repeat(_ => ""), ColumnType.Categorical },
        { "iso", Repeat(i => new DateTime(2024, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ColumnType.DateTime },
        { "iso time", Repeat(i => new DateTime(2024, 1, 1).AddHours(i).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), ColumnType.DateTime },
        { "day first", Repeat(i => new DateTime(2024, 1, 1).AddDays(i).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)), ColumnType.DateTime },
        { "month first", Repeat(i => new DateTime(2024, 1, 1).AddDays(i).ToString("M/d/yyyy H:mm", CultureInfo.InvariantCulture)), ColumnType.DateTime },
        { "german", Repeat(i => new DateTime(2024, 1, 1).AddDays(i).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)), ColumnType.DateTime },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Infer_Column_HasTypeAndReason(string name, string cells, ColumnType expected)
    {
        var (imported, table) = await fixture.TableOfAsync("a.tsv", $"{name}\tother\n{string.Concat(cells.Split('\n').Select(cell => cell + "\tx\n"))}", new ImportOptions { HasHeader = true });

        var column = imported.Schema.Columns[0];
        Assert.Equal(expected, column.Type);
        Assert.NotEmpty(column.Reason);
        Assert.Equal(0, column.MismatchedCount);
        Assert.Equal(name == "nothing" ? 300 : 0, column.MissingCount);
        Assert.Equal(name == "nothing" ? 300 : 0, Enumerable.Range(0, table.RowCount).Count(table.Columns[0].IsMissing));
    }

    [Fact]
    public async Task Infer_DatesInAnyOrder_AreTheSameDays()
    {
        var days = Enumerable.Range(0, 60).Select(i => new DateTime(2023, 12, 15).AddDays(i)).ToList();
        var content = "a,b,c\n" + string.Concat(days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{day:dd/MM/yyyy},{day:M/d/yyyy}\n")));

        var (_, table) = await fixture.TableOfAsync("a.csv", content);

        Assert.Equal(days.Select(day => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}|{day:yyyy-MM-dd}|{day:yyyy-MM-dd}")), table.RowTexts());
    }

    [Fact]
    public async Task Infer_DatesThatFitBothOrders_SaysThatItGuessed()
    {
        var (imported, _) = await fixture.TableOfAsync("a.csv", "day,n\n01/02/2024,1\n03/04/2024,2\n");

        Assert.Equal(ColumnType.DateTime, imported.Schema.Columns[0].Type);
        Assert.Contains("a guess", imported.Schema.Columns[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Infer_ZeroAndOne_KeepsTheTextAsLabels()
    {
        var (_, table) = await fixture.TableOfAsync("a.csv", "flag,n\n0,1\n1,2\n0,3\n");

        var flag = Assert.IsType<MleDashboard.Core.Datasets.Tables.CategoryColumn>(table.Columns[0]);
        Assert.Equal(["0", "1"], flag.Levels);
        Assert.Equal([0, 1, 0], flag.Codes);
    }

    [Fact]
    public async Task Infer_FewStrayTextsAmongNumbers_StaysNumericAndCountsThem()
    {
        var content = "n,b\n" + string.Concat(Enumerable.Range(0, 1_000).Select(i => (i == 500 ? "broken" : (i * 0.5).ToString(CultureInfo.InvariantCulture)) + ",x\n"));

        var (imported, table) = await fixture.TableOfAsync("a.csv", content);

        Assert.Equal(ColumnType.Numeric, imported.Schema.Columns[0].Type);
        Assert.Equal((1, 1), (imported.Schema.Columns[0].MismatchedCount, imported.Schema.Columns[0].MissingCount));
        Assert.Contains("'broken' in line 502", imported.Schema.Columns[0].Reason, StringComparison.Ordinal);
        Assert.True(table.Columns[0].IsMissing(500));
    }

    [Fact]
    public async Task Infer_LeadingZeros_SurviveAsText()
    {
        var (_, table) = await fixture.TableOfAsync("a.csv", "zip,n\n01234,1\n98765,2\n00501,3\n");

        Assert.Equal(["01234|1", "98765|2", "00501|3"], table.RowTexts());
    }

    private static string Repeat(Func<int, string> cell) => string.Join('\n', Enumerable.Range(0, 300).Select(cell));
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Tests.Datasets.Importing;

/// <summary>Row U19: what we write and read again is what it was.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly ImportFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Import_OfOurOwnCsv_GivesTheSameTable(bool exactValues)
    {
        string[] texts = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "'=already", "''=twice", "'plain", "a,b", "say \"hi\"", "two\nlines", " padded ", "-5 apples"];
        var content = "text,n,ＷＩＤＥ\n" + string.Concat(texts.Select((text, i) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{-i}.5,x\n"));
        var options = new ImportOptions { ColumnTypes = new Dictionary<string, ColumnType> { ["text"] = ColumnType.Text } };
        var first = await fixture.ImportAsync("a.csv", content.Replace("'=already", "''=already", StringComparison.Ordinal).Replace("''=twice", "'''=twice", StringComparison.Ordinal), options);
        var before = await fixture.ReadAsync(first.Value!.Schema);
        var exported = fixture.Path("b.csv");
        await using (var output = File.Create(exported))
        {
            await CsvTableWriter.WriteAsync(output, before.Names(), One(before), exactValues, TestContext.Current.CancellationToken);
        }

        var text = await File.ReadAllTextAsync(exported, TestContext.Current.CancellationToken);
        Assert.Equal(!exactValues, text.Contains("'+1+1", StringComparison.Ordinal));
        Assert.Contains(",-5.5,", text, StringComparison.Ordinal);
        if (!exactValues)
        {
            var second = await fixture.ImportFileAsync(exported, options);
            Assert.Equal(before.RowTexts(), (await fixture.ReadAsync(second.Value!.Schema)).RowTexts());
        }
    }

    private static async IAsyncEnumerable<Table> One(Table table)
    {
        await Task.CompletedTask;
        yield return table;
    }
}

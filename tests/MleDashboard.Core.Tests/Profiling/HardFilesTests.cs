using System.Globalization;
using System.Text;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Tests.Datasets.Importing;

namespace MleDashboard.Core.Tests.Profiling;

/// <summary>Files that break readers and profilers, from their bytes to the report.</summary>
public sealed class HardFilesTests : IDisposable
{
    private const int Rows = 80;

    private readonly ImportFixture files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task FiveThousandColumns_AreAMinimalReportWithEveryColumn()
    {
        var content = new StringBuilder(string.Join(',', Enumerable.Range(0, 5_000).Select(column => $"c{column}"))).Append('\n');
        for (var row = 0; row < 10; row++)
        {
            content.AppendJoin(',', Enumerable.Range(0, 5_000).Select(column => column % 2 == 0 ? $"v{(row + column) % 4}" : ((row * column) % 97).ToString(CultureInfo.InvariantCulture))).Append('\n');
        }

        var report = await ProfileAsync(content.ToString());

        Assert.True(report.Overview.IsMinimal);
        Assert.Equal(5_000, report.Columns.Count);
        Assert.True(ReportWriter.ToHtml(report).Length < 5_000_000);
    }

    [Fact]
    public async Task DecimalCommasThousandsSeparatorsAndGermanWords_AreNumbersAndABoolean()
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        var report = await ProfileAsync(Lines("preis;aktiv", row => $"{(1_000 + (row * 7.25)).ToString("N2", german)};{(row % 3 == 0 ? "nein" : "ja")}"));

        var price = (NumericProfile)report.Columns[0];
        Assert.Equal((1_000, 1_000 + (79 * 7.25), 0), (price.Min, price.Max, price.MissingCount));
        Assert.Equal(ColumnType.Boolean, report.Columns[1].Type);
        var english = (NumericProfile)(await ProfileAsync(Lines("price,n", row => $"\"{(1_000 + (row * 7.25)).ToString("N2", CultureInfo.InvariantCulture)}\",{row % 7}"))).Columns[0];
        Assert.Equal((1_000, 1_000 + (79 * 7.25)), (english.Min, english.Max));
    }

    /// <summary>10:00 two hours east of Greenwich is 08:00 there; half past three hours west of it later.</summary>
    [Fact]
    public async Task TimesOfSeveralZones_AreTheSameMomentsInUtc()
    {
        var report = await ProfileAsync(Lines("at,n", row => $"2024-03-{1 + (row % 28):00}T{(row % 4) switch { 0 => "10:00:00+02:00", 1 => "10:00:00Z", 2 => "10:00:00", _ => "10:00:00-03:30" }},{row % 7}"));

        var times = (DateTimeProfile)report.Columns[0];
        Assert.Equal((new DateTime(2024, 3, 1, 8, 0, 0), new DateTime(2024, 3, 28, 13, 30, 0)), (times.Min, times.Max));
        Assert.Equal([("08:00:00", 20), ("10:00:00", 40), ("13:30:00", 20)], Enumerable.Range(0, 24).Where(hour => times.Hours[hour] > 0).Select(hour => (hour == 13 ? "13:30:00" : $"{hour:00}:00:00", (int)times.Hours[hour])));
    }

    [Fact]
    public async Task DatesBefore1900AndAfter2262_KeepTheirRange()
    {
        var times = (DateTimeProfile)(await ProfileAsync(Lines("d,n", row => $"{1400 + (row * 25):0000}-03-01,{row % 9}"))).Columns[0];

        Assert.Equal((new DateTime(1400, 3, 1), new DateTime(3375, 3, 1), 0), (times.Min, times.Max, times.MissingCount));
    }

    [Fact]
    public async Task ColumnNamedLikeTheRowNumberOfTheEngine_GetsANameOfItsOwn()
    {
        var report = await ProfileAsync(Lines("file_row_number,n", row => $"{row * 3},{row % 7}"));

        Assert.Equal(["file_row_number_2", "n"], report.Columns.Select(column => column.Name));
        Assert.Equal(237, ((NumericProfile)report.Columns[0]).Max);
        Assert.Equal(["237", "2"], report.Sample.Last[^1].Cells);
    }

    [Fact]
    public async Task NamesAndCellsOfMarkupAndAllDirections_AreTextInTheFile()
    {
        var report = await ProfileAsync(Lines("<script>alert(1)</script>,\u0645\u0631\u062d\u0628\u0627 \U0001F389,t", row => $"{(row % 2 == 0 ? "<img src=x onerror=alert(1)>" : "b")},{(row % 3 == 0 ? "\u0633\u0644\u0627\u0645" : "x")},{(row == 5 ? new string('x', 100_000) : $"row {row}")}"));

        var html = Encoding.UTF8.GetString(ReportWriter.ToHtml(report));
        Assert.Equal(["<script>alert(1)</script>", "\u0645\u0631\u062d\u0628\u0627 \U0001F389", "t"], report.Columns.Select(column => column.Name));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.True(html.Length < 300_000);
    }

    [Theory]
    [InlineData("", "'hard.csv' has no rows: the file is empty. Choose a file with a header and at least one row.")]
    [InlineData("a,b\n", "'hard.csv' has a header with 2 columns but no rows below it, so there is nothing to learn from. Choose a file with rows, or say that it has no header.")]
    public async Task NothingToProfile_IsOneSentence(string content, string sentence) => Assert.Equal(sentence, (await files.ImportAsync("hard.csv", content)).Error?.Message);

    private static string Lines(string header, Func<int, string> line) => header + "\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => line(row) + "\n"));

    private async Task<ProfileReport> ProfileAsync(string content)
    {
        var imported = await files.ImportAsync("hard.csv", content);
        Assert.True(imported.IsOk, imported.Error?.Message);
        var path = Path.Combine(files.Output, DatasetFiles.Data);
        var source = new ProfileSource("hard", path, imported.Value.Schema, imported.Value.Rows, new FileInfo(path).Length);
        return AlertRules.Judge(await new DatasetProfiler(new ParquetTableReader(), TimeProvider.System).ProfileAsync(source, new ProfileSettings(), new JobLimits(2, 2L << 30), null, TestContext.Current.CancellationToken));
    }
}

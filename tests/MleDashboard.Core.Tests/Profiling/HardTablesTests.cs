using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Core.Tests.Profiling;

/// <summary>Tables that break profilers: each gives a right report, written as JSON and HTML.</summary>
public sealed class HardTablesTests
{
    private const int Rows = 60;

    [Fact]
    public async Task AllMissingAndAllConstant_AreReportsWithOneAlertEach()
    {
        var report = await ReportAsync(new TestTable().With("n", ColumnType.Numeric, new string?[Rows]).With("c", ColumnType.Categorical, new string?[Rows]).With("d", ColumnType.DateTime, new string?[Rows])
            .With("t", ColumnType.Text, new string?[Rows]).With("i", ColumnType.Identifier, new string?[Rows]).With("same", ColumnType.Categorical, [.. Enumerable.Repeat("x", Rows)]).WithNumbers("one", Enumerable.Repeat(7.0, Rows)));

        Assert.Equal(1, report.Columns[0].MissingShare);
        Assert.Equal(["n", "c", "d", "t", "i", "same", "one"], report.Alerts.Where(alert => alert.Rule == "constant").Select(alert => alert.Column));
        Assert.Null(report.Correlations);
        Assert.Null(report.Anomalies);
        Assert.Equal(0, ((NumericProfile)report.Columns[6]).StandardDeviation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task FewRowsOfEveryType_AreReports(int rows)
    {
        string[] Take(params string[] cells) => cells[..rows];
        var report = await ReportAsync(
            new TestTable().With("n", ColumnType.Numeric, Take("1", "2")).With("c", ColumnType.Categorical, Take("a", "b")).With("b", ColumnType.Boolean, Take("yes", "no")).With("d", ColumnType.DateTime, Take("2024-01-01", "2024-01-02"))
                .With("t", ColumnType.Text, Take("some words", "others")).With("i", ColumnType.Identifier, Take("i1", "i2")),
            new ProfileSettings { Target = "b" });

        Assert.Equal(rows, report.Overview.Rows);
        Assert.Null(report.Target!.Problem);
        Assert.Null(report.Anomalies);
    }

    [Fact]
    public async Task OneColumn_HasNoCorrelations() => Assert.Null((await ReportAsync(new TestTable().WithNumbers("x", Enumerable.Range(0, Rows).Select(row => row * 1.5)))).Correlations);

    [Fact]
    public async Task NamesOfAllScriptsAndMarkup_StayAsTheyAre()
    {
        string[] names = ["<script>alert(1)</script>", "שלום", "😀 mood", "a\"b'c", "日本", "x\u200by", "select", "é", "e\u0301"];
        var table = new TestTable();
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            table = table.With(name, ColumnType.Categorical, [.. Enumerable.Range(0, Rows).Select(row => (row * (index + 3) % 7) switch { 0 => names[0], 1 => "👩‍👩‍👧", _ => "plain" })]);
        }

        var report = await ReportAsync(table, new ProfileSettings { Target = names[0] });

        Assert.Equal(names, report.Columns.Select(column => column.Name));
        Assert.Equal(names[0], report.Target!.Target);
        Assert.Equal(names.Length - 1, report.Target.Columns.Count);
    }

    [Fact]
    public async Task CellsOfAHundredKilobytes_AreCutInTheReportAndMeasuredWhole()
    {
        var report = await ReportAsync(new TestTable().With("t", ColumnType.Text, [.. Enumerable.Range(0, 25).Select(row => row == 3 ? new string('x', 100_000) : $"row {row}")]).With("c", ColumnType.Categorical, [.. Enumerable.Range(0, 25).Select(row => row == 3 ? new string('y', 100_000) : "short")]));

        Assert.Equal(100_000, ((TextProfile)report.Columns[0]).Lengths!.Max);
        Assert.Equal(100_000, ((CategoricalProfile)report.Columns[1]).Lengths!.Max);
        Assert.All(((CategoricalProfile)report.Columns[1]).CommonValues, value => Assert.True(value.Value.Length <= 200));
    }

    [Fact]
    public async Task NaNAndInfinities_AreCountedAndLeftOutOfTheMean()
    {
        var report = await ReportAsync(new TestTable().WithNumbers("x", Enumerable.Range(0, Rows).Select(row => row switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => double.NegativeInfinity, _ => row % 5 })).WithNumbers("y", Enumerable.Range(0, Rows).Select(row => (double)row)));

        var x = (NumericProfile)report.Columns[0];
        Assert.Equal((1, 2L), (x.MissingCount, x.InfiniteCount));
        Assert.Equal(Enumerable.Range(3, Rows - 3).Average(row => row % 5), x.Mean!.Value, 12);
        Assert.NotNull(report.Anomalies);
    }

    [Fact]
    public async Task TheWidestDoubles_HaveFiguresOrNone()
    {
        var report = await ReportAsync(new TestTable().WithNumbers("x", Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? double.MaxValue : -double.MaxValue)).WithNumbers("tiny", Enumerable.Range(0, Rows).Select(row => row * double.Epsilon)));

        Assert.Equal(double.MaxValue, ((NumericProfile)report.Columns[0]).Max);
        Assert.Null(((NumericProfile)report.Columns[0]).Range);
    }

    [Fact]
    public async Task DatesBefore1900AndAfter2262_KeepTheirRange()
    {
        var report = await ReportAsync(new TestTable().With("d", ColumnType.DateTime, [.. Enumerable.Range(0, 21).Select(row => $"{1400 + (row * 100):0000}-03-01")]));

        var times = (DateTimeProfile)report.Columns[0];
        Assert.Equal((new DateTime(1400, 3, 1), new DateTime(3400, 3, 1)), (times.Min, times.Max));
        Assert.Equal(21, times.Histogram.Sum(bin => bin.Count));
    }

    [Fact]
    public async Task NumbersOfTwoCountriesAndWordsOfThree_AreSeenForWhatTheyAre()
    {
        var report = await ReportAsync(new TestTable()
            .With("english", ColumnType.Text, [.. Enumerable.Range(0, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row * 1234.5:N2}"))])
            .With("german", ColumnType.Text, [.. Enumerable.Range(0, Rows).Select(row => (row * 1234.5).ToString("N2", CultureInfo.GetCultureInfo("de-DE")))])
            .With("zones", ColumnType.Text, [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? $"2024-01-{1 + (row % 28):00}T10:00:00Z" : $"2024-01-{1 + (row % 28):00}T10:00:00+02:00")])
            .With("words", ColumnType.Text, [.. Enumerable.Range(0, Rows).Select(row => (row % 4) switch { 0 => "ja", 1 => "nein", 2 => "yes", _ => "no" })]));

        TextFacts Facts(int column) => ((TextProfile)report.Columns[column]).Facts!;
        Assert.Equal(Rows, Facts(0).CountOf(ValueKind.Number));
        Assert.Equal(Rows, Facts(1).CountOf(ValueKind.Number));
        Assert.Equal(Rows, Facts(2).CountOf(ValueKind.Date));
        Assert.Equal(Rows, Facts(3).CountOf(ValueKind.YesOrNo));
        Assert.Contains(report.Alerts, alert => alert is { Rule: "dates-as-text", Column: "zones", Action.Type: ColumnType.DateTime });
    }

    private static async Task<ProfileReport> ReportAsync(TestTable table, ProfileSettings? settings = null)
    {
        var report = await ProfilingSetupHelpers.JudgedAsync(table, settings);
        var folder = Directory.CreateTempSubdirectory("mle-hard-table-").FullName;
        try
        {
            await ReportWriter.WriteFolderAsync(report, folder, TestContext.Current.CancellationToken);
            var read = await ReportWriter.ReadJsonAsync(Path.Combine(folder, ReportWriter.JsonFile), TestContext.Current.CancellationToken);
            Assert.Equal(report.Alerts.Count, read.Alerts.Count);
            Assert.DoesNotContain("<script", await File.ReadAllTextAsync(Path.Combine(folder, ReportWriter.HtmlFile), TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return report;
    }
}

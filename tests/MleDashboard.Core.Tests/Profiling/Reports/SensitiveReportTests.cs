using System.Globalization;
using System.Text;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Core.Tests.Profiling.Reports;

public sealed class SensitiveReportTests
{
    /// <summary>Cells that stand in one row only, in every type of column; none of them may be in the files.</summary>
    private static readonly string[] Secrets = ["918273.5", "-71829.25", "Rare Label Ltd", "2031-07-19", "my private note", "customer-00042"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_Report_HoldsNothingOfSingleRows(bool hideLabels)
    {
        var report = await ReportAsync();
        Assert.All(Secrets, secret => Assert.Contains(secret, Files(report), StringComparison.Ordinal));

        var files = Files(SensitiveReport.Of(report, hideLabels));

        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, files, StringComparison.Ordinal));
        Assert.Equal(!hideLabels, files.Contains("Frequent One", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_Report_KeepsWhatIsOfManyRows()
    {
        var report = await ReportAsync();

        var sensitive = SensitiveReport.Of(report, hideLabels: false);

        Assert.True(sensitive.IsSensitive);
        Assert.Equal(report.Overview, sensitive.Overview);
        Assert.Equal(report.Alerts.Select(alert => (alert.Rule, alert.Column)), sensitive.Alerts.Select(alert => (alert.Rule, alert.Column)));
        var (before, after) = ((NumericProfile)report.Find("amount")!, (NumericProfile)sensitive.Find("amount")!);
        Assert.Equal((before.Median, before.Mean, before.DistinctCount), (after.Median, after.Mean, after.DistinctCount));
        Assert.Null(after.Max);
        Assert.Equal((before.Outliers, before.Autocorrelation), (after.Outliers, after.Autocorrelation));
        Assert.Equal(report.Target!.Columns.Select(column => (column.Column, column.Power)), sensitive.Target!.Columns.Select(column => (column.Column, column.Power)));
        Assert.Equal(["Frequent Two", "Frequent One"], sensitive.Target.Distribution.Bars.Select(bar => bar.Label));
        Assert.All(sensitive.Target.Columns, column => Assert.Empty(column.Bins));
        Assert.Equal(((TextProfile)report.Find("note")!).Facts!.Characters, ((TextProfile)sensitive.Find("note")!).Facts!.Characters);
        var labels = (CategoricalProfile)sensitive.Find("label")!;
        Assert.Equal(300, labels.CommonValues.Sum(value => value.Count) + labels.OtherCount);
    }

    [Fact]
    public async Task Of_Report_ReadsBackAsItWasWritten()
    {
        var sensitive = SensitiveReport.Of(await ReportAsync(), hideLabels: true);
        var path = Path.GetTempFileName();
        try
        {
            await ReportWriter.WriteJsonAsync(sensitive, path, TestContext.Current.CancellationToken);

            Assert.Equal(["label 1", "label 2"], ((CategoricalProfile)(await ReportWriter.ReadJsonAsync(path, TestContext.Current.CancellationToken)).Find("label")!).CommonValues.Select(value => value.Value));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Files(ProfileReport report) => Encoding.UTF8.GetString(ReportWriter.ToHtml(report)) + Encoding.UTF8.GetString(ReportWriter.ToJson(report));

    private static Task<ProfileReport> ReportAsync()
    {
        var random = new Random(8);
        return ProfilingSetupHelpers.JudgedAsync(new TestTable()
            .WithNumbers("amount", Rows(row => row switch { 7 => 918273.5, 8 => -71829.25, _ => Math.Round(100 * random.NextDouble(), 2) }))
            .With("label", ColumnType.Categorical, [.. Rows(row => row == 9 ? "Rare Label Ltd" : row % 3 == 0 ? "Frequent One" : "Frequent Two")])
            .With("day", ColumnType.DateTime, [.. Rows(row => row == 10 ? "2031-07-19" : new DateTime(2024, 1, 1).AddDays(row % 60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))])
            .With("note", ColumnType.Text, [.. Rows(row => row == 0 ? "my private note" : $"words of row {row}")])
            .With("id", ColumnType.Identifier, [.. Rows(row => $"customer-{(row + 42) % 300:00000}")]),
            new ProfileSettings { Target = "label" });
    }

    private static IEnumerable<T> Rows<T>(Func<int, T> cell) => Enumerable.Range(0, 300).Select(cell);
}

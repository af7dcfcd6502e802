using System.Text.Json;
using System.Text.RegularExpressions;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Tests.Profiling.Reports;

public sealed partial class ReportWriterTests
{
    private const string Attack = "<script>alert('x')</script>";

    [Fact]
    public async Task WriteFolder_Json_ReadsBackAsTheSameReport()
    {
        var report = await HostileAsync();
        var folder = Directory.CreateTempSubdirectory("mle-report-").FullName;

        await ReportWriter.WriteFolderAsync(report, folder, TestContext.Current.CancellationToken);
        var read = await ReportWriter.ReadJsonAsync(Path.Combine(folder, ReportWriter.JsonFile), TestContext.Current.CancellationToken);

        Assert.Equal(ProfileReport.CurrentSchemaVersion, read.SchemaVersion);
        Assert.Equal(JsonSerializer.Serialize(report, ProfileReport.JsonOptions), JsonSerializer.Serialize(read, ProfileReport.JsonOptions));
        Assert.IsType<NumericProfile>(read.Columns[1]);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ReadJson_LaterSchema_IsRefused()
    {
        var path = Path.GetTempFileName();
        var report = await HostileAsync();
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(report with { SchemaVersion = 99 }, ProfileReport.JsonOptions), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<JsonException>(() => ReportWriter.ReadJsonAsync(path, TestContext.Current.CancellationToken));
        File.Delete(path);
    }

    [Fact]
    public async Task Html_HostileNamesAndValues_AreTextOnly()
    {
        var html = HtmlReport.Write(await HostileAsync());

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>", html, StringComparison.Ordinal);
        Assert.All(Attributes().Matches(html), attribute => Assert.DoesNotContain("<", attribute.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Html_AnyReport_NeedsNoNetwork()
    {
        var html = HtmlReport.Write(await HostileAsync());

        Assert.DoesNotContain("http://", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_AlertOfAColumn_IsInIt()
    {
        var html = HtmlReport.Write(await HostileAsync());

        Assert.Contains("id=\"alerts\"", html, StringComparison.Ordinal);
        Assert.Contains("Impossible values", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_TenThousandColumns_StaysUnderFiveMegabytes()
    {
        var report = await HostileAsync();
        var wide = report with { Columns = [.. Enumerable.Range(0, 10_000).Select(index => report.Columns[index % report.Columns.Count] with { Name = $"{Attack} column number {index}" })] };

        var html = HtmlReport.Write(wide);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1_000_000, 5_000_000);
        Assert.Contains("Further columns in short", html, StringComparison.Ordinal);
    }

    private static Task<ProfileReport> HostileAsync() => ProfilingSetupHelpers.JudgedAsync(new TestTable()
        .With(Attack, ColumnType.Categorical, [.. Enumerable.Range(0, 60).Select(row => row % 2 == 0 ? "<img src=x onerror=alert(1)>" : "\" onload=\"x")])
        .WithNumbers("count", Enumerable.Range(0, 60).Select(row => row == 0 ? -1.0 : row % 7))
        .With("متن", ColumnType.Text, [.. Enumerable.Range(0, 60).Select(row => row % 3 == 0 ? null : $"{Attack} {row}")])
        .With("when", ColumnType.DateTime, [.. Enumerable.Range(0, 60).Select(row => $"2024-01-{1 + (row % 28):00}")])
        .With("id", ColumnType.Identifier, [.. Enumerable.Range(0, 60).Select(row => $"</title>{row / 2}")]));

    [GeneratedRegex("\\s[a-z-]+=\"[^\"]*\"")]
    private static partial Regex Attributes();

    /// <summary>What is not known is left out of the JSON, and has to be read back as not known: in a minimal report, and in the parts of a running job.</summary>
    [Fact]
    public async Task WriteJson_MinimalReportAndEveryPart_ReadBack()
    {
        using var table = new TestTable()
            .WithNumbers("n", Enumerable.Range(0, 200).Select(row => (double)(row % 17)))
            .With("t", ColumnType.Text, [.. Enumerable.Range(0, 200).Select(row => row % 3 == 0 ? null : $"some words {row}")])
            .With("target", ColumnType.Categorical, [.. Enumerable.Range(0, 200).Select(row => row % 5 == 0 ? "yes" : "no")]);
        var source = table.Write();
        var seen = new List<ProfileReport>();
        foreach (var settings in new[] { new ProfileSettings { Minimal = true }, new ProfileSettings { Target = "target" }, new ProfileSettings { Target = "t" } })
        {
            seen.Add(await new DatasetProfiler(new ParquetTableReader(), TimeProvider.System).ProfileAsync(
                source, settings, new JobLimits(2, 512L << 20), null, TestContext.Current.CancellationToken, part =>
                {
                    seen.Add(part);
                    return Task.CompletedTask;
                }));
        }

        Assert.Contains(ReportSection.Duplicates, seen.SelectMany(report => report.Pending));
        foreach (var report in seen)
        {
            var read = System.Text.Json.JsonSerializer.Deserialize<ProfileReport>(ReportWriter.ToJson(report), ProfileReport.JsonOptions)!;

            Assert.Equal(report.Pending, read.Pending);
            Assert.Equal(report.Overview.DuplicateRows, read.Overview.DuplicateRows);
            Assert.Equal(ReportWriter.ToJson(report), ReportWriter.ToJson(read));
        }
    }
}

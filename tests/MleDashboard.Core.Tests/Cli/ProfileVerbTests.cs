using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Core.Tests.Cli;

public sealed class ProfileVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mle-cli-profile-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Profile_Json_PrintsOneObjectAndWritesBothFiles()
    {
        var (html, json) = (Path.Combine(folder, "report.html"), Path.Combine(folder, "report.json"));

        var run = await MleRun.Of("profile", WriteTable(), "--html", html, "--json-out", json, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(300, run.Json.GetProperty("rows").GetInt32());
        Assert.Contains(run.Json.GetProperty("alerts").EnumerateArray(), alert => alert.GetProperty("rule").GetString() == "negative" && alert.GetProperty("column").GetString() == "children");
        Assert.Contains("Correlations", run.Progress, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(300, (await ReportWriter.ReadJsonAsync(json, TestContext.Current.CancellationToken)).Overview.Rows);
    }

    [Fact]
    public async Task Profile_MissingFile_IsBadInput()
    {
        var run = await MleRun.Of("profile", Path.Combine(folder, "nothing.csv"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no file", run.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OutputFolderMissing_IsBadInputBeforeAnyWork()
    {
        var run = await MleRun.Of("profile", WriteTable(), "--html", Path.Combine(folder, "no", "such", "report.html"), "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("does not exist", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_Sensitive_WritesNoRows()
    {
        var json = Path.Combine(folder, "report.json");

        var run = await MleRun.Of("profile", WriteTable(), "--sensitive", "--hide-labels", "--json-out", json, "--json");

        Assert.Equal(0, run.ExitCode);
        var report = await ReportWriter.ReadJsonAsync(json, TestContext.Current.CancellationToken);
        Assert.True(report.IsSensitive);
        Assert.Empty(report.Sample.First);
        Assert.Equal("label 1", ((CategoricalProfile)report.Find("room")!).CommonValues[0].Value);
    }

    [Fact]
    public async Task Profile_Minimal_LeavesTheHeavySectionsOut()
    {
        var json = Path.Combine(folder, "report.json");

        var run = await MleRun.Of("profile", WriteTable(), "--minimal", "--json-out", json, "--json");

        Assert.Equal(0, run.ExitCode);
        var report = await ReportWriter.ReadJsonAsync(json, TestContext.Current.CancellationToken);
        Assert.True(report.Overview.IsMinimal);
        Assert.Null(report.Interactions);
        Assert.Null(report.Duplicates);
        Assert.StartsWith("Minimal profile, as chosen:", report.Overview.Limits[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_Compare_PrintsTheVerdictAndWritesBothFiles()
    {
        var (html, json) = (Path.Combine(folder, "comparison.html"), Path.Combine(folder, "comparison.json"));

        var run = await MleRun.Of("profile", WriteTable(), "--compare", WriteTable("later.csv", 40), "--html", html, "--json-out", json, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("1 of 3 common columns has drifted strongly: adr.", run.Json.GetProperty("verdict").GetString(), StringComparison.Ordinal);
        Assert.Equal("Strong", run.Json.GetProperty("columns")[1].GetProperty("drift").GetString());
        Assert.Contains("later.csv", await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("{\"schemaVersion\":1", await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private string WriteTable(string name = "bookings.csv", int dearer = 0)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, ["children,adr,room", .. Enumerable.Range(0, 300).Select(row => FormattableString.Invariant($"{(row < 3 ? -1 : row % 4)},{50 + dearer + (row * 7 % 90)}.5,{(row % 3 == 0 ? "A" : "B")}"))]);
        return path;
    }
}

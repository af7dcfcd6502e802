using System.Text.Json;
using MleDashboard.Cli;

namespace MleDashboard.Core.Tests.Cli;

public sealed class DatasetVerbsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mle-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int Code, string Output, string Progress)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var progress = new StringWriter();
        var code = await MleCommand.RunAsync(args, output, progress, TestContext.Current.CancellationToken);
        return (code, output.ToString(), progress.ToString());
    }

    private string WriteTable(int rows = 10)
    {
        var path = Path.Combine(folder, "t.csv");
        File.WriteAllText(path, "a;b\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{i},5;x{i % 2}\n")));
        return path;
    }

    [Fact]
    public async Task Import_Json_WritesOneObjectToStdoutAndProgressToStderr()
    {
        var (code, output, progress) = await RunAsync("import", WriteTable(), "--out", Path.Combine(folder, "out"), "--type", "b=Text", "--json");

        Assert.Equal(0, code);
        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(10, result.GetProperty("rows").GetInt32());
        Assert.Equal(["Numeric", "Text"], result.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("type").GetString()));
        Assert.Contains("100%", progress, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "out", "data.parquet")));
        Assert.True(File.Exists(Path.Combine(folder, "out", "schema.json")));
    }

    [Fact]
    public async Task Split_SameSeed_WritesTheSameFilesWithTheRowsAsked()
    {
        var table = WriteTable(100);

        var (code, output, _) = await RunAsync("split", table, "--out", Path.Combine(folder, "1"), "--test-fraction", "0.3", "--seed", "4", "--stratify", "b", "--json");
        await RunAsync("split", table, "--out", Path.Combine(folder, "2"), "--test-fraction", "0.3", "--seed", "4", "--stratify", "b");

        Assert.Equal(0, code);
        Assert.Equal(30, JsonDocument.Parse(output).RootElement.GetProperty("test").GetProperty("rows").GetInt32());
        Assert.Equal(31, File.ReadAllLines(Path.Combine(folder, "1", "t.test.csv")).Length);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "1", "t.test.csv")), File.ReadAllText(Path.Combine(folder, "2", "t.test.csv")));
    }

    [Fact]
    public async Task Run_Cancelled_EndsWithOneAndASentence()
    {
        using var output = new StringWriter();
        using var progress = new StringWriter();
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var code = await MleCommand.RunAsync(["import", WriteTable(), "--out", Path.Combine(folder, "out")], output, progress, cancel.Token);

        Assert.Equal(1, code);
        Assert.EndsWith("Stopped." + Environment.NewLine, progress.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out", "data.parquet")));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "x.csv", "--out")]
    [InlineData("nonsense")]
    [InlineData("import", "/nowhere/x.csv", "--out", "y", "--json")]
    [InlineData("import", "x.csv", "--out", "y", "--type", "a=Colour")]
    public async Task Run_BadUsageOrInput_ExitsWithTwo(params string[] args)
    {
        var (code, output, progress) = await RunAsync(args);

        Assert.Equal(2, code);
        Assert.NotEmpty(progress);
        Assert.True(output.Length == 0 || JsonDocument.Parse(output).RootElement.TryGetProperty("error", out _));
    }
}

using System.Globalization;

namespace MleDashboard.Core.Tests.Cli;

/// <summary>Tables that are hard or hopeless: each gives a model that predicts or one sentence with exit code 2, never a fault.</summary>
public sealed class TrainBadTablesTests(StayFiles files) : IClassFixture<StayFiles>
{
    private const int Rows = 120;

    [Fact]
    public Task Target_WithGapsAndInfinity_IsLearnedFromTheRest() =>
        Builds("a,y", row => $"{Noise(row)},{(row % 10 == 0 ? "" : row % 10 == 1 ? "inf" : Number((3 * Noise(row)) + 1))}", "--problem-type", "regression");

    [Fact]
    public Task Target_OfNumbersAndWords_IsLearnedAsClassesWhenFew() => Builds("a,y", row => $"{Number(Noise(row))},{(Noise(row) > 0.5 ? "1" : row % 2 == 0 ? "two" : "3")}");

    [Fact]
    public Task Target_WithOneRowOfAClass_IsRefused() => Refuses(
        "'yes' is the value of a single row of column 'y' and at least 2 are needed: one to learn from, one to judge by. Add rows, or choose another target.",
        "a,y", row => $"{Number(Noise(row))},{(row == 9 ? "yes" : "no")}");

    [Fact]
    public Task Target_OfTwoRowsOfAClass_IsAResult() => Builds("a,y", row => $"{Number(Noise(row))},{(row is 9 or 70 ? "yes" : "no")}");

    [Fact]
    public async Task Target_OfTenThousandClasses_IsRefused()
    {
        var lines = Enumerable.Range(0, 30_000).Select(row => $"{Number(Noise(row))},class {row % 10_000}");

        await RefusesLines("Column 'y' has 10,000 different values; at most 300 can be predicted as classes. Group its values, or predict a number.", "a,y", lines);
    }

    [Fact]
    public Task Features_AllConstantOrEmpty_AreRefusedWithTheReasons() => Refuses(
        "There is no column left to learn from: 'a' left out: the same value in every row; 'b' left out: no values.", "a,b,y", row => $"7,,{(row % 2 == 0 ? "u" : "v")}");

    [Fact]
    public Task Features_SingleColumn_IsAResult() => Builds("a,y", row => $"{Number(Noise(row))},{(Noise(row) > 0.4 ? "u" : "v")}");

    [Fact]
    public Task Features_MoreThanRows_IsAResult()
    {
        const int columns = 5_000;
        return Builds(
            $"{string.Join(',', Enumerable.Range(0, columns).Select(column => $"x{column}"))},y",
            row => $"{string.Join(',', Enumerable.Range(0, columns).Select(column => ((row * 31) + (column * 17)) % 101))},{(row * 31 % 101 > 50 ? "u" : "v")}");
    }

    [Fact]
    public Task Header_WithANameTwice_IsAResult() => Builds("a,a,y", row => $"{Number(Noise(row))},{Number(Noise(row + 7))},{(Noise(row) > 0.4 ? "u" : "v")}");

    [Fact]
    public Task Column_WithoutValues_IsLeftOut() => Builds("a,empty,y", row => $"{Number(Noise(row))},,{(Noise(row) > 0.4 ? "u" : "v")}");

    [Fact]
    public Task Weights_BelowZero_AreRefused() => Refuses(
        "Column 'w' says how much rows count, but in row 5 it is -2.5. Every row needs a number of 0 or more.",
        "a,w,y", row => $"{Number(Noise(row))},{(row == 4 ? "-2.5" : "1.5")},{(Noise(row) > 0.4 ? "u" : "v")}", "--weight-by", "w");

    [Fact]
    public Task TimeLimit_OfASecond_IsAResult() => Builds("a,b,y", row => $"{Number(Noise(row))},{Number(Noise(row + 5))},{(Noise(row) > 0.4 ? "u" : "v")}", "--preset", "standard", "--time-limit", "1");

    [Fact]
    public async Task Validate_OfABuildThatWouldBeRefused_ListsTheErrorAndExitsWithTwo()
    {
        var path = files.Write("validate.csv", Csv("a,y", Enumerable.Range(0, Rows).Select(row => $"{Number(Noise(row))},{(row == 9 ? "yes" : "no")}")));

        var run = await MleRun.Of("validate", path, "--target", "y", "--json");

        Assert.Equal((2, false), (run.ExitCode, run.Json.GetProperty("can_build").GetBoolean()));
        var finding = run.Json.GetProperty("findings")[0];
        Assert.Equal(("labels-for-rows", "error", "y"), (finding.GetProperty("check").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("column").GetString()));
    }

    [Fact]
    public async Task Validate_OfASoundTable_SaysSo()
    {
        var run = await MleRun.Of("validate", files.Train, "--target", "cancelled", "--json");

        Assert.Equal((0, true), (run.ExitCode, run.Json.GetProperty("can_build").GetBoolean()));
    }

    private async Task Builds(string header, Func<int, string> line, params string[] options)
    {
        var name = Guid.NewGuid().ToString("N");
        var path = files.Write($"{name}.csv", Csv(header, Enumerable.Range(0, Rows).Select(line)));
        var model = Path.Combine(files.Folder, $"model-{name}");

        var run = await MleRun.Of(["train", path, "--target", "y", "--model", model, "--json", .. Defaults(options), .. options]);

        Assert.True(run.ExitCode == 0, run.Progress);
        Assert.NotEqual("", run.Json.GetProperty("best_model").GetString());
        var predicted = await MleRun.Of("predict", "--model", model, "--data", path, "--out", Path.Combine(files.Folder, $"{name}.out.csv"), "--json");
        Assert.True(predicted.ExitCode == 0, predicted.Progress);
    }

    private Task Refuses(string sentence, string header, Func<int, string> line, params string[] options) => RefusesLines(sentence, header, Enumerable.Range(0, Rows).Select(line), options);

    private async Task RefusesLines(string sentence, string header, IEnumerable<string> lines, params string[] options)
    {
        var name = Guid.NewGuid().ToString("N");
        var path = files.Write($"{name}.csv", Csv(header, lines));

        var run = await MleRun.Of(["train", path, "--target", "y", "--model", Path.Combine(files.Folder, $"model-{name}"), "--json", .. options]);

        Assert.Equal((2, sentence), (run.ExitCode, run.Json.GetProperty("error").GetString()));
        Assert.Empty(Directory.GetFileSystemEntries(files.Folder, $"model-{name}*"));
    }

    private static string[] Defaults(string[] options) => options.Contains("--preset") ? [] : ["--preset", "preview"];

    private static string Csv(string header, IEnumerable<string> lines) => $"{header}\n{string.Concat(lines.Select(line => $"{line}\n"))}";

    /// <summary>Between 0 and 1, without a period within a table.</summary>
    private static double Noise(int row) => (row * 0.6180339887) % 1;

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}

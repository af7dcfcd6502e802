using MleDashboard.Core.Tests.Synthesis;
using MleDashboard.Core.Tests.Synthesis.Python;

namespace MleDashboard.Core.Tests.Cli;

public sealed class SynthesisVerbsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mle-synth-verbs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task SynthesizeSampleAndJudge_GoFromFileToVerdict()
    {
        var (real, holdout, model) = (Written("stays.csv", 400, 1), Written("holdout.csv", 200, 2), In("model"));

        var learned = await MleRun.Of("synthesize", real, "--model", model, "--json");
        Assert.True(learned.ExitCode == 0, learned.Progress);
        Assert.Equal("trees", learned.Json.GetProperty("method").GetString());
        Assert.Equal(400, learned.Json.GetProperty("rows").GetInt64());

        var made = await MleRun.Of(
            "sample", model, "--rows", "300", "--out", In("made.csv"), "--where", "room=double suite", "--where", "50% is_cancelled=1", "--constraint", "nights >= 2", "--json");
        Assert.True(made.ExitCode == 0, made.Progress);
        var lines = await File.ReadAllLinesAsync(In("made.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(301, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("double suite,", line, StringComparison.Ordinal));
        Assert.Equal(150, lines.Skip(1).Count(line => line.EndsWith(",1", StringComparison.Ordinal)));

        Assert.Equal(0, (await MleRun.Of("sample", model, "--rows", "400", "--out", In("all.parquet"))).ExitCode);
        var judged = await MleRun.Of("synth-quality", real, In("all.parquet"), "--holdout", holdout, "--target", "is_cancelled", "--json");
        Assert.True(judged.ExitCode == 0, judged.Progress);
        Assert.InRange(judged.Json.GetProperty("score").GetDouble(), 0.85, 1);
        Assert.Equal("roc_auc", judged.Json.GetProperty("use").GetProperty("metric").GetString());
        Assert.Equal("Use", judged.Json.GetProperty("verdicts")[0].GetProperty("subject").GetString());
    }

    [Fact]
    public async Task Sample_FileOfPython_IsOpened()
    {
        await File.WriteAllBytesAsync(In("saved.pkl"), SavedCtgan.New(), TestContext.Current.CancellationToken);

        var made = await MleRun.Of("sample", In("saved.pkl"), "--rows", "5", "--out", In("made.csv"));

        Assert.True(made.ExitCode == 0, made.Progress);
        Assert.Equal(["price,room", "13.7,b"], (await File.ReadAllLinesAsync(In("made.csv"), TestContext.Current.CancellationToken)).Distinct());
    }

    [Fact]
    public async Task BadInput_EndsWithOneSentence()
    {
        var real = Written("stays.csv", 60, 1);
        await File.WriteAllBytesAsync(In("evil.pkl"), PickleWriter.TorchFile(PickleWriter.Write(new PyMade(new PyName("os", "system"), ["true"]))), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await MleRun.Of("synthesize", real, "--model", In("model"))).ExitCode);

        await RefusedAsync("'os.system'", "sample", In("evil.pkl"), "--out", In("x.csv"));
        await RefusedAsync("There is no synthesizer in", "sample", In("nothing"), "--out", In("x.csv"));
        await RefusedAsync("never has the value 'castle'", "sample", In("model"), "--out", In("x.csv"), "--where", "room=castle");
        await RefusedAsync("is not of the form", "sample", In("model"), "--out", In("x.csv"), "--where", "room");
        await RefusedAsync("is not of the form", "sample", In("model"), "--out", In("x.csv"), "--fake", "room=Castle");
        await RefusedAsync("cannot be read", "sample", In("model"), "--out", In("x.csv"), "--constraint", "nights >");
        await RefusedAsync("There is no synthesizer 'magic'", "synthesize", real, "--model", In("other"), "--method", "magic");
        await RefusedAsync("is not in the real table", "synth-quality", real, real, "--target", "castle");
        Assert.False(File.Exists(In("x.csv")));
    }

    private static async Task RefusedAsync(string part, params string[] arguments)
    {
        var run = await MleRun.Of(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(part, run.Progress, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Progress, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(folder, name);

    private string Written(string name, int rows, int seed)
    {
        var table = SynthesisSetupHelpers.Stays(rows, seed);
        var lines = SynthesisSetupHelpers.Lines(table).Select(line => line.Replace("missing", "", StringComparison.Ordinal).Replace('|', ','));
        File.WriteAllLines(In(name), [string.Join(',', table.Columns.Select(column => column.Name)), .. lines]);
        return In(name);
    }
}

namespace MleDashboard.Core.Tests.Cli;

/// <summary>Each gives exit code 2, one sentence on stderr and as JSON, and leaves nothing half-made.</summary>
public sealed class ModelVerbsBadInputTests(StayFiles files) : IClassFixture<StayFiles>
{
    public static TheoryData<string, string, string> Targets => new()
    {
        { "nope", "a,b\n", "Column 'nope' is not in this table. Choose another target." },
        { "same", "a,same\n", "Column 'same' is 'x' in every row, so there is nothing to learn. Choose a target that differs among rows." },
        { "unique", "a,unique\n", "Column 'unique' has nearly a value per row, so no two rows share an answer to learn. Choose a target whose values come again, or a number." },
        { "empty", "a,empty\n", "Column 'empty' has no values, so there is nothing to learn. Choose another target." },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Train_TargetThatCannotBeLearned_SaysWhy(string target, string header, string sentence)
    {
        var data = files.Write($"{target}.csv", header + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row * 0.37},{target switch { "same" => "x", "unique" => $"guest {row} of room {row * 7}", "empty" => "", _ => "1" }}\n")));
        var model = Path.Combine(files.Folder, $"model-{target}");

        var run = await MleRun.Of("train", data, "--target", target, "--model", model, "--json");

        Assert.Equal((2, sentence), (run.ExitCode, run.Json.GetProperty("error").GetString()));
        Assert.Contains(sentence, run.Progress, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(files.Folder, $"model-{target}*"));
    }

    [Fact]
    public async Task Train_FolderWithOtherFiles_IsRefusedAndKept()
    {
        var folder = Directory.CreateDirectory(Path.Combine(files.Folder, "photos")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "cat.jpg"), "", TestContext.Current.CancellationToken);

        await Refuses($"'{folder}' holds files that are not a model. Choose an empty or new folder.", "train", files.Train, "--target", "cancelled", "--model", folder);

        Assert.True(File.Exists(Path.Combine(folder, "cat.jpg")));
    }

    [Fact]
    public Task Train_UnknownMetric_NamesTheKnownOnes() =>
        Refuses("'auc' is not a metric of this kind of prediction. Choose one of accuracy,", "train", files.Train, "--target", "cancelled", "--metric", "auc", "--model", New());

    [Fact]
    public Task Train_UnknownLearner_NamesTheKnownOnes() =>
        Refuses("'Magic' is not a learner. Choose among ", "train", files.Train, "--target", "cancelled", "--learners", "Magic", "--model", New());

    [Fact]
    public Task Train_NoSuchFile_SaysSo() => Refuses("There is no file 'gone.csv'.", "train", "gone.csv", "--target", "a", "--model", New());

    [Fact]
    public async Task Train_WithoutTarget_IsBadUsage() => Assert.Equal(2, (await MleRun.Of("train", files.Train, "--model", New())).ExitCode);

    [Fact]
    public async Task Train_UnknownPreset_IsBadUsage() => Assert.Equal(2, (await MleRun.Of("train", files.Train, "--target", "cancelled", "--preset", "huge", "--model", New())).ExitCode);

    [Theory]
    [InlineData("lead_time")]
    [InlineData("lead_time:up")]
    [InlineData(":+1")]
    public async Task Train_MonotoneWithoutADirection_IsBadUsageWithAnExample(string text)
    {
        var run = await MleRun.Of("train", files.Train, "--target", "cancelled", "--monotone", text, "--model", New());

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{text}' is not a column with a direction. Write column:+1", run.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public Task Predict_TableWithoutTheColumns_NamesTheFirst() => Refuses(
        "Column 'lead_time' (numeric) is missing: add it to the file, with the same name as in training. 2 more columns do not match.",
        "predict", "--model", files.Model, "--data", files.Write("other.csv", "room,city\nA,Lima\nB,Oslo\n"), "--out", Path.Combine(files.Folder, "o.csv"));

    [Fact]
    public Task Predict_NoSuchModel_SaysSo() => Refuses(
        "There is no model in '/nowhere': its manifest.json was not found.", "predict", "--model", "/nowhere", "--data", files.Test, "--out", Path.Combine(files.Folder, "o.csv"));

    [Fact]
    public Task Predict_UnknownEnding_SaysWhichAreKnown() => Refuses(
        "'o.doc' ends neither in .csv nor in .parquet. Choose one of the two.", "predict", "--model", files.Model, "--data", files.Test, "--out", Path.Combine(files.Folder, "o.doc"));

    [Fact]
    public Task Predict_UnknownCandidate_NamesTheKnownOnes() => Refuses(
        "The model has no candidate 'XGBoost'. Choose one of ", "predict", "--model", files.Model, "--data", files.Test, "--candidate", "XGBoost", "--out", Path.Combine(files.Folder, "o.csv"));

    [Fact]
    public Task Evaluate_WithoutActualValues_SaysWhatIsMissing() => Refuses(
        "Column 'cancelled' is not in the table, so there is nothing to compare the predictions with. Add the column, or only predict.",
        "evaluate", "--model", files.Model, "--data", files.Write("blind.csv", "lead_time,nights,deposit,room\n250,2,Non Refund,A\n3,4,Refundable,C\n"));

    [Fact]
    public async Task Evaluate_ModelFileChanged_IsRefused()
    {
        var model = Path.Combine(files.Folder, "tampered");
        CopyFolder(files.Model, model);
        var file = Directory.EnumerateFiles(model, "*", SearchOption.AllDirectories).First(path => Path.GetFileName(path) is not ("manifest.json" or "report.json" or "inputs.json"));
        await File.AppendAllTextAsync(file, " ", TestContext.Current.CancellationToken);

        await Refuses("The model's file '", "evaluate", "--model", model, "--data", files.Test);
    }

    [Fact]
    public async Task Predict_FolderThatCannotBeMade_FailsWithASentenceAndNoStack()
    {
        var run = await MleRun.Of("predict", "--model", files.Model, "--data", files.Test, "--out", Path.Combine(files.Train, "o.csv"), "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("This failed, and not by your input: ", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_Cancelled_LeavesNothing()
    {
        var model = New();
        var output = new StringWriter();

        var exitCode = await MleDashboard.Cli.MleCommand.RunAsync(["train", files.Train, "--target", "cancelled", "--model", model], output, TextWriter.Null, new CancellationToken(true));

        Assert.Equal(1, exitCode);
        Assert.Empty(Directory.GetFileSystemEntries(files.Folder, Path.GetFileName(model) + "*"));
    }

    private string New() => Path.Combine(files.Folder, Path.GetRandomFileName());

    private static async Task Refuses(string sentence, params string[] args)
    {
        var run = await MleRun.Of([.. args, "--json"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(sentence, run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

using System.IO.Compression;
using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Saved;
using NSubstitute;

namespace MleDashboard.Core.Tests.Synthesis.Saved;

public sealed class SynthesisJobTests
{
    private static readonly CtganSettings SmallNetwork = new() { Epochs = 3, BatchRows = 50, Pac = 5, GeneratorWidths = [16], DiscriminatorWidths = [16], EmbeddingWidth = 8 };

    [Fact]
    public async Task Fit_Trees_StoresASignedFolder_AndAsksForAJudgement()
    {
        using var setup = new SavedSetupHelpers();
        var attempt = setup.Attempt();

        await setup.FitAsync(attempt);

        var content = setup.Fitted!;
        Assert.Equal(("trees", 320L), (content.Method, content.TrainingRows));
        Assert.Equal(["lead_time", "nights", "deposit", "noise", "room", "price", "cancelled"], content.Columns.Select(column => column.Name));
        Assert.Equal(["No Deposit", "Non Refund", "Refundable"], content.Columns[2].Levels!.Order(StringComparer.Ordinal));
        Assert.Equal(SavedSetupHelpers.RealId, Assert.Single(setup.Wishes).RealVersionId);
        Assert.True((await setup.Saved.LoadAsync(content, CancellationToken.None)).IsOk);
        Assert.Contains("START READ THE TABLE", attempt.Lines);
        Assert.Contains(attempt.Lines, line => line.StartsWith("END LEARN TREES · ", StringComparison.Ordinal));
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task Fit_Ctgan_RecordsEveryEpochAndRows_ProgressNeverGoesBack()
    {
        using var setup = new SavedSetupHelpers();
        setup.Plan = setup.Plan with { Settings = new SynthesisSettings { Synthesizer = "ctgan", Ctgan = SmallNetwork } };
        var attempt = setup.Attempt();

        await setup.FitAsync(attempt);

        Assert.Equal([1, 2, 3], setup.Run.Epochs.Select(epoch => epoch.Epoch));
        Assert.Contains(setup.Fitted!.Facts, fact => fact is { Name: "pac", Value: "5" });
        Assert.Equal(attempt.Reports.Select(report => report.Fraction).Order(), attempt.Reports.Select(report => report.Fraction));
        Assert.All(attempt.Reports, report => Assert.Contains(report.Stage, attempt.Stages));
    }

    [Fact]
    public async Task Fit_Stopped_KeepsWhatWasLearned()
    {
        using var setup = new SavedSetupHelpers();
        setup.Plan = setup.Plan with { Settings = new SynthesisSettings { Synthesizer = "ctgan", Ctgan = SmallNetwork with { Epochs = 100_000 } } };
        var attempt = setup.Attempt();
        setup.Synthesizers.WhenForAnyArgs(synthesizers => synthesizers.RecordRunAsync(default, default, default!, CancellationToken.None)).Do(_ => attempt.Stop.Cancel());

        await setup.FitAsync(attempt);

        Assert.True(setup.Fitted!.IsStopped);
        Assert.InRange(setup.Run.Epochs.Count, 1, 99_999);
    }

    [Fact]
    public async Task Fit_Cancelled_LeavesNothing()
    {
        using var setup = new SavedSetupHelpers();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.FitJob().ExecuteAsync(new FitSynthesizerRequest(SavedSetupHelpers.SynthesizerId, SavedSetupHelpers.RealId, setup.Plan), setup.Attempt(), cancelled.Token));

        Assert.Null(setup.Fitted);
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task Fit_LeaseLost_RemovesWhatItStored()
    {
        using var setup = new SavedSetupHelpers { HoldsLease = false };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.FitJob().ExecuteAsync(new FitSynthesizerRequest(SavedSetupHelpers.SynthesizerId, SavedSetupHelpers.RealId, setup.Plan), setup.Attempt(), CancellationToken.None));

        Assert.False(setup.Store.Has($"synthesizers/{SavedSetupHelpers.SynthesizerId:N}/1"));
    }

    [Fact]
    public async Task Fit_TwoAttempts_MakeTheSameRows()
    {
        using var first = new SavedSetupHelpers();
        using var second = new SavedSetupHelpers();
        foreach (var (setup, lease) in new[] { (first, 1L), (second, 2L) })
        {
            await setup.FitAsync(setup.Attempt(lease));
            Assert.Null((await setup.SampleAsync(new SampleRequest { Rows = 200, Seed = 7 }, setup.Attempt(lease))).Error);
        }

        Assert.Equal(Lines(await first.SampledRowsAsync()), Lines(await second.SampledRowsAsync()));
    }

    [Fact]
    public async Task Sample_SharesAndRules_ExactRows_CountedInTheLog()
    {
        using var setup = new SavedSetupHelpers();
        await setup.FitAsync();
        var attempt = setup.Attempt();

        var outcome = await setup.SampleAsync(
            new SampleRequest { Rows = 1000, Conditions = [new SampleCondition("cancelled", "1") { Share = 0.6 }], Constraints = ["price > 100"] }, attempt);

        Assert.Equal("1,000 synthetic rows × 7 columns", outcome.Value!.Summary);
        var rows = await setup.SampledRowsAsync();
        Assert.Equal(600, Enumerable.Range(0, rows.RowCount).Count(row => rows.Find("cancelled")!.TextAt(row) == "1"));
        Assert.All(((NumericColumn)rows.Find("price")!).Values, price => Assert.True(price > 100));
        Assert.Contains(attempt.Lines, line => line.Contains("600 of 1,000 rows have it (60.00%)", StringComparison.Ordinal));
        Assert.Contains("START GENERATE SYNTHETIC DATA (1,000 ROWS × 7 COLUMNS)", attempt.Lines);
    }

    [Fact]
    public async Task Sample_ValueThatDoesNotExist_IsOneSentence()
    {
        using var setup = new SavedSetupHelpers();
        await setup.FitAsync();

        var error = (await setup.SampleAsync(new SampleRequest { Rows = 10, Conditions = [new SampleCondition("deposit", "Gold")] })).Error;

        Assert.IsType<SampleValueUnknown>(error);
        Assert.Null(setup.Sampled);
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task Judge_OfTrees_FindsUseAndDrawsBoth()
    {
        using var setup = new SavedSetupHelpers(800);
        await setup.FitAsync();

        var outcome = await setup.JudgeJob().ExecuteAsync(
            new JudgeSynthesisRequest(SavedSetupHelpers.SynthesizerId, new JudgeWish(SavedSetupHelpers.RealId, "cancelled")), setup.Attempt(), CancellationToken.None);

        Assert.Null(outcome.Error);
        Assert.True(setup.Judged!.Score > 0.8);
        Assert.False(setup.Judged.IsUseless);
        Assert.True(setup.Judged.TrainedOnSynthetic > setup.Judged.Baseline);
        await using var file = File.OpenRead(Path.Combine(setup.Store.Root, setup.Judged.ArtifactKey, JudgementReport.FileName));
        var report = (await JsonSerializer.DeserializeAsync<JudgementReport>(file, JudgeSynthesisJob.Json, CancellationToken.None))!;
        Assert.Equal((640, 640, 160, true), (report.RealRows, report.SyntheticRows, report.HoldoutRows, report.IsHoldoutUnseen));
        Assert.Equal(7, report.Drawings.Count);
        Assert.All(report.Drawings, drawing => Assert.Equal(1, drawing.Real.Sum(), 6));
    }

    [Fact]
    public async Task Judge_TableWithoutItsColumns_IsRefused()
    {
        using var setup = new SavedSetupHelpers();
        await setup.FitAsync();
        setup.SetSynthesizer(setup.Fitted! with { Columns = [new SavedColumn("elsewhere", Core.Datasets.ColumnType.Numeric, "", null)] });

        var outcome = await setup.JudgeJob().ExecuteAsync(
            new JudgeSynthesisRequest(SavedSetupHelpers.SynthesizerId, new JudgeWish(SavedSetupHelpers.RealId, null)), setup.Attempt(), CancellationToken.None);

        Assert.Contains("none of the columns", outcome.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_Downloaded_IsTheSameSynthesizer_ForeignFilesAreRefused()
    {
        using var setup = new SavedSetupHelpers();
        await setup.FitAsync();
        var zip = Path.Combine(setup.Store.Root, "download.zip");
        ZipFile.CreateFromDirectory(Path.Combine(setup.Store.Root, setup.Fitted!.ArtifactKey), zip);
        var text = Path.Combine(setup.Store.Root, "text.pkl");
        await File.WriteAllTextAsync(text, "cos\nsystem\n(S'echo'\ntR.", TestContext.Current.CancellationToken);
        var climbing = Path.Combine(setup.Store.Root, "climbing.zip");
        using (var archive = ZipFile.Open(climbing, ZipArchiveMode.Create))
        {
            archive.CreateEntry("../manifest.json");
        }

        var columns = setup.Fitted.Columns.Select(column => column.Name).ToArray();
        setup.SetSynthesizer(null, isOpened: true);

        Assert.IsType<PythonModelRefused>((await OpenAsync(setup, text)).Error);
        Assert.Contains("not a synthesizer", (await OpenAsync(setup, climbing)).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("not a synthesizer", (await OpenAsync(setup, text, "text.zip")).Error!.Message, StringComparison.Ordinal);
        Assert.Null(setup.Fitted);
        Assert.True((await OpenAsync(setup, zip)).IsOk);
        Assert.Equal(columns, setup.Fitted!.Columns.Select(column => column.Name));
        Assert.True((await setup.Saved.LoadAsync(setup.Fitted, CancellationToken.None)).IsOk);
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    private static Task<Core.Results.Result<JobOutcome>> OpenAsync(SavedSetupHelpers setup, string path, string? name = null)
    {
        setup.Uploads.Find("key").Returns(path);
        return setup.OpenJob().ExecuteAsync(new OpenSynthesizerFileRequest(SavedSetupHelpers.SynthesizerId, "key", name ?? Path.GetFileName(path)), setup.Attempt(), CancellationToken.None);
    }

    private static IEnumerable<string> Lines(Table table) =>
        Enumerable.Range(0, table.RowCount).Select(row => string.Join(',', table.Columns.Select(column => column.TextAt(row))));
}

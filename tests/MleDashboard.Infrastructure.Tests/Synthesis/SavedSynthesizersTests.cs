using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Synthesis;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Synthesis;

public sealed class SavedSynthesizersTests
{
    private static readonly SynthesisPlan Plan = new() { Target = "churned", Settings = new SynthesisSettings { Synthesizer = "trees", Seed = 4 } };

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task FitAsync_DoubleClick_GivesOne_ThenRunAndContent(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Catalog(studio).FitAsync(TestStudio.Builder, "Trips", data.Id, Plan, CancellationToken.None))));

        var synthesizer = made[0].Value!;
        Assert.Single(made.Select(result => result.Value!.Id).Distinct());
        Assert.Equal((SynthesizerState.Working, SavedOrigin.Trained, "trips · version 1"), (synthesizer.State, synthesizer.Origin, synthesizer.Source));
        Assert.Equal(4, synthesizer.Plan!.Settings.Seed);
        Assert.Same(SynthesizerRun.Empty, await Catalog(studio).FindRunAsync(synthesizer.Id, CancellationToken.None));
        var lease = await studio.LeaseAsync(synthesizer.JobId);
        Assert.True(await Catalog(studio).RecordRunAsync(lease, synthesizer.Id, new SynthesizerRun { Epochs = [new EpochLosses(1, 9, 0.5, double.NaN)] }, CancellationToken.None));
        Assert.Equal(new EpochLosses(1, 9, 0.5, double.NaN), Assert.Single((await Catalog(studio).FindRunAsync(synthesizer.Id, CancellationToken.None)).Epochs));
        Assert.IsType<SynthesizerIsBusy>((await Catalog(studio).DeleteAsync(TestStudio.Builder, synthesizer.Id, CancellationToken.None)).Error);
        Assert.IsType<DatasetInUse>((await studio.Get<IDatasetCatalog>().DeleteAsync(TestStudio.Builder, data.DatasetId, CancellationToken.None)).Error);
        Assert.True(await Catalog(studio).CompleteAsync(lease, synthesizer.Id, Content("synthesizers/x"), CancellationToken.None));
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        Assert.Equal(SynthesizerState.Ready, Assert.Single(await Catalog(studio).ListAsync(CancellationToken.None)).State);
        Assert.True((await studio.Get<IDatasetCatalog>().DeleteAsync(TestStudio.Builder, data.DatasetId, CancellationToken.None)).IsOk);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task FitAsync_Refusals_AreSentences(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        async Task<Error?> FitAsync(SynthesisPlan plan, string name = "Trips", Core.People.Actor? actor = null, Guid? version = null) =>
            (await Catalog(studio).FitAsync(actor ?? TestStudio.Builder, name, version ?? data.Id, plan, CancellationToken.None)).Error;

        Assert.IsType<NotAllowed>(await FitAsync(Plan, actor: TestStudio.Viewer));
        Assert.IsType<SynthesizerNameNotValid>(await FitAsync(Plan, " "));
        Assert.IsType<NotFound>(await FitAsync(Plan, version: Guid.NewGuid()));
        Assert.IsType<ColumnMissing>(await FitAsync(Plan with { Target = "gone" }));
        Assert.IsType<HoldoutShareOutOfRange>(await FitAsync(Plan with { HoldoutShare = 0.95 }));
        Assert.IsType<NothingToLearn>(await FitAsync(Plan with { Settings = Plan.Settings with { LeftOut = ["age", "churned"] } }));
        Assert.IsType<SynthesizerUnknown>(await FitAsync(Plan with { Settings = Plan.Settings with { Synthesizer = "magic" } }));
        Assert.IsType<SynthesisSettingsUnfit>(await FitAsync(Plan with { Settings = new SynthesisSettings { Synthesizer = "ctgan", Ctgan = new() { BatchRows = 501 } } }));
        Assert.Empty(await Catalog(studio).ListAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SampleAsync_NewDataset_IsSynthetic_AndSoAreItsSplits(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var synthesizer = await ReadyAsync(studio);

        var version = (await Catalog(studio).SampleAsync(TestStudio.Builder, synthesizer.Id, "made", new SampleRequest { Rows = 50, Seed = 2 }, CancellationToken.None)).Value!;

        Assert.Equal((DatasetOrigin.Synthesis, synthesizer.Id, true), (version.Origin, version.SynthesizerId, version.IsSynthetic));
        Assert.Equal("50 synthetic rows of 'Trips', seed 2", version.Source);
        Assert.IsType<SynthesizerIsBusy>((await Catalog(studio).DeleteAsync(TestStudio.Builder, synthesizer.Id, CancellationToken.None)).Error);
        await studio.CompleteImportAsync(version);
        var parts = (await studio.Get<IDatasetCatalog>().SplitAsync(TestStudio.Builder, version.Id, new SplitSettings(), CancellationToken.None)).Value!;
        Assert.All(parts, part => Assert.True(part.IsSynthetic));
        Assert.False((await studio.ReadyDatasetAsync("real")).IsSynthetic);
        Assert.True((await Catalog(studio).DeleteAsync(TestStudio.Builder, synthesizer.Id, CancellationToken.None)).IsOk);
        Assert.True((await studio.Get<IDatasetCatalog>().FindVersionAsync(version.Id, CancellationToken.None))!.IsSynthetic);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SampleAsync_Refusals_AreSentences(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var synthesizer = await ReadyAsync(studio);
        async Task<Error?> SampleAsync(SampleRequest rows) => (await Catalog(studio).SampleAsync(TestStudio.Builder, synthesizer.Id, "made", rows, CancellationToken.None)).Error;

        Assert.IsType<SampleRowsOutOfRange>(await SampleAsync(new SampleRequest { Rows = SampleRequest.MostRows + 1 }));
        Assert.IsType<SampleColumnUnknown>(await SampleAsync(new SampleRequest { Conditions = [new SampleCondition("gone", "1")] }));
        Assert.IsType<SampleValueUnknown>(await SampleAsync(new SampleRequest { Conditions = [new SampleCondition("churned", "perhaps")] }));
        Assert.IsType<SampleShareOutOfRange>(await SampleAsync(new SampleRequest { Conditions = [new SampleCondition("churned", "yes") { Share = 0.7 }, new SampleCondition("churned", "no") { Share = 0.7 }] }));
        Assert.IsType<NotAllowed>((await Catalog(studio).SampleAsync(TestStudio.Viewer, synthesizer.Id, "made", new SampleRequest(), CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task JudgeAsync_Twice_TheSecondTakesThePlaceOfTheFirst_FilesGoWithTheSynthesizer(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var synthesizer = await ReadyAsync(studio);
        foreach (var key in new[] { "judgements/a", "judgements/b" })
        {
            var store = studio.Get<IArtifactStore>();
            await store.CommitAsync(store.CreateScratchFolder(), key, CancellationToken.None);
            var judged = (await Catalog(studio).JudgeAsync(TestStudio.Builder, synthesizer.Id, new JudgeWish(synthesizer.DatasetVersionId!.Value, "churned"), CancellationToken.None)).Value!;
            Assert.Equal(SynthesizerState.Working, judged.Judgement!.State);
            Assert.Equal(judged.Judgement.JobId, (await Catalog(studio).JudgeAsync(TestStudio.Builder, synthesizer.Id, new JudgeWish(synthesizer.DatasetVersionId!.Value, null), CancellationToken.None)).Value!.Judgement!.JobId);
            var lease = await studio.LeaseAsync(judged.Judgement.JobId);
            Assert.True(await Catalog(studio).CompleteJudgementAsync(lease, synthesizer.Id, new JudgementContent { ArtifactKey = key, Score = double.NaN }, CancellationToken.None));
            studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        }

        Assert.Equal((SynthesizerState.Ready, "judgements/b"), ((await Catalog(studio).FindAsync(synthesizer.Id, CancellationToken.None))!.Judgement!.State, (await Catalog(studio).FindAsync(synthesizer.Id, CancellationToken.None))!.Judgement!.Content!.ArtifactKey));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => studio.Get<IArtifactStore>().OpenAsync("judgements/a", CancellationToken.None));
        Assert.IsType<NotAllowed>((await Catalog(studio).DeleteAsync(TestStudio.OtherBuilder, synthesizer.Id, CancellationToken.None)).Error);
        Assert.True((await Catalog(studio).DeleteAsync(TestStudio.Builder, synthesizer.Id, CancellationToken.None)).IsOk);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => studio.Get<IArtifactStore>().OpenAsync("judgements/b", CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task OpenAsync_UploadGone_IsRefused_ANameInUseGetsANumber(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        await ReadyAsync(studio);
        using var bytes = new MemoryStream([1, 2, 3]);
        var key = await studio.Get<IUploadStore>().SaveAsync(bytes, 100, CancellationToken.None);

        Assert.IsType<UploadGone>((await Catalog(studio).OpenAsync(TestStudio.Builder, "Trips", "nothing", "model.pkl", CancellationToken.None)).Error);
        var opened = (await Catalog(studio).OpenAsync(TestStudio.Builder, "trips", key, "model.pkl", CancellationToken.None)).Value!;
        Assert.Equal(("trips (2)", SavedOrigin.Opened, "model.pkl"), (opened.Name, opened.Origin, opened.Source));
        Assert.Equal(opened.Id, (await Catalog(studio).OpenAsync(TestStudio.Builder, "again", key, "model.pkl", CancellationToken.None)).Value!.Id);
        Assert.IsType<SynthesizerNameTaken>((await Catalog(studio).RenameAsync(TestStudio.Builder, opened.Id, "TRIPS", CancellationToken.None)).Error);
        Assert.True((await Catalog(studio).RenameAsync(TestStudio.Builder, opened.Id, "Old trips", CancellationToken.None)).IsOk);
        var lease = await studio.LeaseAsync(opened.JobId);
        studio.Get<JobLedger>().Finish(lease, JobState.Failed, null, "The file is not a CTGAN.");
        var failed = (await Catalog(studio).FindAsync(opened.Id, CancellationToken.None))!;
        Assert.Equal((SynthesizerState.Failed, "The file is not a CTGAN."), (failed.State, failed.Error));
        Assert.IsType<SynthesizerNotReady>((await Catalog(studio).SampleAsync(TestStudio.Builder, opened.Id, "made", new SampleRequest(), CancellationToken.None)).Error);
    }

    private static ISavedSynthesizers Catalog(TestStudio studio) => studio.Get<ISavedSynthesizers>();

    private static Task<TestStudio> StartAsync(DatabaseProvider provider) => TestStudio.StartAsync(provider);

    private static async Task<SavedSynthesizer> ReadyAsync(TestStudio studio)
    {
        var data = await studio.ReadyDatasetAsync("trips");
        var synthesizer = (await Catalog(studio).FitAsync(TestStudio.Builder, "Trips", data.Id, Plan, CancellationToken.None)).Value!;
        var lease = await studio.LeaseAsync(synthesizer.JobId);
        await Catalog(studio).CompleteAsync(lease, synthesizer.Id, Content("synthesizers/x"), CancellationToken.None);
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        return (await Catalog(studio).FindAsync(synthesizer.Id, CancellationToken.None))!;
    }

    private static SynthesizerContent Content(string key) => new()
    {
        ArtifactKey = key,
        Bytes = 10,
        Method = "trees",
        Columns = [new SavedColumn("age", ColumnType.Numeric, "tree", null), new SavedColumn("churned", ColumnType.Boolean, "2 levels", ["yes", "no"])],
        Facts = [],
    };
}

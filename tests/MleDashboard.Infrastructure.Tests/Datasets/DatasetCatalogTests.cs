using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Datasets;

public sealed class DatasetCatalogTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ImportAsync_MakesVersionAndJob_AndTheStateFollowsTheJob(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var import = await UploadAsync(studio, "trips");

        var version = (await studio.Datasets.ImportAsync(TestStudio.Builder, import, CancellationToken.None)).Value!;

        Assert.Equal((DatasetVersionState.Importing, 1, "trips", import.UploadKey), (version.State, version.Number, version.DatasetName, version.Import!.UploadKey));
        Assert.Equal(';', version.Import.Options.Delimiter);
        Assert.Equal("import-dataset", (await studio.JobAsync(version.JobId!.Value)).Kind);
        Assert.Equal(JobCarrier.LightQueue, Assert.Single(studio.Queue.Carried).Queue);

        var lease = await studio.LeaseAsync(version.JobId.Value);
        studio.Get<JobLedger>().Finish(lease, JobState.Failed, null, "The file is empty.");
        var failed = (await studio.Datasets.FindVersionAsync(version.Id, CancellationToken.None))!;
        Assert.Equal((DatasetVersionState.Failed, "The file is empty."), (failed.State, failed.Error));

        await studio.Get<IJobQueue>().RetryAsync(TestStudio.Builder, version.JobId.Value, CancellationToken.None);
        Assert.Equal(DatasetVersionState.Importing, (await studio.Datasets.FindVersionAsync(version.Id, CancellationToken.None))!.State);
        await studio.CompleteImportAsync(version);
        var ready = (await studio.Datasets.FindAsync(version.DatasetId, CancellationToken.None))!.Latest;
        Assert.Equal((DatasetVersionState.Ready, 10L, null), (ready.State, ready.Content!.Rows, ready.Error));
        Assert.Equal(TestRecords.Schema.Columns, ready.Content.Schema.Columns);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ImportAsync_SameUploadAtOnce_GivesOneVersion(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var import = await UploadAsync(studio, "trips");

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => studio.Datasets.ImportAsync(TestStudio.Builder, import, CancellationToken.None))));

        Assert.Single(results.Select(result => result.Value!.Id).Distinct());
        Assert.Single(studio.Queue.Carried);
        Assert.Single(await studio.Datasets.ListAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ImportAsync_Refusals_AreSentences(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var existing = await studio.ReadyDatasetAsync("Trips");

        Assert.IsType<NotAllowed>((await ImportAsync(await UploadAsync(studio, "x"), TestStudio.Viewer)).Error);
        Assert.IsType<DatasetNameNotValid>((await ImportAsync(await UploadAsync(studio, "  "), TestStudio.Builder)).Error);
        Assert.IsType<DatasetNameNotValid>((await ImportAsync(await UploadAsync(studio, new string('n', 101)), TestStudio.Builder)).Error);
        Assert.IsType<DatasetNameTaken>((await ImportAsync(await UploadAsync(studio, "tRIPS"), TestStudio.Builder)).Error);
        Assert.IsType<UploadGone>((await ImportAsync(await UploadAsync(studio, "x") with { UploadKey = new string('0', 32) }, TestStudio.Builder)).Error);
        Assert.IsType<NotFound>((await ImportAsync(await UploadAsync(studio, "x") with { IntoDatasetId = Guid.NewGuid() }, TestStudio.Builder)).Error);
        Assert.IsType<NotAllowed>((await ImportAsync(await UploadAsync(studio, "x") with { IntoDatasetId = existing.DatasetId }, TestStudio.OtherBuilder)).Error);
        Assert.Single(await studio.Datasets.ListAsync(CancellationToken.None));

        Task<Result<DatasetVersion>> ImportAsync(NewImport import, Core.People.Actor actor) => studio.Datasets.ImportAsync(actor, import, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ImportAsync_IntoDataset_AddsTheNextVersion(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var first = await studio.ReadyDatasetAsync("trips");

        var second = (await studio.Datasets.ImportAsync(TestStudio.Builder, await UploadAsync(studio, "ignored") with { IntoDatasetId = first.DatasetId }, CancellationToken.None)).Value!;

        Assert.Equal((2, "trips"), (second.Number, second.DatasetName));
        Assert.Equal([2, 1], (await studio.Datasets.FindAsync(first.DatasetId, CancellationToken.None))!.Versions.Select(version => version.Number));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SplitAsync_MakesTwoDatasetsOfOneJob_CompletedTogether(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var source = await studio.ReadyDatasetAsync("trips");

        var parts = (await studio.Datasets.SplitAsync(TestStudio.OtherBuilder, source.Id, new SplitSettings { TestFraction = 0.25, Seed = 7 }, CancellationToken.None)).Value!;
        var again = (await studio.Datasets.SplitAsync(TestStudio.OtherBuilder, source.Id, new SplitSettings(), CancellationToken.None)).Value!;

        Assert.Equal(["trips.train", "trips.test"], parts.Select(part => part.DatasetName));
        Assert.Equal(["75% of trips · version 1, seed 7", "25% of trips · version 1, seed 7"], parts.Select(part => part.Source));
        Assert.Equal(["trips.train (2)", "trips.test (2)"], again.Select(part => part.DatasetName));
        Assert.Single(parts.Select(part => part.JobId).Distinct());
        var lease = await studio.LeaseAsync(parts[0].JobId!.Value);
        Assert.True(await studio.Datasets.CompleteVersionsAsync(lease, parts.ToDictionary(part => part.Id, part => TestRecords.Content("datasets/" + part.Id.ToString("N"))), CancellationToken.None));
        foreach (var part in parts)
        {
            Assert.Equal(DatasetVersionState.Ready, (await studio.Datasets.FindVersionAsync(part.Id, CancellationToken.None))!.State);
        }
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SplitAsync_Refusals_AreSentences(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var source = await studio.ReadyDatasetAsync("trips");
        var importing = (await studio.Datasets.ImportAsync(TestStudio.Builder, await UploadAsync(studio, "later"), CancellationToken.None)).Value!;

        Assert.IsType<NotAllowed>((await studio.Datasets.SplitAsync(TestStudio.Viewer, source.Id, new SplitSettings(), CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await studio.Datasets.SplitAsync(TestStudio.Builder, Guid.NewGuid(), new SplitSettings(), CancellationToken.None)).Error);
        Assert.IsType<DatasetVersionNotReady>((await studio.Datasets.SplitAsync(TestStudio.Builder, importing.Id, new SplitSettings(), CancellationToken.None)).Error);
        Assert.IsType<TestFractionOutOfRange>((await studio.Datasets.SplitAsync(TestStudio.Builder, source.Id, new SplitSettings { TestFraction = 1 }, CancellationToken.None)).Error);
        Assert.IsType<TestFractionOutOfRange>((await studio.Datasets.SplitAsync(TestStudio.Builder, source.Id, new SplitSettings { TestFraction = double.NaN }, CancellationToken.None)).Error);
        Assert.IsType<ColumnMissing>((await studio.Datasets.SplitAsync(TestStudio.Builder, source.Id, new SplitSettings { StratifyBy = "nope" }, CancellationToken.None)).Error);
        Assert.IsType<SplitRulesExclude>((await studio.Datasets.SplitAsync(TestStudio.Builder, source.Id, new SplitSettings { StratifyBy = "age", OrderBy = "age" }, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ChangeTypesAsync_AddsAVersionThatReadsTheOld(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var source = await studio.ReadyDatasetAsync("trips");
        Dictionary<string, ColumnType> types = new() { ["age"] = ColumnType.Categorical };

        Assert.IsType<NotAllowed>((await studio.Datasets.ChangeTypesAsync(TestStudio.OtherBuilder, source.Id, types, CancellationToken.None)).Error);
        Assert.IsType<ColumnMissing>((await studio.Datasets.ChangeTypesAsync(TestStudio.Builder, source.Id, new Dictionary<string, ColumnType> { ["x"] = ColumnType.Text }, CancellationToken.None)).Error);
        Assert.IsType<ColumnTypesUnchanged>((await studio.Datasets.ChangeTypesAsync(TestStudio.Builder, source.Id, new Dictionary<string, ColumnType> { ["age"] = ColumnType.Numeric }, CancellationToken.None)).Error);
        var changed = (await studio.Datasets.ChangeTypesAsync(TestStudio.Builder, source.Id, types, CancellationToken.None)).Value!;

        Assert.Equal((2, DatasetVersionState.Importing, null), (changed.Number, changed.State, changed.Import));
        Assert.IsType<DatasetInUse>((await studio.Datasets.DeleteVersionAsync(TestStudio.Builder, source.Id, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task DropDuplicatesAsync_AddsAVersionThatReadsTheOld(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var source = await studio.ReadyDatasetAsync("trips");

        Assert.IsType<NotAllowed>((await studio.Datasets.DropDuplicatesAsync(TestStudio.OtherBuilder, source.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await studio.Datasets.DropDuplicatesAsync(TestStudio.Builder, Guid.NewGuid(), CancellationToken.None)).Error);
        var dropped = (await studio.Datasets.DropDuplicatesAsync(TestStudio.Builder, source.Id, CancellationToken.None)).Value!;

        Assert.Equal((source.DatasetId, 2, DatasetVersionState.Importing, "version 1 without duplicate rows"), (dropped.DatasetId, dropped.Number, dropped.State, dropped.Source));
        Assert.IsType<DatasetInUse>((await studio.Datasets.DeleteVersionAsync(TestStudio.Builder, source.Id, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RenameAsync_ChangesNameAndDescription_OrRefuses(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var one = await studio.ReadyDatasetAsync("one");
        await studio.ReadyDatasetAsync("two");

        Assert.IsType<NotAllowed>((await studio.Datasets.RenameAsync(TestStudio.OtherBuilder, one.DatasetId, "three", "", CancellationToken.None)).Error);
        Assert.IsType<DatasetNameTaken>((await studio.Datasets.RenameAsync(TestStudio.Builder, one.DatasetId, "TWO", "", CancellationToken.None)).Error);
        Assert.True((await studio.Datasets.RenameAsync(TestStudio.Builder, one.DatasetId, "ONE", "about it", CancellationToken.None)).IsOk);
        Assert.True((await studio.Datasets.RenameAsync(TestStudio.Admin, one.DatasetId, " three ", "about it", CancellationToken.None)).IsOk);

        var renamed = (await studio.Datasets.FindAsync(one.DatasetId, CancellationToken.None))!;
        Assert.Equal(("three", "about it"), (renamed.Name, renamed.Description));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task DeleteAsync_InUse_NamesWhatUsesIt(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = await studio.ReadyModelAsync("Churn", data);
        var batch = (await studio.Predictions.PredictAsync(TestStudio.Builder, model.Id, "LightGBM", data.Id, CancellationToken.None)).Value!;

        var refusal = Assert.IsType<DatasetInUse>((await studio.Datasets.DeleteAsync(TestStudio.Builder, data.DatasetId, CancellationToken.None)).Error);

        Assert.Equal(
            [new DatasetUse("model 'Churn' V1", $"/models/{model.ModelId}"), new DatasetUse("a prediction of 'Churn V1'", $"/predictions/{batch.Id}")],
            refusal.Uses);
        Assert.NotNull(await studio.Datasets.FindAsync(data.DatasetId, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task DeleteAsync_WhileImportProfileOrSplitRuns_IsRefused(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var importing = (await studio.Datasets.ImportAsync(TestStudio.Builder, await UploadAsync(studio, "a"), CancellationToken.None)).Value!;
        var profiled = await studio.ReadyDatasetAsync("b");
        await studio.Profiles.RequestAsync(TestStudio.Builder, profiled.Id, CancellationToken.None);
        var split = await studio.ReadyDatasetAsync("c");
        await studio.Datasets.SplitAsync(TestStudio.Builder, split.Id, new SplitSettings(), CancellationToken.None);

        foreach (var version in new[] { importing, profiled, split })
        {
            Assert.IsType<DatasetInUse>((await studio.Datasets.DeleteAsync(TestStudio.Builder, version.DatasetId, CancellationToken.None)).Error);
        }
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task DeleteAsync_Unused_RemovesRowsAndArtifacts(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var store = studio.Get<IArtifactStore>();
        await store.CommitAsync(store.CreateScratchFolder(), data.Content!.ArtifactKey, CancellationToken.None);

        Assert.IsType<NotAllowed>((await studio.Datasets.DeleteAsync(TestStudio.OtherBuilder, data.DatasetId, CancellationToken.None)).Error);
        Assert.True((await studio.Datasets.DeleteAsync(TestStudio.Builder, data.DatasetId, CancellationToken.None)).IsOk);

        Assert.Null(await studio.Datasets.FindAsync(data.DatasetId, CancellationToken.None));
        Assert.Null(await studio.Datasets.FindVersionAsync(data.Id, CancellationToken.None));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => store.OpenAsync(data.Content.ArtifactKey, CancellationToken.None));
        Assert.IsType<NotFound>((await studio.Datasets.DeleteAsync(TestStudio.Builder, data.DatasetId, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task DeleteVersionAsync_OneOfTwo_KeepsTheOther_TheLastGoesWithTheDataset(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var first = await studio.ReadyDatasetAsync("trips");
        var second = (await studio.Datasets.ImportAsync(TestStudio.Builder, await UploadAsync(studio, "x") with { IntoDatasetId = first.DatasetId }, CancellationToken.None)).Value!;
        await studio.CompleteImportAsync(second);

        Assert.True((await studio.Datasets.DeleteVersionAsync(TestStudio.Builder, first.Id, CancellationToken.None)).IsOk);
        Assert.Equal(second.Id, Assert.Single((await studio.Datasets.FindAsync(first.DatasetId, CancellationToken.None))!.Versions).Id);
        Assert.True((await studio.Datasets.DeleteVersionAsync(TestStudio.Builder, second.Id, CancellationToken.None)).IsOk);
        Assert.Null(await studio.Datasets.FindAsync(first.DatasetId, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task DeleteAsync_AgainstBuildAtOnce_OneOfThemWins(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var model = (await studio.Models.CreateAsync(TestStudio.Builder, "Race", CancellationToken.None)).Value!;
        for (var round = 0; round < 8; round++)
        {
            var data = await studio.ReadyDatasetAsync($"race {round}");
            using Barrier start = new(2);
            var delete = Task.Run(() =>
            {
                start.SignalAndWait();
                return studio.Datasets.DeleteAsync(TestStudio.Builder, data.DatasetId, CancellationToken.None);
            });
            var build = Task.Run(() =>
            {
                start.SignalAndWait();
                return studio.Models.BuildAsync(TestStudio.Builder, model.Id, data.Id, TestRecords.Settings with { Seed = round }, CancellationToken.None);
            });
            var deleted = await delete;
            var built = await build;

            Assert.True(deleted.IsOk ^ built.IsOk, $"round {round}: deleted {deleted.Error}, built {built.Error}");
            if (built.IsOk)
            {
                Assert.IsType<DatasetInUse>(deleted.Error);
                studio.Get<JobLedger>().Finish(await studio.LeaseAsync(built.Value.JobId), JobState.Failed, null, "test");
            }
            else
            {
                Assert.IsType<NotFound>(built.Error);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task CompleteVersionsAsync_OldLease_WritesNothing(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var version = (await studio.Datasets.ImportAsync(TestStudio.Builder, await UploadAsync(studio, "trips"), CancellationToken.None)).Value!;
        var old = await studio.LeaseAsync(version.JobId!.Value);
        await studio.ExpireLeaseAsync(version.JobId.Value);
        await studio.LeaseAsync(version.JobId.Value);

        Assert.False(await studio.Datasets.CompleteVersionsAsync(old, new Dictionary<Guid, DatasetContent> { [version.Id] = TestRecords.Content("stale") }, CancellationToken.None));

        Assert.Null((await studio.Datasets.FindVersionAsync(version.Id, CancellationToken.None))!.Content);
    }

    private static async Task<NewImport> UploadAsync(TestStudio studio, string name) => new(
        name, await studio.Get<IUploadStore>().SaveAsync(new MemoryStream([1, 2, 3]), 10, CancellationToken.None), "file.csv", DatasetOrigin.Upload, new ImportOptions { Delimiter = ';' });
}

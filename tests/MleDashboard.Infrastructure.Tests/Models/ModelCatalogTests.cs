using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Models;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Models;

public sealed class ModelCatalogTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task BuildAsync_DoubleClick_GivesOneVersionAndOneJob(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = (await studio.Models.CreateAsync(TestStudio.Builder, "Churn", CancellationToken.None)).Value!;
        var before = studio.Queue.Carried.Count;

        var builds = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() =>
            studio.Models.BuildAsync(TestStudio.Builder, model.Id, data.Id, TestRecords.Settings, CancellationToken.None))));

        Assert.Single(builds.Select(build => build.Value!.Id).Distinct());
        Assert.Equal(before + 1, studio.Queue.Carried.Count);
        Assert.Equal(JobCarrier.TrainingQueue, studio.Queue.Carried.Last().Queue);
        Assert.Single((await studio.Models.FindAsync(model.Id, CancellationToken.None))!.Versions);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task BuildAsync_Refusals_AreSentences(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = (await studio.Models.CreateAsync(TestStudio.Builder, "Churn", CancellationToken.None)).Value!;

        Assert.IsType<NotAllowed>((await BuildAsync(TestStudio.Viewer, TestRecords.Settings)).Error);
        Assert.IsType<NotAllowed>((await BuildAsync(TestStudio.OtherBuilder, TestRecords.Settings)).Error);
        Assert.IsType<TargetNotChosen>((await BuildAsync(TestStudio.Builder, TestRecords.Settings with { Target = "" })).Error);
        Assert.IsType<TargetColumnMissing>((await BuildAsync(TestStudio.Builder, TestRecords.Settings with { Target = "gone" })).Error);
        Assert.IsType<NotFound>((await studio.Models.BuildAsync(TestStudio.Builder, model.Id, Guid.NewGuid(), TestRecords.Settings, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await studio.Models.BuildAsync(TestStudio.Builder, Guid.NewGuid(), data.Id, TestRecords.Settings, CancellationToken.None)).Error);
        Assert.True((await BuildAsync(TestStudio.Builder, TestRecords.Settings)).IsOk);
        Assert.IsType<ModelIsBuilding>((await BuildAsync(TestStudio.Builder, TestRecords.Settings with { Seed = 1 })).Error);
        Assert.IsType<ModelIsBuilding>((await studio.Models.DeleteAsync(TestStudio.Builder, model.Id, CancellationToken.None)).Error);

        Task<Result<ModelVersion>> BuildAsync(Core.People.Actor actor, ExperimentSettings settings) => studio.Models.BuildAsync(actor, model.Id, data.Id, settings, CancellationToken.None);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task BuildLongerAsync_OfAFinishedVersion_GoesOnFromItWithTwiceTheTime(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var finished = await studio.ReadyModelAsync("Churn", data);

        Assert.IsType<NotFound>((await studio.Models.BuildLongerAsync(TestStudio.Builder, Guid.NewGuid(), CancellationToken.None)).Error);
        Assert.IsType<NotAllowed>((await studio.Models.BuildLongerAsync(TestStudio.OtherBuilder, finished.Id, CancellationToken.None)).Error);
        var longer = (await studio.Models.BuildLongerAsync(TestStudio.Builder, finished.Id, CancellationToken.None)).Value!;
        var unfinished = await studio.Models.BuildLongerAsync(TestStudio.Builder, longer.Id, CancellationToken.None);

        Assert.Equal((2, data.Id, LongerBuild.Of(finished.Settings).TimeLimit), (longer.Number, longer.DatasetVersionId, longer.Settings.TimeLimit));
        var request = await studio.Database.ReadAsync(db => db.JobRuns.Where(row => row.Id == longer.JobId).Select(row => row.Request).SingleAsync(), CancellationToken.None);
        Assert.Equal(finished.Id, StudioJson.Read<BuildModelRequest>(request).ContinuesVersionId);
        Assert.IsType<ModelNotReady>(unfinished.Error);
        Assert.False((await studio.Models.FindAsync(finished.ModelId, CancellationToken.None))!.Draft.Settings!.IsTuned);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RetryAsync_OfAFailedBuild_WaitsForAnotherBuildOfTheModelAndForgetsItsCandidates(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = (await studio.Models.CreateAsync(TestStudio.Builder, "Churn", CancellationToken.None)).Value!;
        var failed = (await studio.Models.BuildAsync(TestStudio.Builder, model.Id, data.Id, TestRecords.Settings, CancellationToken.None)).Value!;
        var lease = await studio.LeaseAsync(failed.JobId);
        await studio.Models.RecordCandidateAsync(lease, failed.Id, TestRecords.Candidate("LightGBM", 1), CancellationToken.None);
        studio.Get<JobLedger>().Finish(lease, JobState.Failed, null, "The disk was full.");
        var other = (await studio.Models.BuildAsync(TestStudio.Builder, model.Id, data.Id, TestRecords.Settings with { Seed = 1 }, CancellationToken.None)).Value!;

        Assert.IsType<ModelIsBuilding>((await studio.Get<IJobQueue>().RetryAsync(TestStudio.Builder, failed.JobId, CancellationToken.None)).Error);
        Assert.Single(await studio.Models.ListCandidatesAsync(failed.Id, CancellationToken.None));

        await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, other.JobId, CancellationToken.None);
        Assert.True((await studio.Get<IJobQueue>().RetryAsync(TestStudio.Builder, failed.JobId, CancellationToken.None)).IsOk);
        Assert.Empty(await studio.Models.ListCandidatesAsync(failed.Id, CancellationToken.None));
        Assert.Equal(ModelVersionState.Building, (await studio.Models.FindVersionAsync(failed.Id, CancellationToken.None))!.State);
        Assert.IsType<ModelIsBuilding>((await studio.Get<IJobQueue>().RetryAsync(TestStudio.Builder, other.JobId, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task FindAsync_StateFollowsJobAndContent(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var ready = await studio.ReadyModelAsync("Churn", data);
        Assert.Equal((ModelVersionState.Ready, "LightGBM", "trips · version 1", 1), (ready.State, ready.DefaultModel, ready.DatasetLabel, ready.Number));
        Assert.Equal(["age"], ready.Settings.IgnoredColumns);

        var building = (await studio.Models.BuildAsync(TestStudio.Builder, ready.ModelId, data.Id, TestRecords.Settings with { Seed = 1 }, CancellationToken.None)).Value!;
        Assert.Equal((ModelVersionState.Building, 2, null), (building.State, building.Number, building.DefaultModel));
        await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, building.JobId, CancellationToken.None);
        Assert.Equal(ModelVersionState.Cancelled, (await studio.Models.FindVersionAsync(building.Id, CancellationToken.None))!.State);

        var failing = (await studio.Models.BuildAsync(TestStudio.Builder, ready.ModelId, data.Id, TestRecords.Settings with { Seed = 2 }, CancellationToken.None)).Value!;
        studio.Get<JobLedger>().Finish(await studio.LeaseAsync(failing.JobId), JobState.Failed, null, "The target has one value.");
        var failed = (await studio.Models.FindVersionAsync(failing.Id, CancellationToken.None))!;
        Assert.Equal((ModelVersionState.Failed, "The target has one value."), (failed.State, failed.Error));
        Assert.Equal([3, 2, 1], (await studio.Models.FindAsync(ready.ModelId, CancellationToken.None))!.Versions.Select(version => version.Number));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RecordCandidateAsync_AppearsWhileBuilding_ReplacesByName_AndNeedsTheLease(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = (await studio.Models.CreateAsync(TestStudio.Builder, "Churn", CancellationToken.None)).Value!;
        var version = (await studio.Models.BuildAsync(TestStudio.Builder, model.Id, data.Id, TestRecords.Settings, CancellationToken.None)).Value!;
        var old = await studio.LeaseAsync(version.JobId);
        var revision = (await studio.JobAsync(version.JobId)).Revision;

        Assert.True(await studio.Models.RecordCandidateAsync(old, version.Id, TestRecords.Candidate("B", 2), CancellationToken.None));
        Assert.True(await studio.Models.RecordCandidateAsync(old, version.Id, TestRecords.Candidate("A", 1), CancellationToken.None));
        Assert.True(await studio.Models.RecordCandidateAsync(old, version.Id, TestRecords.Candidate("B", 2) with { ScoreVal = 0.95 }, CancellationToken.None));

        Assert.Equal([("A", 0.9), ("B", 0.95)], (await studio.Models.ListCandidatesAsync(version.Id, CancellationToken.None)).Select(entry => (entry.Model, entry.ScoreVal!.Value)));
        Assert.True((await studio.JobAsync(version.JobId)).Revision > revision, "Open pages learn of a new row by the job's revision.");
        await studio.ExpireLeaseAsync(version.JobId);
        await studio.LeaseAsync(version.JobId);
        Assert.False(await studio.Models.RecordCandidateAsync(old, version.Id, TestRecords.Candidate("C", 3), CancellationToken.None));
        Assert.False(await studio.Models.CompleteVersionAsync(old, version.Id, TestRecords.ModelContent("models/stale"), CancellationToken.None));
        Assert.Equal(2, (await studio.Models.ListCandidatesAsync(version.Id, CancellationToken.None)).Count);
        Assert.Null((await studio.Models.FindVersionAsync(version.Id, CancellationToken.None))!.Content);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SetDefaultModelAsync_OnlyToWhatCanPredict(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var version = await studio.ReadyModelAsync("Churn", await studio.ReadyDatasetAsync("trips"));

        Assert.IsType<CandidateUnknown>((await studio.Models.SetDefaultModelAsync(TestStudio.Builder, version.Id, "Broken", CancellationToken.None)).Error);
        Assert.IsType<CandidateUnknown>((await studio.Models.SetDefaultModelAsync(TestStudio.Builder, version.Id, "Nothing", CancellationToken.None)).Error);
        Assert.IsType<NotAllowed>((await studio.Models.SetDefaultModelAsync(TestStudio.OtherBuilder, version.Id, "LightGBM", CancellationToken.None)).Error);
        Assert.True((await studio.Models.SetDefaultModelAsync(TestStudio.Admin, version.Id, "LightGBM", CancellationToken.None)).IsOk);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task CreateRenameAndDraft_KeepNamesApartAndDraftsWhole(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var one = (await studio.Models.CreateAsync(TestStudio.Builder, " Churn ", CancellationToken.None)).Value!;
        var two = (await studio.Models.CreateAsync(TestStudio.OtherBuilder, "Price", CancellationToken.None)).Value!;

        Assert.Equal("Churn", one.Name);
        Assert.IsType<NotAllowed>((await studio.Models.CreateAsync(TestStudio.Viewer, "x", CancellationToken.None)).Error);
        Assert.IsType<ModelNameTaken>((await studio.Models.CreateAsync(TestStudio.Builder, "CHURN", CancellationToken.None)).Error);
        Assert.IsType<ModelNameNotValid>((await studio.Models.CreateAsync(TestStudio.Builder, "", CancellationToken.None)).Error);
        Assert.IsType<ModelNameTaken>((await studio.Models.RenameAsync(TestStudio.OtherBuilder, two.Id, "churn", CancellationToken.None)).Error);
        Assert.IsType<NotAllowed>((await studio.Models.RenameAsync(TestStudio.Builder, two.Id, "Mine", CancellationToken.None)).Error);
        Assert.True((await studio.Models.RenameAsync(TestStudio.Builder, one.Id, "CHURN", CancellationToken.None)).IsOk);
        ModelDraft draft = new(Guid.NewGuid(), TestRecords.Settings with { TimeLimit = TimeSpan.FromMinutes(5), Learners = ["lightgbm"] });
        Assert.True((await studio.Models.SaveDraftAsync(TestStudio.Builder, one.Id, draft, CancellationToken.None)).IsOk);

        var stored = (await studio.Models.FindAsync(one.Id, CancellationToken.None))!;
        Assert.Equal(("CHURN", draft.DatasetVersionId, TimeSpan.FromMinutes(5)), (stored.Name, stored.Draft.DatasetVersionId, stored.Draft.Settings!.TimeLimit));
        Assert.Equal(["lightgbm"], stored.Draft.Settings.Learners);
        Assert.Equal([one.Id, two.Id], (await studio.Models.ListAsync(CancellationToken.None)).Select(model => model.Id));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task DeleteAsync_WhilePredicting_IsRefused_AfterwardsPredictionsStay(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var version = await studio.ReadyModelAsync("Churn", data);
        var batch = (await studio.Predictions.PredictAsync(TestStudio.Builder, version.Id, "LightGBM", data.Id, CancellationToken.None)).Value!;
        Assert.IsType<ModelIsPredicting>((await studio.Models.DeleteAsync(TestStudio.Builder, version.ModelId, CancellationToken.None)).Error);

        var lease = await studio.LeaseAsync(batch.JobId);
        Assert.True(await studio.Predictions.CompleteAsync(lease, batch.Id, TestRecords.Content("predictions/x"), CancellationToken.None));
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        Assert.True((await studio.Models.DeleteAsync(TestStudio.Builder, version.ModelId, CancellationToken.None)).IsOk);

        Assert.Null(await studio.Models.FindAsync(version.ModelId, CancellationToken.None));
        Assert.Empty(await studio.Models.ListCandidatesAsync(version.Id, CancellationToken.None));
        var kept = (await studio.Predictions.FindAsync(batch.Id, CancellationToken.None))!;
        Assert.Equal((Core.Prediction.PredictionBatchState.Ready, "Churn V1"), (kept.State, kept.ModelLabel));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task BuildAsync_DatasetStillImporting_IsRefused(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var importing = (await studio.Datasets.ImportAsync(
            TestStudio.Builder, new Core.Datasets.NewImport("s", null, "s.csv", Core.Datasets.DatasetOrigin.Sample, new Core.Datasets.ImportOptions()), CancellationToken.None)).Value!;
        var model = (await studio.Models.CreateAsync(TestStudio.Builder, "Churn", CancellationToken.None)).Value!;

        var refusal = (await studio.Models.BuildAsync(TestStudio.Builder, model.Id, importing.Id, TestRecords.Settings, CancellationToken.None)).Error;

        Assert.Equal("'s · version 1' is still being imported; wait until it is ready or choose another version.", Assert.IsType<DatasetVersionNotReady>(refusal).Message);
    }
}

using MleDashboard.Core.Jobs;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Models;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Prediction;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Prediction;

public sealed class PredictionCatalogTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task PredictAsync_DoubleClick_GivesOneBatch_ThenReady(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = await studio.ReadyModelAsync("Churn", data);

        var batches = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => studio.Predictions.PredictAsync(TestStudio.Builder, model.Id, "LightGBM", data.Id, CancellationToken.None))));

        var batch = batches[0].Value!;
        Assert.Single(batches.Select(result => result.Value!.Id).Distinct());
        Assert.Equal((PredictionBatchState.Running, "Churn V1", "trips · version 1"), (batch.State, batch.ModelLabel, batch.DatasetLabel));
        Assert.IsType<PredictionIsRunning>((await studio.Predictions.DeleteAsync(TestStudio.Builder, batch.Id, CancellationToken.None)).Error);
        var lease = await studio.LeaseAsync(batch.JobId);
        Assert.True(await studio.Predictions.CompleteAsync(lease, batch.Id, TestRecords.Content("predictions/x"), CancellationToken.None));
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "10 rows.", null);
        Assert.Equal(PredictionBatchState.Ready, Assert.Single(await studio.Predictions.ListAsync(model.ModelId, CancellationToken.None)).State);
        Assert.Empty(await studio.Predictions.ListAsync(Guid.NewGuid(), CancellationToken.None));
        Assert.IsType<NotAllowed>((await studio.Predictions.DeleteAsync(TestStudio.OtherBuilder, batch.Id, CancellationToken.None)).Error);
        Assert.True((await studio.Predictions.DeleteAsync(TestStudio.Builder, batch.Id, CancellationToken.None)).IsOk);
        Assert.Empty(await studio.Predictions.ListAsync(null, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task PredictAsync_Refusals_AreSentences(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = await studio.ReadyModelAsync("Churn", data);
        var building = (await studio.Models.BuildAsync(TestStudio.Builder, model.ModelId, data.Id, TestRecords.Settings with { Seed = 9 }, CancellationToken.None)).Value!;

        Assert.IsType<NotAllowed>((await studio.Predictions.PredictAsync(TestStudio.Viewer, model.Id, "LightGBM", data.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await studio.Predictions.PredictAsync(TestStudio.Builder, Guid.NewGuid(), "LightGBM", data.Id, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await studio.Predictions.PredictAsync(TestStudio.Builder, model.Id, "LightGBM", Guid.NewGuid(), CancellationToken.None)).Error);
        Assert.IsType<CandidateUnknown>((await studio.Predictions.PredictAsync(TestStudio.Builder, model.Id, "Broken", data.Id, CancellationToken.None)).Error);
        Assert.IsType<ModelNotReady>((await studio.Predictions.PredictAsync(TestStudio.Builder, building.Id, "LightGBM", data.Id, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task CompleteAsync_OldLease_WritesNothing(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = await studio.ReadyModelAsync("Churn", data);
        var batch = (await studio.Predictions.PredictAsync(TestStudio.Builder, model.Id, "LightGBM", data.Id, CancellationToken.None)).Value!;
        var old = await studio.LeaseAsync(batch.JobId);
        await studio.ExpireLeaseAsync(batch.JobId);
        await studio.LeaseAsync(batch.JobId);

        Assert.False(await studio.Predictions.CompleteAsync(old, batch.Id, TestRecords.Content("predictions/stale"), CancellationToken.None));

        Assert.Null((await studio.Predictions.FindAsync(batch.Id, CancellationToken.None))!.Content);
    }
}

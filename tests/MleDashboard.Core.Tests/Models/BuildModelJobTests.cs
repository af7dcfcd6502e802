using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;
using NSubstitute;

namespace MleDashboard.Core.Tests.Models;

public sealed class BuildModelJobTests : IDisposable
{
    private readonly JobSetupHelpers setup = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => setup.Dispose();

    [Fact]
    public async Task ExecuteAsync_GoodTable_RecordsCandidatesAndCompletesUnderItsLease()
    {
        var job = setup.Attempt(leaseNumber: 4);

        var outcome = await setup.BuildJob().ExecuteAsync(setup.Request, job, Cancel);

        Assert.Null(outcome.Error);
        Assert.Matches(@"^\w+ is the best of \d candidates: area under the ROC curve 0\.\d{4} on 60 test rows\.$", outcome.Value!.Summary);
        Assert.Equal("models/33333333333333333333333333333333/4", setup.Built!.ArtifactKey);
        Assert.False(setup.Built.IsNoBetterThanBaseline);
        Assert.True(setup.Built.Score > setup.Built.BaselineScore);
        Assert.DoesNotContain(setup.Built.InputSchema.Columns, column => column.Name is "cancelled" or "price");
        await setup.Models.Received().RecordCandidateAsync(job.Lease, JobSetupHelpers.ModelVersionId, Arg.Is<LeaderboardEntry>(entry => entry.Model == "Baseline"), Arg.Any<CancellationToken>());
        await setup.Models.Received().RecordCandidateAsync(job.Lease, JobSetupHelpers.ModelVersionId, Arg.Is<LeaderboardEntry>(entry => entry.Model == "LightGBM"), Arg.Any<CancellationToken>());
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task ExecuteAsync_Reports_StayWithinStagesNeverGoBackAndNameTheBest()
    {
        var job = setup.Attempt();

        await setup.BuildJob().ExecuteAsync(setup.Request, job, Cancel);

        Assert.All(job.Reports, report => Assert.Contains(report.Stage, job.Stages));
        Assert.Equal(job.Reports.Select(report => report.Fraction).Order(), job.Reports.Select(report => report.Fraction));
        Assert.Matches(@"^LightGBM, area under the ROC curve 0\.\d{4}$", job.Reports[^1].BestSoFar);
    }

    [Fact]
    public async Task ExecuteAsync_StoredReport_IsReadByItsKey()
    {
        await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel);

        var reports = new ModelReports(setup.Store, setup.Key);
        Assert.Null(await reports.FindDamageAsync(setup.Built!.ArtifactKey, Cancel));
        Assert.Equal(setup.Built.BestModel, (await reports.ReadAsync(setup.Built.ArtifactKey, Cancel)).Value?.BestModel);
        Assert.Equal(setup.Built.InputSchema.Columns.Count, (await reports.ReadInputsAsync(setup.Built.ArtifactKey, Cancel)).Value?.Columns.Count);
    }

    [Fact]
    public async Task ExecuteAsync_LeaseLostAtTheEnd_KeepsNothing()
    {
        setup.HoldsLease = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel));

        Assert.False(setup.Store.Has("models/33333333333333333333333333333333/1"));
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task ExecuteAsync_LeaseLostWhileFitting_Leaves()
    {
        setup.Models.RecordCandidateAsync(default, default, default!, Cancel).ReturnsForAnyArgs(false);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel));

        await setup.Models.DidNotReceiveWithAnyArgs().CompleteVersionAsync(default, default, default!, Cancel);
    }

    [Fact]
    public async Task ExecuteAsync_AfterACrashBetweenCommitAndCompletion_RemovesWhatWasLeft()
    {
        Directory.CreateDirectory(Path.Combine(setup.Store.Root, "models/33333333333333333333333333333333/1"));

        await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(leaseNumber: 2), Cancel);

        Assert.False(setup.Store.Has("models/33333333333333333333333333333333/1"));
        Assert.True(setup.Store.Has("models/33333333333333333333333333333333/2"));
    }

    [Fact]
    public async Task ExecuteAsync_VersionCompleteAlready_ChangesNothing()
    {
        await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel);
        setup.Models.ClearReceivedCalls();

        var outcome = await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(leaseNumber: 2), Cancel);

        Assert.StartsWith("Built before", outcome.Value!.Summary, StringComparison.Ordinal);
        await setup.Models.DidNotReceiveWithAnyArgs().CompleteVersionAsync(default, default, default!, Cancel);
    }

    [Fact]
    public async Task ExecuteAsync_StopBeforeTheFirstCandidate_EndsAsCancelled()
    {
        var job = setup.Attempt();
        await job.Stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.BuildJob().ExecuteAsync(setup.Request, job, Cancel));

        Assert.Null(setup.Built);
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task ExecuteAsync_StopAfterTheFirstCandidate_KeepsTheBestSoFar()
    {
        setup.Settings = setup.Settings with { MaxCandidates = null, Learners = null };
        var job = setup.Attempt();
        setup.Models.RecordCandidateAsync(default, default, default!, Cancel).ReturnsForAnyArgs(call =>
        {
            if (call.Arg<LeaderboardEntry>() is { Learner: not "baseline", Failure: null })
            {
                job.Stop.Cancel();
            }

            return true;
        });

        var outcome = await setup.BuildJob().ExecuteAsync(setup.Request, job, Cancel);

        Assert.Null(outcome.Error);
        Assert.NotNull(setup.Built);
    }

    [Fact]
    public async Task ExecuteAsync_DatasetNotReady_SaysSo()
    {
        setup.SetDataset(null);

        Assert.Equal(
            "'stays' is not ready: its import has not finished, or it failed. Wait for it, or import it again.",
            (await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel)).Error?.Message);
    }

    [Fact]
    public async Task ExecuteAsync_ModelDeletedMeanwhile_SaysSo()
    {
        setup.Models.FindVersionAsync(default, Cancel).ReturnsForAnyArgs((ModelVersion?)null);

        Assert.Equal("The model was deleted before its build began.", (await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel)).Error?.Message);
    }

    [Fact]
    public void JobCatalog_BuildModel_IsATrainingJob() => Assert.True(JobCatalog.ForRequest(typeof(BuildModelRequest)).IsTraining);
}

using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

public sealed class JobQueueTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task CancelAsync_Queued_EndsAtOnceAndNeverRuns(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));

        Assert.True((await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, job, CancellationToken.None)).IsOk);
        Assert.True((await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, job, CancellationToken.None)).IsOk);
        await studio.DeliverAsync(job);

        Assert.Equal(JobState.Cancelled, (await studio.JobAsync(job)).State);
        Assert.Equal(0, studio.Get<TestScript>().Runs);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task CancelAsync_Running_StopsTheJob(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.StartWorkerAsync();
        studio.Get<TestScript>().Body = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new JobOutcome("never");
        };
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        var running = Task.Run(() => studio.DeliverAsync(job), CancellationToken.None);
        await studio.Get<TestScript>().Started.Task;

        await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, job, CancellationToken.None);
        await running;

        Assert.Equal(JobState.Cancelled, (await studio.JobAsync(job)).State);
    }

    [Fact]
    public async Task CancelAsync_RunningTraining_ReachesStopRequestedOnly_AndTheOutcomeIsKept()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await studio.StartWorkerAsync();
        studio.Get<TestScript>().Body = async (context, cancellationToken) =>
        {
            TaskCompletionSource stopped = new();
            await using var registration = context.StopRequested.Register(() => stopped.SetResult());
            await stopped.Task.WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return new JobOutcome("Kept 2 candidates.");
        };
        var job = await studio.Get<IJobQueue>().EnqueueAsync(TestStudio.Builder, "Build", null, new TestTrainingRequest("x"), CancellationToken.None);
        var running = Task.Run(() => studio.DeliverAsync(job), CancellationToken.None);
        await studio.Get<TestScript>().Started.Task;

        await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, job, CancellationToken.None);
        await running;

        Assert.Equal((JobState.Succeeded, "Kept 2 candidates."), ((await studio.JobAsync(job)).State, (await studio.JobAsync(job)).Summary));
    }

    [Fact]
    public async Task CancelAsync_RunningTrainingThatDoesNotListen_IsCancelledAfterTheGrace()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite, null, ("Jobs:StopGraceSeconds", "1"));
        await studio.StartWorkerAsync();
        studio.Get<TestScript>().Body = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new JobOutcome("never");
        };
        var job = await studio.Get<IJobQueue>().EnqueueAsync(TestStudio.Builder, "Build", null, new TestTrainingRequest("x"), CancellationToken.None);
        var running = Task.Run(() => studio.DeliverAsync(job), CancellationToken.None);
        await studio.Get<TestScript>().Started.Task;

        await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, job, CancellationToken.None);
        await running;

        Assert.Equal(JobState.Cancelled, (await studio.JobAsync(job)).State);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task CancelAsync_Finished_ChangesNothing(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await studio.DeliverAsync(job);
        var before = await studio.JobAsync(job);

        Assert.True((await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, job, CancellationToken.None)).IsOk);

        var after = await studio.JobAsync(job);
        Assert.Equal((JobState.Succeeded, before.Revision, false), (after.State, after.Revision, after.CancelRequested));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task CancelAsync_OtherBuilder_IsRefused_Admin_IsNot(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        var queue = studio.Get<IJobQueue>();

        Assert.IsType<NotAllowed>((await queue.CancelAsync(TestStudio.OtherBuilder, job, CancellationToken.None)).Error);
        Assert.IsType<NotAllowed>((await queue.CancelAsync(TestStudio.Viewer, job, CancellationToken.None)).Error);
        Assert.IsType<NotFound>((await queue.CancelAsync(TestStudio.Admin, Guid.NewGuid(), CancellationToken.None)).Error);
        Assert.Equal(JobState.Queued, (await studio.JobAsync(job)).State);
        Assert.True((await queue.CancelAsync(TestStudio.Admin, job, CancellationToken.None)).IsOk);
        Assert.Equal(JobState.Cancelled, (await studio.JobAsync(job)).State);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RetryAsync_Failed_RunsAgainFromTheFirstAttempt(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        studio.Get<TestScript>().Body = (_, _) => Task.FromResult<Result<JobOutcome>>(new NotFound("The file"));
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await studio.DeliverAsync(job);
        studio.Get<TestScript>().Body = (_, _) => Task.FromResult<Result<JobOutcome>>(new JobOutcome("Now."));

        Assert.True((await studio.Get<IJobQueue>().RetryAsync(TestStudio.Builder, job, CancellationToken.None)).IsOk);
        var queued = await studio.JobAsync(job);
        Assert.Equal((JobState.Queued, null, 0), (queued.State, queued.Error, queued.Attempt));
        Assert.Equal(2, studio.Queue.Carried.Count);
        await studio.DeliverAsync(job);

        Assert.Equal((JobState.Succeeded, "Now."), ((await studio.JobAsync(job)).State, (await studio.JobAsync(job)).Summary));
        Assert.IsType<JobNotEnded>((await studio.Get<IJobQueue>().RetryAsync(TestStudio.Builder, job, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ListAsync_ActiveFirstThenNewest(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var active = await studio.EnqueueAsync(new TestRequest("active"));
        var ended = await studio.EnqueueAsync(new TestRequest("ended"), TestStudio.OtherBuilder);
        await studio.DeliverAsync(ended);
        var queue = studio.Get<IJobQueue>();

        Assert.Equal([active, ended], (await queue.ListAsync(new JobFilter(), CancellationToken.None)).Select(job => job.Id));
        Assert.Equal([ended], (await queue.ListAsync(new JobFilter(TestStudio.OtherBuilder.Id), CancellationToken.None)).Select(job => job.Id));
        Assert.Equal([active], (await queue.ListAsync(new JobFilter(State: JobState.Queued), CancellationToken.None)).Select(job => job.Id));
    }

    [Fact]
    public async Task EnqueueAsync_QueueUnreachable_KeepsTheRow()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        studio.Queue.IsBroken = true;

        var job = await studio.EnqueueAsync(new TestRequest("x"));

        Assert.Equal(JobState.Queued, (await studio.JobAsync(job)).State);
    }
}

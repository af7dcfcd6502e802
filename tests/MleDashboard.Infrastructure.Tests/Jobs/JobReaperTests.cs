using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

public sealed class JobReaperTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ReapAsync_ExpiredLease_QueuesAgainWithANewCarrier(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        var lease = await studio.LeaseAsync(job);
        studio.Get<JobLedger>().Write(lease, new AttemptReport("import", "import", null, null, 0.4, null, null, []));
        await studio.ExpireLeaseAsync(job);

        Assert.Equal(1, await studio.Get<JobReaper>().ReapAsync(CancellationToken.None));

        var row = await studio.RowAsync(job);
        Assert.Equal((JobState.Queued, "2"), (row.State, row.CarrierId));
        Assert.Equal([job, job], studio.Queue.Carried.Select(item => item.JobId));
        Assert.Equal(["1"], studio.Queue.Forgotten);
        var line = Assert.Single(await studio.Get<IJobQueue>().ReadLogAsync(job, CancellationToken.None));
        Assert.Equal("The worker stopped at stage 'import'. The job starts again (attempt 2 of 3).", line.Text);
        await studio.DeliverAsync(job);
        Assert.Equal((JobState.Succeeded, 2), ((await studio.JobAsync(job)).State, (await studio.JobAsync(job)).Attempt));
    }

    [Fact]
    public async Task ReapAsync_DeadWorkerHoldsTheQueueEntry_EveryJobIsCarriedAllTheSame()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        Guid[] jobs = [await studio.EnqueueAsync(new TestRequest("x")), await studio.EnqueueAsync(new TestRequest("y"))];
        foreach (var job in jobs)
        {
            await studio.LeaseAsync(job);
            await studio.ExpireLeaseAsync(job);
        }

        studio.Queue.EntryLock.Reset();
        Assert.Equal(2, await studio.Get<JobReaper>().ReapAsync(CancellationToken.None));

        Assert.Equal(jobs.Concat(jobs).Order(), studio.Queue.Carried.Select(item => item.JobId).Order());
        Assert.Empty(studio.Queue.Forgotten);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ReapAsync_LiveLease_LeavesItAlone(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.LeaseAsync(await studio.EnqueueAsync(new TestRequest("x")));

        Assert.Equal(0, await studio.Get<JobReaper>().ReapAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ReapAsync_RunThatNeverReachedTheQueue_IsCarriedOnce(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        studio.Queue.IsBroken = true;
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        studio.Queue.IsBroken = false;
        Assert.Null((await studio.RowAsync(job)).CarrierId);
        await studio.AgeCarrierAsync(job);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => studio.Get<JobReaper>().ReapAsync(CancellationToken.None))));

        Assert.Single(studio.Queue.Carried);
        Assert.NotNull((await studio.RowAsync(job)).CarrierId);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ReapAsync_CarrierThatDiedBeforeTheLease_IsReplacedBesideAnIdleWorker(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await studio.AgeCarrierAsync(job);

        // No worker alive: the carrier waits in the queue, and that is no loss.
        Assert.Equal(0, await studio.Get<JobReaper>().ReapAsync(CancellationToken.None));

        studio.Get<WorkerRegistry>().Beat();
        Assert.Equal(1, await studio.Get<JobReaper>().ReapAsync(CancellationToken.None));
        Assert.Equal(["1"], studio.Queue.Forgotten);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ReapAsync_JobWaitingBehindABusyLane_KeepsItsCarrier(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        studio.Get<WorkerRegistry>().Beat();
        var queue = studio.Get<IJobQueue>();
        var running = await queue.EnqueueAsync(TestStudio.Builder, "One", null, new TestTrainingRequest("x"), CancellationToken.None);
        await studio.LeaseAsync(running);
        var waiting = await queue.EnqueueAsync(TestStudio.Builder, "Two", null, new TestTrainingRequest("y"), CancellationToken.None);
        await studio.AgeCarrierAsync(waiting);

        Assert.Equal(0, await studio.Get<JobReaper>().ReapAsync(CancellationToken.None));
        Assert.All(studio.Queue.Carried, item => Assert.Equal(JobCarrier.TrainingQueue, item.Queue));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ReapAsync_ThirdDeath_FailsWithTheStage(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("poison"));
        for (var death = 0; death < 3; death++)
        {
            var lease = await studio.LeaseAsync(job);
            studio.Get<JobLedger>().Write(lease, new AttemptReport("parse", "parse", null, null, 0.1, null, null, []));
            await studio.ExpireLeaseAsync(job);
            await studio.Get<JobReaper>().ReapAsync(CancellationToken.None);
        }

        var ended = await studio.JobAsync(job);
        Assert.Equal(JobState.Failed, ended.State);
        Assert.StartsWith("The worker stopped three times, the last time at stage 'parse'.", ended.Error, StringComparison.Ordinal);
        await studio.DeliverAsync(job);
        Assert.Equal(0, studio.Get<TestScript>().Runs);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ReapAsync_CancelledWhileTheWorkerWasDead_EndsAsCancelled(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await studio.LeaseAsync(job);
        await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, job, CancellationToken.None);
        await studio.ExpireLeaseAsync(job);

        await studio.Get<JobReaper>().ReapAsync(CancellationToken.None);

        Assert.Equal(JobState.Cancelled, (await studio.JobAsync(job)).State);
        Assert.Single(studio.Queue.Carried);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ReapAsync_ManyReapers_BringBackOnce(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await studio.LeaseAsync(job);
        await studio.ExpireLeaseAsync(job);

        var brought = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => studio.Get<JobReaper>().ReapAsync(CancellationToken.None))));

        Assert.Equal(1, brought.Sum());
        Assert.Equal(2, studio.Queue.Carried.Count);
    }
}

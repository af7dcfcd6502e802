using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

public sealed class JobProgressFeedTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task WatchAsync_BeginsWithWhatRuns_ThenGivesChanges(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var feed = studio.Get<JobProgressFeed>();
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await feed.ReadChangesAsync(CancellationToken.None);
        Assert.Equal([job], feed.Active.Select(run => run.Id));

        await using var watch = feed.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal((job, JobState.Queued), (watch.Current.Id, watch.Current.State));

        await studio.DeliverAsync(job);
        await feed.ReadChangesAsync(CancellationToken.None);

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(JobState.Succeeded, watch.Current.State);
        Assert.Empty(feed.Active);
    }

    [Fact]
    public async Task WatchAsync_SlowWatcher_GetsTheNewestStateOnly()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var feed = studio.Get<JobProgressFeed>();
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await feed.ReadChangesAsync(CancellationToken.None);
        await using var watch = feed.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await watch.MoveNextAsync();
        var lease = await studio.LeaseAsync(job);
        for (var step = 1; step <= 10; step++)
        {
            studio.Get<JobLedger>().Write(lease, new AttemptReport("s", "s", $"step {step}", null, step / 10.0, null, null, []));
            await feed.ReadChangesAsync(CancellationToken.None);
        }

        await watch.MoveNextAsync();
        Assert.Equal("step 10", watch.Current.Detail);
    }

    [Fact]
    public async Task ReadChangesAsync_NothingNew_SaysNothing()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var feed = studio.Get<JobProgressFeed>();
        await studio.EnqueueAsync(new TestRequest("x"));
        await feed.ReadChangesAsync(CancellationToken.None);
        using CancellationTokenSource leaves = new();
        await using var watch = feed.WatchAsync(leaves.Token).GetAsyncEnumerator(CancellationToken.None);
        await watch.MoveNextAsync();

        await feed.ReadChangesAsync(CancellationToken.None);

        var next = watch.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task ReadChangesAsync_JobEndedBetweenTwoReads_IsStillTold()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var feed = studio.Get<JobProgressFeed>();
        await feed.ReadChangesAsync(CancellationToken.None);
        await using var watch = feed.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = watch.MoveNextAsync().AsTask();
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await studio.DeliverAsync(job);

        await feed.ReadChangesAsync(CancellationToken.None);

        Assert.True(await next);
        Assert.Equal((job, JobState.Succeeded), (watch.Current.Id, watch.Current.State));
    }
}

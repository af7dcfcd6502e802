using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

public sealed class JobLedgerTests
{
    private static readonly AttemptReport Report = new("a\nb", "a", "half", null, 0.5, 1000, 2000, [new JobLogLine(DateTimeOffset.UnixEpoch, "line")]);

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task TryStartAsync_ManyContenders_OneWins(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        for (var round = 0; round < 5; round++)
        {
            var job = await studio.EnqueueAsync(new TestRequest("x"));

            var wins = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => studio.Get<JobLedger>().TryStartAsync(job, CancellationToken.None))));

            var won = Assert.Single(wins, row => row is not null);
            Assert.Equal((1, 1L), (won!.Attempt, won.LeaseNumber));
        }
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task TryStartAsync_WhileLeased_Refuses_AfterExpiry_GivesHigherNumber(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        var first = await studio.LeaseAsync(job);

        Assert.Null(await studio.Get<JobLedger>().TryStartAsync(job, CancellationToken.None));

        await studio.ExpireLeaseAsync(job);
        var second = await studio.LeaseAsync(job);
        Assert.True(second.Number > first.Number);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task Write_OldLease_WritesNothing(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        var old = await studio.LeaseAsync(job);
        await studio.ExpireLeaseAsync(job);
        var current = await studio.LeaseAsync(job);
        var ledger = studio.Get<JobLedger>();

        Assert.False(ledger.Write(old, Report));
        Assert.False(ledger.Write(old, null));
        Assert.False(ledger.Finish(old, JobState.Succeeded, "stale", null));
        Assert.False(ledger.HandBack(old));

        var row = await studio.JobAsync(job);
        Assert.Equal((JobState.Running, 0.0, null), (row.State, row.Fraction, row.Summary));
        Assert.Empty(await studio.Get<IJobQueue>().ReadLogAsync(job, CancellationToken.None));
        Assert.True(ledger.Finish(current, JobState.Succeeded, "fresh", null));
        Assert.Equal("fresh", (await studio.JobAsync(job)).Summary);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task Write_ExpiredButNotTaken_RenewsTheLease(DatabaseProvider provider)
    {
        // A worker that was only slow keeps its work as long as nobody else has won it.
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        var lease = await studio.LeaseAsync(job);
        await studio.ExpireLeaseAsync(job);

        Assert.True(studio.Get<JobLedger>().Write(lease, Report));

        Assert.Null(await studio.Get<JobLedger>().TryStartAsync(job, CancellationToken.None));
        var row = await studio.JobAsync(job);
        Assert.Equal(("a", "half", 0.5, (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2))), (row.Stage, row.Detail, row.Fraction, row.Remaining));
        Assert.Equal(["a", "b"], row.Stages);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task HandBack_DoesNotCountTheAttempt_AndKeepsNumbersGrowing(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        var first = await studio.LeaseAsync(job);

        Assert.True(studio.Get<JobLedger>().HandBack(first));

        Assert.Equal(JobState.Queued, (await studio.JobAsync(job)).State);
        var second = await studio.LeaseAsync(job);
        Assert.Equal(1, (await studio.JobAsync(job)).Attempt);
        Assert.True(second.Number > first.Number);
        Assert.False(studio.Get<JobLedger>().Write(first, Report));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task EveryWrite_RaisesTheRevision(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var one = await studio.EnqueueAsync(new TestRequest("x"));
        var two = await studio.EnqueueAsync(new TestRequest("y"));
        List<long> revisions = [(await studio.JobAsync(one)).Revision, (await studio.JobAsync(two)).Revision];

        var lease = await studio.LeaseAsync(one);
        revisions.Add((await studio.JobAsync(one)).Revision);
        studio.Get<JobLedger>().Write(lease, Report);
        revisions.Add((await studio.JobAsync(one)).Revision);
        await studio.Get<IJobQueue>().CancelAsync(TestStudio.Builder, two, CancellationToken.None);
        revisions.Add((await studio.JobAsync(two)).Revision);
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        revisions.Add((await studio.JobAsync(one)).Revision);

        Assert.Equal(revisions.Distinct().Order(), revisions);
    }
}

using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

public sealed class JobRunnerTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RunAsync_Succeeds_WritesSummaryStagesAndLog(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.StartWorkerAsync();
        studio.Get<TestScript>().Body = async (context, _) =>
        {
            context.SetStages("read", "write");
            context.Progress.Report(new JobProgress("read", 0.5, "row 5"));
            context.Progress.Report(new JobProgress("write", 0.3));
            context.Log("hello");
            await File.WriteAllTextAsync(Path.Combine(context.CheckpointFolder, "half"), "1", CancellationToken.None);
            return new JobOutcome("10 rows.");
        };
        var job = await studio.EnqueueAsync(new TestRequest("x"));

        await studio.DeliverAsync(job);

        var ended = await studio.JobAsync(job);
        Assert.Equal((JobState.Succeeded, "10 rows.", 1.0, "write"), (ended.State, ended.Summary, ended.Fraction, ended.Stage));
        Assert.Equal(["read", "write"], ended.Stages);
        Assert.Equal("hello", Assert.Single(await studio.Get<IJobQueue>().ReadLogAsync(job, CancellationToken.None)).Text);
        Assert.Empty(Directory.GetDirectories(Path.Combine(studio.DataRoot, "checkpoints")));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RunAsync_DeliveredTwiceAtOnce_RunsOnce(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.StartWorkerAsync();
        TaskCompletionSource release = new();
        studio.Get<TestScript>().Body = async (_, cancellationToken) =>
        {
            await release.Task.WaitAsync(cancellationToken);
            return new JobOutcome("Once.");
        };
        var job = await studio.EnqueueAsync(new TestRequest("x"));

        var first = Task.Run(() => studio.DeliverAsync(job), CancellationToken.None);
        await studio.Get<TestScript>().Started.Task;
        await studio.DeliverAsync(job);
        await studio.DeliverAsync(job);
        release.SetResult();
        await first;
        await studio.DeliverAsync(job);

        Assert.Equal(1, studio.Get<TestScript>().Runs);
        Assert.Equal((JobState.Succeeded, "Once."), ((await studio.JobAsync(job)).State, (await studio.JobAsync(job)).Summary));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RunAsync_Refusal_IsWhatTheUserReads(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.StartWorkerAsync();
        studio.Get<TestScript>().Body = (_, _) => Task.FromResult<Result<JobOutcome>>(new NotFound("The file"));
        var job = await studio.EnqueueAsync(new TestRequest("x"));

        await studio.DeliverAsync(job);

        Assert.Equal((JobState.Failed, new NotFound("The file").Message), ((await studio.JobAsync(job)).State, (await studio.JobAsync(job)).Error));
    }

    [Fact]
    public async Task RunAsync_Fault_GivesAReferenceAndNoExceptionText()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await studio.StartWorkerAsync();
        studio.Get<TestScript>().Body = (context, _) =>
        {
            context.Progress.Report(new JobProgress("fit", 0.2));
            throw new InvalidOperationException("secret detail");
        };
        var job = await studio.EnqueueAsync(new TestRequest("x"));

        await studio.DeliverAsync(job);

        var error = (await studio.JobAsync(job)).Error!;
        Assert.Matches("^Something went wrong in stage 'fit' \\(reference [0-9a-f]{6}\\)\\.", error);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_OutOfMemory_SaysSo()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite, null, ("Jobs:MemoryBytes", "1073741824"));
        await studio.StartWorkerAsync();
        studio.Get<TestScript>().Body = (_, _) => throw new AggregateException(new InsufficientMemoryException());
        var job = await studio.EnqueueAsync(new TestRequest("x"));

        await studio.DeliverAsync(job);

        Assert.StartsWith("The job ran out of memory at the start: 1 GB are allowed.", (await studio.JobAsync(job)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_DiskFull_SaysSo()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await studio.StartWorkerAsync();
        const int noSpace = 28;
        studio.Get<TestScript>().Body = (_, _) => throw new IOException("No space left on device", noSpace);
        var job = await studio.EnqueueAsync(new TestRequest("x"));

        await studio.DeliverAsync(job);

        Assert.StartsWith("The disk is full: the job stopped at the start", (await studio.JobAsync(job)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RunAsync_HostStops_HandsTheJobBack(DatabaseProvider provider)
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

        studio.Lifetime.StopApplication();
        await running;

        var row = await studio.RowAsync(job);
        Assert.Equal((JobState.Queued, 0, null), (row.State, row.Attempt, row.LeaseOwner));
        Assert.Equal(2, studio.Queue.Carried.Count);
        Assert.True(Directory.Exists(Path.Combine(studio.DataRoot, "checkpoints", job.ToString("N"))));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RunAsync_LeaseLost_StopsAndWritesNothing(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.StartWorkerAsync();
        studio.Get<TestScript>().Body = async (context, cancellationToken) =>
        {
            if (context.Attempt > 1)
            {
                return new JobOutcome("second attempt");
            }

            for (var step = 0; ; step++)
            {
                context.Progress.Report(new JobProgress("work", step / 1000.0));
                await Task.Delay(20, cancellationToken);
            }
        };
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        var first = Task.Run(() => studio.DeliverAsync(job), CancellationToken.None);
        await studio.Get<TestScript>().Started.Task;

        // Another worker wins the job between two heartbeats.
        JobLease second;
        while (true)
        {
            await studio.ExpireLeaseAsync(job);
            if (await studio.Get<JobLedger>().TryStartAsync(job, CancellationToken.None) is { } row)
            {
                second = new JobLease(job, row.LeaseNumber);
                break;
            }
        }

        await first;

        Assert.Equal(JobState.Running, (await studio.JobAsync(job)).State);
        Assert.True(studio.Get<JobLedger>().Finish(second, JobState.Succeeded, "single", null));
        Assert.Equal("single", (await studio.JobAsync(job)).Summary);
    }

    [Fact]
    public async Task RunAsync_UnknownKind_FailsWithASentence()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await studio.StartWorkerAsync();
        var job = await studio.EnqueueAsync(new TestRequest("x"));
        await studio.Database.WriteAsync(
            async db =>
            {
                (await db.JobRuns.FindAsync([job]))!.Kind = "from-the-future";
                return await db.SaveChangesAsync();
            },
            CancellationToken.None);

        await studio.DeliverAsync(job);

        Assert.Equal("This version of the program does not know jobs of kind 'from-the-future'.", (await studio.JobAsync(job)).Error);
    }
}

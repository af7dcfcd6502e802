using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

/// <summary>Row R8: PostgreSQL goes away under a running job and comes back. The worker process stays, the job ends well, and both lanes take work afterwards (Hangfire.PostgreSql#420).</summary>
public sealed class DatabaseOutageTests
{
    [Fact]
    public async Task Stop_LongerThanALease_TheJobRunsAgainAndTheWorkerServesBothLanes()
    {
        await using var server = await PrivatePostgreSql.StartNewAsync();
        await using var studio = await TestStudio.StartWithQueueAsync(server.ConnectionString);
        var version = await Trips.ImportAsync(studio, "trips", 400_000);
        await using var worker = WorkerProcess.Start(studio);
        await Eventually.IsAsync(() => Task.FromResult(worker.Output), text => text.Contains("started, attempt 1", StringComparison.Ordinal));

        await server.StopAsync();
        await Eventually.IsAsync(() => Task.FromResult(worker.Output), text => text.Contains("the database did not answer", StringComparison.OrdinalIgnoreCase));
        await server.StartAsync();

        var ended = await Trips.WaitAsync(studio, version);
        Assert.InRange(ended.Attempt, 1, 3);
        Assert.Equal(400_000, (await studio.Datasets.FindVersionAsync(version.Id, CancellationToken.None))!.Content!.Rows);
        Assert.False(worker.HasExited);

        // A light job and a training job, each in its own lane of the same process.
        var later = await Trips.ImportAsync(studio, "later", 300);
        await Trips.WaitAsync(studio, later);
        var build = await Trips.BuildAsync(studio, "later", later.Id);
        Assert.Equal(1, (await Trips.WaitAsync(studio, build.JobId)).Attempt);
        Assert.False(worker.HasExited);
    }

    [Fact]
    public async Task Restart_WithinTheLease_TheAttemptGoesOn()
    {
        await using var server = await PrivatePostgreSql.StartNewAsync();
        await using var studio = await TestStudio.StartWithQueueAsync(server.ConnectionString);
        var version = await Trips.ImportAsync(studio, "trips", 400_000);
        await using var worker = WorkerProcess.Start(studio, leaseSeconds: 60);
        await Eventually.IsAsync(() => Task.FromResult(worker.Output), text => text.Contains("started, attempt 1", StringComparison.Ordinal));

        await server.StopAsync();
        await server.StartAsync();

        Assert.Equal(1, (await Trips.WaitAsync(studio, version)).Attempt);
        Assert.False(worker.HasExited);
    }
}

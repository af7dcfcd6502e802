using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

/// <summary>What happens to real work in real worker processes that die, stop and hang.</summary>
public sealed class WorkerProcessTests
{
    private const int Rows = 400_000;

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task Kill_InTheMiddleOfAnImport_RunsAgainAndEndsOnce(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartWithQueueAsync(provider);
        var version = await ImportAsync(studio);
        await using (var first = WorkerProcess.Start(studio))
        {
            await WaitAsync(studio, version, JobState.Running);
            await first.KillAsync();
        }

        Assert.Equal(JobState.Running, (await studio.JobAsync(version.JobId!.Value)).State);
        await using var second = WorkerProcess.Start(studio);
        var job = await WaitAsync(studio, version, JobState.Succeeded);

        Assert.Equal(2, job.Attempt);
        await AssertCompleteAsync(studio, version);
        Assert.Contains(await studio.Get<IJobQueue>().ReadLogAsync(job.Id, CancellationToken.None), line => line.Text.Contains("The worker stopped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Terminate_HandsTheJobBackAtOnce_AndTheAttemptDoesNotCount()
    {
        await using var studio = await TestStudio.StartWithQueueAsync(DatabaseProvider.Sqlite);
        var version = await ImportAsync(studio);
        await using (var first = WorkerProcess.Start(studio, leaseSeconds: 600))
        {
            await WaitAsync(studio, version, JobState.Running);
            first.Signal("TERM");
            await first.WaitForExitAsync();
            Assert.Equal(0, first.ExitCode);
        }

        // With a lease of ten minutes only a job that was handed back can run again now.
        Assert.Equal(JobState.Queued, (await studio.JobAsync(version.JobId!.Value)).State);
        await using var second = WorkerProcess.Start(studio, leaseSeconds: 600);
        Assert.Equal(1, (await WaitAsync(studio, version, JobState.Succeeded)).Attempt);
        await AssertCompleteAsync(studio, version);
    }

    [Fact]
    public async Task Start_SecondWorkerOnSqlite_IsRefusedWithASentence()
    {
        await using var studio = await TestStudio.StartWithQueueAsync(DatabaseProvider.Sqlite);
        await using var first = WorkerProcess.Start(studio);
        await Eventually.IsAsync(() => Task.FromResult(first.Output), text => text.Contains("Application started", StringComparison.Ordinal));
        await using var second = WorkerProcess.Start(studio);

        await second.WaitForExitAsync();

        Assert.Equal(2, second.ExitCode);
        Assert.Contains("SQLite allows one worker process", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freeze_PastTheLease_TheThawedWorkerWritesNothing()
    {
        await using var studio = await TestStudio.StartWithQueueAsync(DatabaseProvider.PostgreSql);
        var version = await ImportAsync(studio);
        await using var frozen = WorkerProcess.Start(studio);

        // Not only the lease: a worker frozen before it read its own number would find the job taken and never begin.
        await Eventually.IsAsync(() => Task.FromResult(frozen.Output), text => text.Contains("started, attempt 1", StringComparison.Ordinal));
        frozen.Signal("STOP");
        await using var other = WorkerProcess.Start(studio);
        var ended = await WaitAsync(studio, version, JobState.Succeeded);
        Assert.Equal(2, ended.Attempt);

        frozen.Signal("CONT");
        await Eventually.IsAsync(() => Task.FromResult(frozen.Output), text => text.Contains("lost lease", StringComparison.Ordinal));

        Assert.Equal(ended.Revision, (await studio.JobAsync(ended.Id)).Revision);
        await AssertCompleteAsync(studio, version);
    }

    private static async Task<DatasetVersion> ImportAsync(TestStudio studio)
    {
        await using MemoryStream csv = new();
        await using (StreamWriter writer = new(csv, leaveOpen: true))
        {
            await writer.WriteLineAsync("id,day,price,city,note");
            for (var row = 0; row < Rows; row++)
            {
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row},2024-01-{row % 28 + 1:00},{row % 977 / 7.0:0.00},city {row % 41},note {row % 1009} of the row"));
            }
        }

        csv.Position = 0;
        var key = await studio.Get<IUploadStore>().SaveAsync(csv, long.MaxValue, CancellationToken.None);
        var import = await studio.Datasets.ImportAsync(TestStudio.Builder, new NewImport("trips", key, "trips.csv", DatasetOrigin.Upload, new ImportOptions()), CancellationToken.None);
        return import.Value!;
    }

    private static Task<JobRun> WaitAsync(TestStudio studio, DatasetVersion version, JobState state) => Eventually.IsAsync(
        () => studio.JobAsync(version.JobId!.Value),
        job => job.State == state ? true : job.State is JobState.Failed or JobState.Cancelled or JobState.Succeeded ? throw new InvalidOperationException($"The job is {job.State}: {job.Error}") : false);

    private static async Task AssertCompleteAsync(TestStudio studio, DatasetVersion version)
    {
        var ready = (await studio.Datasets.FindVersionAsync(version.Id, CancellationToken.None))!;
        Assert.Equal((DatasetVersionState.Ready, (long)Rows), (ready.State, ready.Content!.Rows));
        var artifact = await studio.Get<IArtifactStore>().OpenAsync(ready.Content.ArtifactKey, CancellationToken.None);
        Assert.Equal(ready.Content.Bytes, new FileInfo(Path.Combine(artifact, "data.parquet")).Length);
        Assert.Single(await studio.Datasets.ListAsync(CancellationToken.None));
    }
}

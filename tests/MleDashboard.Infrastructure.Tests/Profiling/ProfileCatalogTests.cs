using MleDashboard.Core.Jobs;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Profiling;

public sealed class ProfileCatalogTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task RequestAsync_ManyPagesAtOnce_StartOneJob_AndAFailureStartsANewOne(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        Assert.Null(await studio.Profiles.FindAsync(data.Id, CancellationToken.None));

        var requests = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => studio.Profiles.RequestAsync(TestStudio.Builder, data.Id, CancellationToken.None))));
        var first = requests[0].Value!;
        Assert.Single(requests.Select(request => request.Value!.JobId).Distinct());
        Assert.Equal(ProfileState.Running, first.State);

        studio.Get<JobLedger>().Finish(await studio.LeaseAsync(first.JobId), JobState.Failed, null, "No rows.");
        var failed = (await studio.Profiles.FindAsync(data.Id, CancellationToken.None))!;
        Assert.Equal((ProfileState.Failed, "No rows."), (failed.State, failed.Error));

        var second = (await studio.Profiles.RequestAsync(TestStudio.Builder, data.Id, CancellationToken.None)).Value!;
        Assert.NotEqual(first.JobId, second.JobId);
        var lease = await studio.LeaseAsync(second.JobId);
        Assert.True(await studio.Profiles.CompleteAsync(lease, data.Id, "profiles/x", CancellationToken.None));
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        var ready = (await studio.Profiles.RequestAsync(TestStudio.Builder, data.Id, CancellationToken.None)).Value!;
        Assert.Equal((ProfileState.Ready, "profiles/x", second.JobId), (ready.State, ready.ArtifactKey, ready.JobId));
        Assert.IsType<NotFound>((await studio.Profiles.RequestAsync(TestStudio.Builder, Guid.NewGuid(), CancellationToken.None)).Error);

        // Its files are gone: one new job however many ask, and none for who saw another profile.
        var remade = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => studio.Profiles.RemakeAsync(TestStudio.Builder, data.Id, "profiles/x", CancellationToken.None))));
        var third = Assert.Single(remade.Select(request => request.Value!.JobId).Distinct());
        Assert.NotEqual(second.JobId, third);
        Assert.Equal(third, (await studio.Profiles.RemakeAsync(TestStudio.Builder, data.Id, "profiles/older", CancellationToken.None)).Value!.JobId);
    }

    [Fact]
    public async Task RequestAsync_Viewer_SeesWhatIsStoredAndStartsNothing()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var data = await studio.ReadyDatasetAsync("trips");
        var carried = studio.Queue.Carried.Count;

        Assert.IsType<NotAllowed>((await studio.Profiles.RequestAsync(TestStudio.Viewer, data.Id, CancellationToken.None)).Error);
        Assert.Equal(carried, studio.Queue.Carried.Count);
        Assert.Null(await studio.Profiles.FindAsync(data.Id, CancellationToken.None));

        var started = (await studio.Profiles.RequestAsync(TestStudio.Builder, data.Id, CancellationToken.None)).Value!;
        Assert.Equal(started, (await studio.Profiles.RequestAsync(TestStudio.Viewer, data.Id, CancellationToken.None)).Value);
    }
}

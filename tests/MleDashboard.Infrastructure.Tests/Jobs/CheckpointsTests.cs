using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

public sealed class CheckpointsTests
{
    [Fact]
    public async Task SweepAsync_RemovesFoldersOfEndedAndUnknownJobsOnly()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var checkpoints = studio.Get<Checkpoints>();
        var waiting = await studio.EnqueueAsync(new TestRequest("x"));
        var ended = await studio.EnqueueAsync(new TestRequest("y"));
        await studio.DeliverAsync(ended);
        var unknown = checkpoints.Open(Guid.NewGuid());
        var kept = checkpoints.Open(waiting);
        var gone = checkpoints.Open(ended);
        await File.WriteAllTextAsync(Path.Combine(gone, "half"), "1", TestContext.Current.CancellationToken);

        Assert.Equal(2, await checkpoints.SweepAsync(CancellationToken.None));

        Assert.Equal([true, false, false], new[] { kept, gone, unknown }.Select(Directory.Exists));
    }
}

using Hangfire;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Profiling;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

public sealed class JobCarrierTests
{
    [Fact]
    public async Task CarryAsync_AnotherHostOfTheProcessHasEnded_StillReachesItsOwnQueue()
    {
        await using var studio = await TestStudio.StartWithQueueAsync(DatabaseProvider.Sqlite);
        studio.Get<JobStorage>();
        await using (var other = await TestStudio.StartWithQueueAsync(DatabaseProvider.Sqlite))
        {
            Assert.NotNull(await CarrierAsync(other));
        }

        Assert.NotNull(await CarrierAsync(studio));
    }

    private static async Task<string?> CarrierAsync(TestStudio studio)
    {
        var id = await studio.Get<IJobQueue>().EnqueueAsync(TestStudio.Builder, "Test", null, new ProfileDatasetRequest(Guid.NewGuid()), CancellationToken.None);
        return (await studio.RowAsync(id)).CarrierId;
    }
}

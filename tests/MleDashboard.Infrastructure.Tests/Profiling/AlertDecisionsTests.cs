using MleDashboard.Core.People;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Profiling;

public sealed class AlertDecisionsTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SetAsync_LeftTwiceAndTakenBack_RemembersByDataset(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var decisions = studio.Get<IAlertDecisions>();
        var (dataset, other) = (Guid.NewGuid(), Guid.NewGuid());
        var zeros = new Alert("zeros", AlertSeverity.Info, "<script>", "20% are zero.", "Look.");
        var pair = new Alert("high-correlation", AlertSeverity.Warning, "a", "Nearly the same.", "Keep one.") { OtherColumn = "b" };

        Assert.Empty(await decisions.ListAsync(dataset, CancellationToken.None));
        foreach (var alert in new[] { zeros, zeros, pair })
        {
            Assert.True((await decisions.SetAsync(TestStudio.Builder, dataset, alert, true, CancellationToken.None)).IsOk);
        }

        var left = await decisions.ListAsync(dataset, CancellationToken.None);
        Assert.Equal(2, left.Count);
        Assert.True(left[0].Concerns(zeros));
        Assert.False(left[1].Concerns(pair with { OtherColumn = "c" }));
        Assert.Equal(TestStudio.Builder.Name, left[0].By);
        Assert.Empty(await decisions.ListAsync(other, CancellationToken.None));

        Assert.True((await decisions.SetAsync(TestStudio.Builder, dataset, zeros, false, CancellationToken.None)).IsOk);
        Assert.True(Assert.Single(await decisions.ListAsync(dataset, CancellationToken.None)).Concerns(pair));
        Assert.IsType<NotAllowed>((await decisions.SetAsync(new Actor("v", "Viewer", Role.Viewer), dataset, zeros, true, CancellationToken.None)).Error);
    }
}

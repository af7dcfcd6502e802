using MleDashboard.Core.Datasets;
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

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task ChooseAsync_SecondChoiceOfAColumn_TakesThePlaceOfTheFirst(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var choices = studio.Get<IBuildChoices>();
        var dataset = Guid.NewGuid();

        await choices.ChooseAsync(TestStudio.Builder, dataset, "age", MissingFill.Median, CancellationToken.None);
        await choices.ChooseAsync(TestStudio.Builder, dataset, "fare", MissingFill.Mean, CancellationToken.None);
        await choices.ChooseAsync(TestStudio.Builder, dataset, "age", null, CancellationToken.None);

        Assert.Equal([("fare", MissingFill.Mean), ("age", (MissingFill?)null)], (await choices.ListAsync(dataset, CancellationToken.None)).Select(choice => (choice.Column, choice.Fill)));
        await choices.TakeBackAsync(TestStudio.Builder, dataset, "age", CancellationToken.None);
        Assert.Equal("fare", Assert.Single(await choices.ListAsync(dataset, CancellationToken.None)).Column);
        Assert.IsType<NotAllowed>((await choices.ChooseAsync(TestStudio.Viewer, dataset, "age", null, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task DeleteAsync_DatasetWithDecisions_TakesThemAlong(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var (decisions, choices) = (studio.Get<IAlertDecisions>(), studio.Get<IBuildChoices>());
        var (gone, kept) = ((await studio.ReadyDatasetAsync("gone")).DatasetId, (await studio.ReadyDatasetAsync("kept")).DatasetId);
        foreach (var dataset in new[] { gone, kept })
        {
            await decisions.SetAsync(TestStudio.Builder, dataset, new Alert("zeros", AlertSeverity.Info, "age", "20% are zero.", "Look."), true, CancellationToken.None);
            await choices.ChooseAsync(TestStudio.Builder, dataset, "age", null, CancellationToken.None);
        }

        Assert.True((await studio.Datasets.DeleteAsync(TestStudio.Builder, gone, CancellationToken.None)).IsOk);

        Assert.Empty(await decisions.ListAsync(gone, CancellationToken.None));
        Assert.Empty(await choices.ListAsync(gone, CancellationToken.None));
        Assert.Single(await decisions.ListAsync(kept, CancellationToken.None));
        Assert.Single(await choices.ListAsync(kept, CancellationToken.None));
    }
}

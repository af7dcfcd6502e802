using Bunit;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Web.Features.Home;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Home;

public sealed class HomePageTests : PageTestContext
{
    [Fact]
    public void Render_NewUser_ShowsThreeStepsWithTheFirstOneOpen()
    {
        var page = Open<HomePage>();

        Assert.Equal(3, page.FindAll(".first-steps li").Count);
        Assert.Contains("is-now", page.Find(".first-steps li").ClassName, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".first-steps .btn-primary"));
    }

    [Fact]
    public void Click_OpenTheSample_ImportsItAndGoesThere()
    {
        var version = Version(DatasetVersionState.Importing, DatasetOrigin.Sample);
        Datasets.ImportAsync(default!, default!, default).ReturnsForAnyArgs((Result<DatasetVersion>)version);
        var page = Open<HomePage>();

        page.Find(".first-steps .btn-primary").Click();

        Assert.EndsWith($"/datasets/{version.DatasetId}", Address, StringComparison.Ordinal);
        Datasets.Received(1).ImportAsync(Actor, Arg.Is<NewImport>(import => import.Origin == DatasetOrigin.Sample && import.UploadKey == null), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Click_OpenTheSampleThatIsThere_DoesNotImportAgain()
    {
        var sample = Table("Hotel bookings", DatasetOrigin.Sample);
        Datasets.ListAsync(default).ReturnsForAnyArgs([sample]);
        var page = Open<HomePage>();

        page.FindAll(".first-steps button").Single(button => button.TextContent == "Open the sample").Click();

        Assert.EndsWith($"/datasets/{sample.Id}", Address, StringComparison.Ordinal);
        Datasets.DidNotReceiveWithAnyArgs().ImportAsync(default!, default!, default);
    }

    [Fact]
    public void Click_OpenTheSampleRefused_SaysWhy()
    {
        Datasets.ImportAsync(default!, default!, default).ReturnsForAnyArgs((Result<DatasetVersion>)new NotAllowed("import a table"));
        var page = Open<HomePage>();

        page.Find(".first-steps .btn-primary").Click();

        Assert.Contains("does not allow you to import a table", page.Find(".note-bad").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Click_SkipTheGuide_IsRemembered()
    {
        var page = Open<HomePage>();

        page.FindAll("button").Single(button => button.TextContent == "Skip the guide").Click();

        Assert.Empty(page.FindAll(".first-steps"));
        Preferences.Received().SetAsync("u1", Arg.Is<UserPreferences>(preferences => preferences.GuideDismissed), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Render_ReturningUser_ShowsRecentWorkAndRunningJobs()
    {
        Preferences.GetAsync(default!, default).ReturnsForAnyArgs(new UserPreferences(ThemeChoice.System, GuideDismissed: true));
        Datasets.ListAsync(default).ReturnsForAnyArgs([Table("bookings.train", DatasetOrigin.Upload)]);
        Models.ListAsync(default).ReturnsForAnyArgs([new Model { Id = Guid.NewGuid(), Name = "Room price", OwnerId = "u1", OwnerName = "Mary Ellen", CreatedAt = Now, Draft = new ModelDraft(), Versions = [] }]);
        Feed.Active = [Job("Build · Room price V1", JobState.Running)];

        var page = Open<HomePage>();

        Assert.Empty(page.FindAll(".first-steps"));
        Assert.Contains("bookings.train", page.Markup, StringComparison.Ordinal);
        Assert.Contains("7,000", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Room price", page.Markup, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Build · Room price V1", page.Find(".job-card").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_Viewer_IsNotOfferedAnImport()
    {
        Actor = new("u9", "Viewer", Role.Viewer);

        var page = Open<HomePage>();

        Assert.Empty(page.FindAll("button.btn-primary, a.btn-primary"));
        Assert.Contains("Viewers cannot import", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_CatalogFails_OffersToTryAgain()
    {
        Datasets.ListAsync(default).ThrowsAsyncForAnyArgs(new InvalidOperationException("secret"));

        var page = Open<HomePage>();

        Assert.Contains("could not be read", page.Find(".note-bad").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);
    }

    private static Dataset Table(string name, DatasetOrigin origin)
    {
        var version = Version(DatasetVersionState.Ready, origin);
        return new Dataset { Id = version.DatasetId, Name = name, OwnerId = "u1", OwnerName = "Mary Ellen", CreatedAt = Now, Versions = [version] };
    }

    private static DatasetVersion Version(DatasetVersionState state, DatasetOrigin origin) => new()
    {
        Id = Guid.NewGuid(),
        DatasetId = Guid.NewGuid(),
        DatasetName = "bookings",
        Number = 1,
        State = state,
        Origin = origin,
        Source = "bookings.csv",
        CreatedAt = Now,
        Content = state == DatasetVersionState.Ready ? new DatasetContent { ArtifactKey = "k", Rows = 7000, Bytes = 1, Schema = new DatasetSchema([]) } : null,
    };
}

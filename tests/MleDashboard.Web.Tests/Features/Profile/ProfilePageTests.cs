using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Profiling.Targets;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Web.Features.Profile;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Profile;

public sealed class ProfilePageTests : PageTestContext
{
    private const string Key = "profiles/x/1";

    private readonly string folder = Directory.CreateTempSubdirectory("mle-profile-page-").FullName;
    private readonly IProfileCatalog profiles = Substitute.For<IProfileCatalog>();
    private readonly IArtifactStore store = Substitute.For<IArtifactStore>();
    private readonly Dataset dataset = ProfileSetupHelpers.Dataset();

    public ProfilePageTests()
    {
        Services.AddSingleton(profiles);
        Services.AddSingleton(store);
        Services.AddScoped<ProfileReportReader>();
        Services.AddSingleton(Substitute.For<IProfileLookups>());
        Services.AddSingleton(Substitute.For<ITargetAnalyzer>());
        Services.AddSingleton(Substitute.For<IAlertDecisions>());
        Services.AddSingleton(Substitute.For<IBuildChoices>());
        store.OpenAsync(Key, Arg.Any<CancellationToken>()).Returns(folder);
        Datasets.FindAsync(dataset.Id, Arg.Any<CancellationToken>()).Returns(dataset);
    }

    [Fact]
    public void Page_WhileTheDatasetLoads_ShowsASkeleton()
    {
        Datasets.FindAsync(dataset.Id, Arg.Any<CancellationToken>()).Returns(new TaskCompletionSource<Dataset?>().Task);

        Assert.NotNull(OpenPage().Find("[aria-label=Loading]"));
    }

    [Fact]
    public void Page_UnknownDataset_SaysSoWithAWayOut()
    {
        Datasets.FindAsync(dataset.Id, Arg.Any<CancellationToken>()).Returns((Dataset?)null);

        Assert.Contains("does not exist", OpenPage().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_UnknownVersion_SaysWhich() => Assert.Contains("'bookings' has no version 9.", OpenPage("version=9").Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Page_VersionStillImporting_DoesNotAskForAProfile()
    {
        var importing = ProfileSetupHelpers.Dataset(isReady: false);
        Datasets.FindAsync(dataset.Id, Arg.Any<CancellationToken>()).Returns(importing);

        Assert.Contains("not ready", OpenPage().Find("[role=status]").TextContent, StringComparison.Ordinal);
        profiles.DidNotReceiveWithAnyArgs().RequestAsync(default!, default, Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Page_NoProfileYet_AsksForOneAndShowsTheReportWhenTheJobEnds()
    {
        var job = Job("Profile · bookings", JobState.Running);
        Queue.FindAsync(job.Id, Arg.Any<CancellationToken>()).Returns(job);
        profiles.FindAsync(dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns((StoredProfile?)null);
        profiles.RequestAsync(Actor, dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns((Result<StoredProfile>)new StoredProfile(dataset.Latest.Id, ProfileState.Running, job.Id, null, null));

        var page = OpenPage();
        page.WaitForAssertion(() => Assert.Contains("Profile · bookings", page.Find(".job-card").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find("[aria-label=Loading]"));

        await StoreAsync();
        Feed.Push(job with { State = JobState.Succeeded, Revision = 2 });
        page.WaitForAssertion(() => Assert.Contains("Look at these first", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_NoProfileYet_ViewerReadsWhoMakesOneAndStartsNothing()
    {
        Actor = new Actor("v1", "Vic", Role.Viewer);
        profiles.FindAsync(dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns((StoredProfile?)null);

        Assert.Contains("no profile yet", OpenPage().Find("[role=status]").TextContent, StringComparison.Ordinal);
        profiles.DidNotReceiveWithAnyArgs().RequestAsync(default!, default, Xunit.TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Page_FailedProfile_SaysWhyAndTriesAgain()
    {
        profiles.FindAsync(dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns(new StoredProfile(dataset.Latest.Id, ProfileState.Failed, Guid.NewGuid(), null, "The disk is full."));
        var page = OpenPage();
        Assert.Contains("The disk is full.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        var job = Job("Profile · bookings", JobState.Running);
        Queue.FindAsync(job.Id, Arg.Any<CancellationToken>()).Returns(job);
        profiles.RequestAsync(Actor, dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns((Result<StoredProfile>)new StoredProfile(dataset.Latest.Id, ProfileState.Running, job.Id, null, null));
        await page.Find("[role=alert] button").ClickAsync();

        page.WaitForAssertion(() => Assert.NotNull(page.Find(".job-card")));
    }

    [Fact]
    public async Task Page_FilesAreGone_OffersToProfileAgain()
    {
        await StoreAsync();
        File.Delete(Path.Combine(folder, ReportWriter.JsonFile));

        var page = OpenPage();
        Assert.Contains("its profile are gone or damaged", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);

        var job = Job("Profile · bookings", JobState.Running);
        Queue.FindAsync(job.Id, Arg.Any<CancellationToken>()).Returns(job);
        profiles.RemakeAsync(Actor, dataset.Latest.Id, Key, Arg.Any<CancellationToken>()).Returns((Result<StoredProfile>)new StoredProfile(dataset.Latest.Id, ProfileState.Running, job.Id, null, null));
        await page.Find("[role=alert] button").ClickAsync();

        page.WaitForAssertion(() => Assert.NotNull(page.Find(".job-card")));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Page_FilesAreGone_ViewerReadsWhoCanMakeThem()
    {
        await StoreAsync();
        File.Delete(Path.Combine(folder, ReportWriter.JsonFile));
        Actor = new Actor("v1", "Vic", Role.Viewer);

        var page = OpenPage();

        Assert.Contains("A builder or an administrator can profile it again.", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=alert] button"));
    }

    [Fact]
    public async Task Overview_Ready_ShowsFiguresFindingsAndDownloads()
    {
        await StoreAsync();

        var page = OpenReady();

        Assert.Equal("Profile of bookings", page.Find("h1").TextContent);
        Assert.Contains("4%", page.Find(".tiles").TextContent, StringComparison.Ordinal);
        Assert.Contains("Impossible values", page.Find(".alerts").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 finding to fix", page.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            new[] { "html", "json", "html?sensitive=true", "html?sensitive=true&labels=false", "json?sensitive=true" }.Select(file => $"/api/datasets/{dataset.Id}/versions/1/profile.{file}"),
            page.FindAll("a[download]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Overview_Viewer_HasNoBuildButton()
    {
        await StoreAsync();
        Actor = new Actor("v1", "Vic", Role.Viewer);

        Assert.DoesNotContain("Build a model", OpenReady().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_AddressWithSearchAndOpenCard_ShowsThatCardWithDetails()
    {
        await StoreAsync();

        var page = OpenReady("part=variables&q=CHILD&open=children");

        Assert.Equal("children", Assert.Single(page.FindAll(".variable")).GetAttribute("aria-label"));
        Assert.Contains("Skewness", page.Find(".details").TextContent, StringComparison.Ordinal);
        Assert.Contains("Highest values", page.Find(".details").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find(".variable-foot button").GetAttribute("aria-expanded"));
        Assert.Equal(2, page.FindAll(".bin-bars rect").Count);
    }

    [Fact]
    public async Task Variables_TypeChosen_ShowsThatTypeOnly()
    {
        await StoreAsync();

        Assert.Equal(["room"], OpenReady("part=variables&type=categorical").FindAll(".variable").Select(card => card.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Variables_Search_GoesToTheAddress()
    {
        await StoreAsync();
        var page = OpenReady("part=variables");

        await page.Find("#variable-search").InputAsync("room");

        Assert.EndsWith("part=variables&q=room", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_NothingFound_OffersAllColumns()
    {
        await StoreAsync();

        Assert.Contains("No column matches 'nothing'", OpenReady("part=variables&q=nothing").Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_ThousandColumns_ShowsAPageOfThem()
    {
        await StoreAsync(ProfileSetupHelpers.Report([.. Enumerable.Range(0, 1_000).Select(index => ProfileSetupHelpers.Numeric($"c{index}"))]));

        var page = OpenReady("part=variables&view=cards&page=50");

        Assert.Equal(20, page.FindAll(".variable").Count);
        Assert.Equal("c980", page.Find(".variable").GetAttribute("aria-label"));
        Assert.Contains("981 to 1,000 of 1,000 columns", page.Find(".page-links").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("variables")]
    [InlineData("duplicates")]
    [InlineData("sample")]
    public async Task Parts_HostileValues_AreText(string part)
    {
        await StoreAsync();

        var page = OpenReady($"part={part}");

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("alert(1)", page.Find(".panel").ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correlations_Matrix_SaysEachValueAndWhatIsNotDefined()
    {
        await StoreAsync();

        Assert.Equal(["", "-.50", "-.50", ""], OpenReady("part=correlations").FindAll(".matrix td").Select(cell => cell.TextContent));
        Assert.Equal(["", "–", "–", ""], OpenReady("part=correlations&method=pearson").FindAll(".matrix td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Correlations_AsList_ShowsPairs()
    {
        await StoreAsync();

        Assert.Contains("-0.50", OpenReady("part=correlations&view=pairs").Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_Patterns_AreListedWithWhatDroppingCosts()
    {
        await StoreAsync();

        var page = OpenReady("part=missing");

        Assert.Equal("10%", page.Find(".big").TextContent);
        Assert.Contains("none: complete rows", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_RuleInTheAddress_ShowsThatRuleOnly()
    {
        await StoreAsync();

        Assert.Contains("20% of the values are zero", Assert.Single(OpenReady("part=alerts&rule=zeros").FindAll(".alerts li")).TextContent, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Waits for the report, which is read from a file.</summary>
    private IRenderedComponent<ProfilePage> OpenReady(string query = "")
    {
        var page = OpenPage(query);
        page.WaitForElement(".tabs");
        return page;
    }

    private IRenderedComponent<ProfilePage> OpenPage(string query = "") => Open<ProfilePage>($"/datasets/{dataset.Id}/profile?{query}", page => page.Add(component => component.DatasetId, dataset.Id));

    private async Task StoreAsync(ProfileReport? report = null)
    {
        report ??= ProfileSetupHelpers.Report(ProfileSetupHelpers.Numeric("children"), ProfileSetupHelpers.Labels("room"));
        await ReportWriter.WriteFolderAsync(report, folder, Xunit.TestContext.Current.CancellationToken);
        profiles.FindAsync(dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns(new StoredProfile(dataset.Latest.Id, ProfileState.Ready, Guid.NewGuid(), Key, null));
    }
}

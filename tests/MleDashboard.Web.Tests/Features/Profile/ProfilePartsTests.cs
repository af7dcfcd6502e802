using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Results;
using MleDashboard.Core.Profiling.Targets;
using MleDashboard.Core.Storage;
using MleDashboard.Web.Features.Profile;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Profile;

/// <summary>What the page asks for beyond the stored report: drawings, rows, and the parts of a running job.</summary>
public sealed class ProfilePartsTests : PageTestContext
{
    private const string Key = "profiles/x/1";

    private readonly string folder = Directory.CreateTempSubdirectory("mle-profile-parts-").FullName;
    private readonly IProfileCatalog profiles = Substitute.For<IProfileCatalog>();
    private readonly IArtifactStore store = Substitute.For<IArtifactStore>();
    private readonly IProfileLookups lookups = Substitute.For<IProfileLookups>();
    private readonly Dataset dataset = ProfileSetupHelpers.Dataset();

    public ProfilePartsTests()
    {
        Services.AddSingleton(profiles);
        Services.AddSingleton(store);
        Services.AddSingleton(lookups);
        Services.AddSingleton(Substitute.For<ITargetAnalyzer>());
        Services.AddSingleton(Substitute.For<IAlertDecisions>());
        Services.AddSingleton(Substitute.For<IBuildChoices>());
        Services.AddScoped<ProfileReportReader>();
        store.OpenAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns<string>(_ => throw new DirectoryNotFoundException());
        store.OpenAsync(Key, Arg.Any<CancellationToken>()).Returns(folder);
        Datasets.FindAsync(dataset.Id, Arg.Any<CancellationToken>()).Returns(dataset);
    }

    [Fact]
    public async Task Interactions_ColumnsInTheAddress_AreDrawnWithHostileTextAsText()
    {
        await StoreAsync(Report());
        lookups.DrawAsync(dataset.Latest, "room", "children", "room", Arg.Any<CancellationToken>()).Returns((Result<Interaction>)Boxes());

        var page = OpenReady("part=interactions&x=room&y=children&by=room");

        page.WaitForAssertion(() => Assert.Contains("children by room", page.Find(".figure h2").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script"));
        Assert.Contains(ProfileSetupHelpers.Attack, page.Find(".report-drawing").TextContent, StringComparison.Ordinal);
        Assert.Contains("random sample of 20,000 of 1,000,000 rows", page.Find(".interaction-sample").TextContent, StringComparison.Ordinal);
        Assert.Equal("room", page.Find("#interaction-x").GetAttribute("value"));
    }

    [Fact]
    public async Task Interactions_Swap_TurnsTheAxesInTheAddress()
    {
        await StoreAsync(Report());
        lookups.DrawAsync(default!, default!, default!, default, default).ReturnsForAnyArgs((Result<Interaction>)Boxes());

        var page = OpenReady("part=interactions&x=room&y=children");
        await page.FindAll("button").First(button => button.TextContent == "Swap").ClickAsync();

        Assert.Contains("x=children&y=room", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interactions_OneColumnTwice_SaysWhatToDo()
    {
        await StoreAsync(Report());
        lookups.DrawAsync(dataset.Latest, "room", "room", null, Arg.Any<CancellationToken>()).Returns((Result<Interaction>)new SameColumnTwice("room"));

        var page = OpenReady("part=interactions&x=room&y=room");

        page.WaitForAssertion(() => Assert.Contains("Choose another column", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sample_AnotherTen_ReadsOtherRowsAndKeepsTheSeedInTheAddress()
    {
        await StoreAsync(Report());
        lookups.RandomRowsAsync(dataset.Latest, 1, Arg.Any<CancellationToken>()).Returns([new SampleRow(77, ["x", "y"])]);

        var page = OpenReady("part=sample");
        Assert.Contains("42", RandomRows(page).TextContent, StringComparison.Ordinal);
        await page.Find(".sample-random button").ClickAsync();

        Assert.Contains("seed=1", Address, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("77", RandomRows(page).TextContent, StringComparison.Ordinal));

        static IElement RandomRows(IRenderedComponent<ProfilePage> page) => page.Find("[aria-label='Random rows']");
    }

    [Fact]
    public async Task Sample_Search_ShowsTheRowsThatHoldTheText()
    {
        await StoreAsync(Report());
        lookups.FindRowsAsync(dataset.Latest, "<b>", Arg.Any<CancellationToken>()).Returns([new SampleRow(5, ["<b>bold</b>", null])]);

        var page = OpenReady("part=sample&q=%3Cb%3E");

        page.WaitForAssertion(() => Assert.Contains("<b>bold</b>", page.Find("[aria-label='Rows found']").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_MatrixAndTree_AreDrawn()
    {
        var report = Report();
        await StoreAsync(report with
        {
            Missing = report.Missing with
            {
                Matrix = new MissingMatrix(["children", ProfileSetupHelpers.Attack], 1, [[1, 0], [0, 0.5]]),
                Relations = new NullityRelations { Columns = ["children", ProfileSetupHelpers.Attack], Values = [[1, 0.5], [0.5, 1]], Merges = [new NullityMerge(0, 1, 3, 2)] },
            },
        });

        var page = OpenReady("part=missing");

        Assert.Equal(["Where in the table", "Columns that miss the same rows"], page.FindAll(".figure h2").Select(title => title.TextContent));
        Assert.Empty(page.FindAll("script"));
        Assert.Contains("most alike: 0.50", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_RunningJobHasAPart_ShowsItWithTheRestToCome()
    {
        var job = Job("Profile · bookings", JobState.Running);
        Queue.FindAsync(job.Id, Arg.Any<CancellationToken>()).Returns(job);
        profiles.FindAsync(dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns(new StoredProfile(dataset.Latest.Id, ProfileState.Running, job.Id, null, null));
        store.OpenAsync(ProfileParts.KeyOf(dataset.Latest.Id, job.Id), Arg.Any<CancellationToken>()).Returns(folder);
        await WriteAsync(Report() with { Correlations = null, Pending = [ReportSection.Correlations, ReportSection.Missing] });

        var page = OpenReady("part=correlations");

        Assert.NotNull(page.Find(".job-card"));
        Assert.Contains("Correlations: still being computed", page.Find("[aria-label=Loading]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Download HTML", page.Markup, StringComparison.Ordinal);

        await StoreAsync(Report());
        Feed.Push(job with { State = JobState.Succeeded, Revision = 2 });
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".matrix")));
    }

    [Fact]
    public async Task Variables_WideTable_IsAListOfWhichOnlyTheLinesInSightAreDrawn()
    {
        await StoreAsync(ProfileSetupHelpers.Report([.. Enumerable.Range(0, 5_000).Select(column => ProfileSetupHelpers.Numeric($"c{column}"))]));

        var page = OpenReady("part=variables");

        page.WaitForAssertion(() => Assert.InRange(page.FindAll(".variable-line").Count, 1, 200));
        Assert.Empty(page.FindAll(".variable"));
    }

    [Fact]
    public async Task Variables_OnlyWithAlerts_ShowsThose()
    {
        await StoreAsync(Report());

        Assert.Equal(["children"], OpenReady("part=variables&only=alerts").FindAll(".variable").Select(card => card.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Variables_OpenedInAMinimalProfile_IsProfiledInFull()
    {
        var report = Report();
        await StoreAsync(report with { Overview = report.Overview with { IsMinimal = true } });
        lookups.ProfileColumnAsync(dataset.Latest, "children", Arg.Any<CancellationToken>()).Returns((Result<ColumnProfile>)(ProfileSetupHelpers.Numeric("children") with { Sum = 98_765 }));

        var page = OpenReady("part=variables&open=children");

        page.WaitForAssertion(() => Assert.Contains("98,765", page.Find(".details").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Overview_MinimalProfile_IsMadeInPlaceOfTheFullOne()
    {
        await StoreAsync(Report());
        var job = Job("Profile · bookings", JobState.Running);
        Queue.FindAsync(job.Id, Arg.Any<CancellationToken>()).Returns(job);
        profiles.RemakeAsync(Actor, dataset.Latest.Id, Key, Arg.Any<CancellationToken>(), true).Returns((Result<StoredProfile>)new StoredProfile(dataset.Latest.Id, ProfileState.Running, job.Id, null, null));

        var page = OpenReady("");
        await page.FindAll("button").First(button => button.TextContent == "Make a minimal profile").ClickAsync();

        page.WaitForAssertion(() => Assert.NotNull(page.Find(".job-card")));
        Assert.Empty(page.FindAll(".tabs"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ProfileReport Report()
    {
        var report = ProfileSetupHelpers.Report(ProfileSetupHelpers.Numeric("children"), ProfileSetupHelpers.Labels("room"));
        return report with { Sample = report.Sample with { Random = [new SampleRow(42, ["1", "B"])] } };
    }

    private static Interaction Boxes() => new()
    {
        Kind = InteractionKind.Boxes,
        X = new InteractionAxis("room", AxisKind.Label, 0, 1, [ProfileSetupHelpers.Attack]),
        Y = new InteractionAxis("children", AxisKind.Number, 0, 4, []),
        Rows = 1_000_000,
        SampledRows = 20_000,
        UsedRows = 20_000,
        Sentence = "The median is 1.",
        Boxes = [new InteractionBox(0, -1, 20_000, 0, 1, 1, 2, 4, 0)],
    };

    private IRenderedComponent<ProfilePage> OpenReady(string query)
    {
        var page = Open<ProfilePage>($"/datasets/{dataset.Id}/profile?{query}", page => page.Add(component => component.DatasetId, dataset.Id));
        page.WaitForElement(".tabs");
        return page;
    }

    private async Task StoreAsync(ProfileReport report)
    {
        await WriteAsync(report);
        profiles.FindAsync(dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns(new StoredProfile(dataset.Latest.Id, ProfileState.Ready, Guid.NewGuid(), Key, null));
    }

    private Task WriteAsync(ProfileReport report) => ReportWriter.WriteFolderAsync(report, folder, Xunit.TestContext.Current.CancellationToken);
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Anomalies;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Profiling.Targets;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Web.Features.Profile;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Profile;

/// <summary>The target and the odd rows of the profile page.</summary>
public sealed class ProfileTargetTests : PageTestContext
{
    private const string Key = "profiles/x/1";

    private readonly string folder = Directory.CreateTempSubdirectory("mle-profile-target-").FullName;
    private readonly IProfileCatalog profiles = Substitute.For<IProfileCatalog>();
    private readonly IAlertDecisions decisions = Substitute.For<IAlertDecisions>();
    private readonly IBuildChoices choices = Substitute.For<IBuildChoices>();
    private readonly ITargetAnalyzer analyzer = Substitute.For<ITargetAnalyzer>();
    private readonly Dataset dataset;

    public ProfileTargetTests()
    {
        var plain = ProfileSetupHelpers.Dataset();
        var schema = new DatasetSchema([new DatasetColumn("cancelled", ColumnType.Boolean), new DatasetColumn("refunded", ColumnType.Categorical), new DatasetColumn("children", ColumnType.Numeric)]);
        dataset = plain with { Versions = [plain.Latest with { Content = plain.Latest.Content! with { Schema = schema } }] };
        var store = Substitute.For<IArtifactStore>();
        store.OpenAsync(Key, Arg.Any<CancellationToken>()).Returns(folder);
        Services.AddSingleton(profiles);
        Services.AddSingleton(store);
        Services.AddSingleton(analyzer);
        Services.AddSingleton(decisions);
        Services.AddSingleton(choices);
        Services.AddScoped<ProfileReportReader>();
        Services.AddSingleton(Substitute.For<IProfileLookups>());
        Datasets.FindAsync(dataset.Id, Arg.Any<CancellationToken>()).Returns(dataset);
        analyzer.AnalyzeAsync(Arg.Any<DatasetVersion>(), "cancelled", Arg.Any<CancellationToken>()).Returns(Section());
    }

    [Fact]
    public async Task Target_NoneChosen_AsksForOne()
    {
        await StoreAsync();

        Assert.Contains("No column chosen", OpenReady("part=target").Markup, StringComparison.Ordinal);
        await analyzer.DidNotReceiveWithAnyArgs().AnalyzeAsync(default!, default!, default);
    }

    [Fact]
    public async Task Target_InTheAddress_ShowsPowersAndTheSuspectInTheAlerts()
    {
        await StoreAsync();

        var page = OpenReady("part=target&target=cancelled");
        page.WaitForElement(".powers");

        Assert.Equal(["refunded", ProfileSetupHelpers.Attack], page.FindAll(".power-name").Select(name => name.TextContent));
        Assert.Equal(["1.00", "–"], page.FindAll(".power-value").Select(value => value.TextContent));
        Assert.Contains("Leakage suspect", page.Find(".powers li").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("script"), _ => true);

        page = OpenReady("part=alerts&target=cancelled&rule=leakage");
        page.WaitForAssertion(() => Assert.Contains("Alone predicts 'cancelled'", Assert.Single(page.FindAll(".alerts li")).TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Target_OpenColumn_ShowsTheClassesInItsLabels()
    {
        await StoreAsync();

        var page = OpenReady("part=target&target=cancelled&open=refunded");
        page.WaitForElement(".by-column");

        Assert.Equal(["paid back", "40", "100%"], page.Find(".by-column tbody tr").Children.Where(cell => !cell.ClassList.Contains("by-bar")).Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task Target_UnknownColumn_SaysSo()
    {
        await StoreAsync();

        Assert.Contains("no column 'gone'", OpenReady("part=target&target=gone").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_LeftOne_MovesToItsOwnListAndCanBeTakenBack()
    {
        var left = new List<LeftAlert>();
        decisions.ListAsync(dataset.Id, Arg.Any<CancellationToken>()).Returns(_ => (IReadOnlyList<LeftAlert>)[.. left]);
        decisions.SetAsync(Arg.Any<Actor>(), dataset.Id, Arg.Any<Alert>(), Arg.Any<bool>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            var alert = call.Arg<Alert>();
            left.Clear();
            if (call.Arg<bool>())
            {
                left.Add(new LeftAlert(alert.Rule, alert.Column, alert.OtherColumn, "Mary Ellen", DateTimeOffset.UnixEpoch));
            }

            return Result.Ok;
        });
        await StoreAsync();
        var page = OpenReady("part=alerts");
        Assert.Equal(2, page.FindAll(".alerts li").Count);

        await page.Find(".alert-tools .btn-link").ClickAsync(new());

        Assert.Contains("Left as they are (1)", page.Find(".left-alerts summary").TextContent, StringComparison.Ordinal);
        Assert.Contains("Take back", page.Find(".left-alerts .btn-link").TextContent, StringComparison.Ordinal);
        Assert.Equal("negative", Assert.Single(left).Rule);

        await page.Find(".left-alerts .btn-link").ClickAsync(new());
        Assert.Empty(page.FindAll(".left-alerts"));
    }

    [Fact]
    public async Task Alerts_FillOrLeaveOutChosen_IsRememberedForNewModels()
    {
        var chosen = new List<BuildChoice>();
        choices.ListAsync(dataset.Id, Arg.Any<CancellationToken>()).Returns(_ => (IReadOnlyList<BuildChoice>)[.. chosen]);
        choices.ChooseAsync(Arg.Any<Actor>(), dataset.Id, Arg.Any<string>(), Arg.Any<MissingFill?>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            chosen.Add(new BuildChoice(call.Arg<string>(), call.Arg<MissingFill?>(), "Mary Ellen", DateTimeOffset.UnixEpoch));
            return Result.Ok;
        });
        choices.TakeBackAsync(Arg.Any<Actor>(), dataset.Id, "children", Arg.Any<CancellationToken>()).Returns(_ =>
        {
            chosen.RemoveAll(choice => choice.Column == "children");
            return Result.Ok;
        });
        await StoreAsync(WithAlerts(
            new Alert("missing", AlertSeverity.Warning, "children", "10 are missing.", "Find out why.") { Action = new AlertAction(AlertActionKind.Impute, "children") },
            new Alert("constant", AlertSeverity.Warning, "refunded", "Every value is the same.", "Leave it out.") { Action = new AlertAction(AlertActionKind.DropColumn, "refunded") }));
        var page = OpenReady("part=alerts");
        Assert.Equal(["Fill with the median in new models: children", "Leave out of new models: refunded"], page.FindAll(".alert-tools .btn").Select(button => button.TextContent));

        await page.FindAll(".alert-tools .btn")[0].ClickAsync(new());
        await page.Find(".alert-tools .btn").ClickAsync(new());

        Assert.Equal([("children", MissingFill.Median), ("refunded", (MissingFill?)null)], chosen.Select(choice => (choice.Column, choice.Fill)));
        Assert.Contains("New models fill it with the median", page.FindAll(".alert-tools")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("New models leave it out", page.FindAll(".alert-tools")[1].TextContent, StringComparison.Ordinal);

        await page.FindAll(".alert-tools .btn-link").First(button => button.TextContent == "Undo: children").ClickAsync(new());
        Assert.Equal("refunded", Assert.Single(chosen).Column);
    }

    [Fact]
    public async Task Alerts_DropDuplicates_MakesTheNextVersionAndGoesThere()
    {
        var next = dataset.Latest with { Id = Guid.NewGuid(), Number = 2 };
        Datasets.DropDuplicatesAsync(Arg.Any<Actor>(), dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns(next);
        await StoreAsync(WithAlerts(new Alert("duplicates", AlertSeverity.Warning, null, "4 rows repeat.", "Drop them.") { Action = new AlertAction(AlertActionKind.DropDuplicates, null) }));

        await OpenReady("part=alerts").Find(".alert-tools .btn").ClickAsync(new());

        Assert.EndsWith($"/datasets/{dataset.Id}?version=2", Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Downloads_TargetAndThresholdsInTheAddress_AreAskedForInTheFiles()
    {
        await StoreAsync();

        var page = OpenReady("target=cancelled&limits=Zeros=0.9");

        Assert.All(page.FindAll("a[download]"), link => Assert.Contains("target=cancelled&limits=Zeros%3D0.9", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alerts_ThresholdInTheAddress_JudgesAnew()
    {
        await StoreAsync();

        Assert.Single(OpenReady("part=alerts&limits=Zeros=0.1&rule=zeros").FindAll(".alerts li"));
        Assert.Empty(OpenReady("part=alerts&limits=Zeros=0.9&rule=zeros").FindAll(".alerts li"));
        Assert.Equal("0.9", OpenReady("part=alerts&limits=Zeros=0.9").Find("#limit-Zeros").GetAttribute("value"));
    }

    [Fact]
    public async Task OddRows_OfTheReport_AreListedWithTheirReasons()
    {
        await StoreAsync(ProfileSetupHelpers.Report(ProfileSetupHelpers.Numeric("children"), ProfileSetupHelpers.Labels("room")) with
        {
            Anomalies = new AnomalySection
            {
                Trees = 100,
                SubsampleRows = 100,
                SampledRows = 100,
                Columns = ["children"],
                Limits = [],
                Rows = [new AnomalousRow(42, 0.71, [new AnomalyReason("children", "400", 0.8, "400, above the usual 0 to 2")]) { Repeats = 2 }],
            },
        });

        var row = OpenReady("part=anomalies").Find("tbody tr").TextContent;

        Assert.Contains("42", row, StringComparison.Ordinal);
        Assert.Contains("400, above the usual 0 to 2", row, StringComparison.Ordinal);
        Assert.Contains("2 more rows", row, StringComparison.Ordinal);
        Assert.Contains("offset=41", OpenReady("part=anomalies").Find("tbody a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OddRows_ReportWithoutThem_SaysWhy()
    {
        await StoreAsync();

        Assert.Contains("No odd rows looked for", OpenReady("part=anomalies").Markup, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TargetSection Section() => new()
    {
        Target = "cancelled",
        Problem = ProblemType.Binary,
        Distribution = new TargetDistribution
        {
            Target = "cancelled",
            Type = ColumnType.Boolean,
            Rows = 100,
            SampledRows = 100,
            MissingCount = 0,
            DistinctCount = 2,
            Bars = [new DistributionBar("0", 60, 0.6), new DistributionBar("1", 40, 0.4)],
            IsHistogram = false,
            Recommended = ProblemType.Binary,
            Possible = [ProblemType.Binary],
            Reason = "has two values",
        },
        Measure = "weighted F1",
        NaiveScore = 0.5,
        SampledRows = 100,
        Classes = ["0", "1"],
        Columns = [new ColumnPower("refunded", 1, 1) { Bins = [new TargetBin("paid back", 40, null, [0, 1]), new TargetBin("kept", 60, null, [1, 0])] }, new ColumnPower(ProfileSetupHelpers.Attack, null, null, "free text")],
        Limits = [],
    };

    private IRenderedComponent<ProfilePage> OpenReady(string query)
    {
        var page = Open<ProfilePage>($"/datasets/{dataset.Id}/profile?{query}", page => page.Add(component => component.DatasetId, dataset.Id));
        page.WaitForElement(".tabs");
        return page;
    }

    private static ProfileReport WithAlerts(params IReadOnlyList<Alert> alerts) =>
        ProfileSetupHelpers.Report(ProfileSetupHelpers.Numeric("children"), ProfileSetupHelpers.Labels("refunded")) with { Alerts = alerts };

    private async Task StoreAsync(ProfileReport? report = null)
    {
        report ??= ProfileSetupHelpers.Report(ProfileSetupHelpers.Numeric("children"), ProfileSetupHelpers.Labels("room"));
        await ReportWriter.WriteFolderAsync(report, folder, Xunit.TestContext.Current.CancellationToken);
        profiles.FindAsync(dataset.Latest.Id, Arg.Any<CancellationToken>()).Returns(new StoredProfile(dataset.Latest.Id, ProfileState.Ready, Guid.NewGuid(), Key, null));
    }
}

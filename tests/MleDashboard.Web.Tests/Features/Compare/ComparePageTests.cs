using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Comparison;
using MleDashboard.Web.Features.Compare;
using MleDashboard.Web.Tests.Features.Profile;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Compare;

public sealed class ComparePageTests : PageTestContext
{
    private readonly IDatasetComparisons comparisons = Substitute.For<IDatasetComparisons>();
    private readonly Dataset train = ProfileSetupHelpers.Dataset();
    private readonly Dataset test = ProfileSetupHelpers.Dataset();

    public ComparePageTests()
    {
        Services.AddSingleton(comparisons);
        Datasets.ListAsync(Arg.Any<CancellationToken>()).Returns([train, test]);
        comparisons.CompareAsync(default!, default!, default).ReturnsForAnyArgs(Comparison());
    }

    [Fact]
    public void Page_WhileDatasetsLoad_ShowsASkeleton()
    {
        Datasets.ListAsync(Arg.Any<CancellationToken>()).Returns(new TaskCompletionSource<IReadOnlyList<Dataset>>().Task);

        Assert.NotNull(OpenPage().Find("[aria-label=Loading]"));
    }

    [Fact]
    public void Page_UnknownDataset_SaysSoWithAWayOut()
    {
        Datasets.ListAsync(Arg.Any<CancellationToken>()).Returns([test]);

        Assert.Contains("does not exist", OpenPage().Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OneTableOnly_AsksForTheOtherAndPutsItInTheAddress()
    {
        var page = OpenPage();
        Assert.Contains("Choose the other table", page.Markup, StringComparison.Ordinal);

        await page.Find("#compare-second").ChangeAsync(new() { Value = test.Latest.Id.ToString() });

        Assert.Contains($"with={test.Latest.Id}", Address, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(Comparison().Verdict, page.Find(".compare-answer").TextContent));
    }

    [Fact]
    public void Page_BothInTheAddress_ShowsTheMostDriftedFirstAndHostileNamesAsText()
    {
        var page = OpenPage($"with={test.Latest.Id}");

        page.WaitForAssertion(() => Assert.Equal([ProfileSetupHelpers.Attack, "steady"], page.FindAll("article h2").Select(title => title.TextContent)));
        Assert.Empty(page.FindAll("script"));
        Assert.Contains("Strong drift", page.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Contains("p < 0.0001", page.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Contains("Only in the second: new_column", string.Join(' ', page.Find(".name-list").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), link => (link.GetAttribute("href") ?? "").EndsWith($"/comparison.html?with={test.Latest.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_DriftInTheAddress_ShowsThoseOnly()
    {
        var page = OpenPage($"with={test.Latest.Id}&drift=none");

        page.WaitForAssertion(() => Assert.Equal("steady", Assert.Single(page.FindAll("article h2")).TextContent));
    }

    [Fact]
    public void Page_OtherTableIsGone_SaysSo() =>
        Assert.Contains("does not exist any more", OpenPage($"with={Guid.NewGuid()}").Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Page_StoreCannotBeRead_SaysSo()
    {
        comparisons.CompareAsync(default!, default!, default).ReturnsForAnyArgs<ReportComparison>(_ => throw new IOException("gone"));

        var page = OpenPage($"with={test.Latest.Id}");

        page.WaitForAssertion(() => Assert.Contains("could not be read", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private static ReportComparison Comparison() => new()
    {
        First = new ComparedTable("bookings · version 1", 100, 2, 0, 100),
        Second = new ComparedTable("bookings · version 1", 100, 3, 0.1, 100),
        Verdict = "1 of 2 common columns has drifted strongly: <b>.",
        Columns =
        [
            Column("steady", Drift.None, 0.01),
            Column(ProfileSetupHelpers.Attack, Drift.Strong, 0.6),
        ],
        Added = ["new_column"],
        Removed = [],
        Settings = new ComparisonSettings(),
        CreatedAt = Now,
    };

    private static ColumnComparison Column(string name, Drift drift, double psi) => new()
    {
        Name = name,
        FirstType = ColumnType.Categorical,
        SecondType = ColumnType.Categorical,
        Drift = drift,
        Sentence = "The values have moved.",
        FirstMissingShare = 0,
        SecondMissingShare = 0.1,
        Psi = psi,
        ChiSquare = new TestOutcome(50, 1e-9),
        Bins = [new ComparedBin(ProfileSetupHelpers.Attack, null, null, 0.5, 0.2), new ComparedBin("b", null, null, 0.5, 0.8)],
    };

    private IRenderedComponent<ComparePage> OpenPage(string query = "") => Open<ComparePage>($"/datasets/{train.Id}/compare?{query}", page => page.Add(component => component.DatasetId, train.Id));
}

using Bunit;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Web.Features.Datasets;

namespace MleDashboard.Web.Tests.Features.Datasets;

public sealed class DatasetsPageTests
{
    [Fact]
    public async Task Page_WhileLoading_ShowsASkeleton()
    {
        await using var context = new DatasetsContext();
        context.Catalog.Gate = new TaskCompletionSource();

        var page = context.Open<DatasetsPage>("/datasets");

        Assert.NotNull(page.Find("[aria-label=Loading]"));
        context.Catalog.Gate.SetResult();
        page.WaitForElement(".empty-state");
    }

    [Fact]
    public async Task Page_Empty_OffersThreeWaysToBegin()
    {
        await using var context = new DatasetsContext();

        var page = context.Open<DatasetsPage>("/datasets");

        Assert.Equal(["Upload a file", "Open the sample", "Make synthetic data"], page.FindAll(".ways h2").Select(heading => heading.TextContent));
        Assert.Contains("Not available yet", page.Find(".ways").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_EmptyForViewer_OffersNothingTheyMayNotDo()
    {
        await using var context = new DatasetsContext();

        var page = context.Open<DatasetsPage>("/datasets", DatasetsContext.Viewer);

        Assert.Empty(page.FindAll("a[href='/datasets/import']"));
        Assert.Contains("Ask a builder", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenSample_Clicked_ImportsItOnceAndGoesThere()
    {
        await using var context = new DatasetsContext();
        var page = context.Open<DatasetsPage>("/datasets");
        context.Catalog.Gate = new TaskCompletionSource();
        var button = page.Find(".ways button");

        button.Click();
        button.Click();
        context.Catalog.Gate.SetResult();

        page.WaitForAssertion(() => Assert.EndsWith($"/datasets/{context.Catalog.Datasets[0].Id}", context.Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(DatasetOrigin.Sample, Assert.Single(context.Catalog.Imports).Origin);
    }

    [Fact]
    public async Task Page_Loaded_ShowsFiguresAndOwner()
    {
        await using var context = new DatasetsContext();
        context.Catalog.Datasets.Add(DatasetsContext.Dataset("bookings", 10_000));

        var page = context.Open<DatasetsPage>("/datasets");

        Assert.Equal(["10,000", "2", "97.7 KB", "1 h ago", "you", "Ready"], page.FindAll("tbody td[data-label]").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task Page_FailedImport_SaysWhy()
    {
        await using var context = new DatasetsContext();
        context.Catalog.Datasets.Add(DatasetsContext.Dataset("broken", make: maker => maker.Failed("It seems to be a PNG image, not a table.")));

        var page = context.Open<DatasetsPage>("/datasets");

        Assert.Contains("It seems to be a PNG image", page.Find("td[data-label=Status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AddressWithSearchAndSort_RestoresBoth()
    {
        await using var context = new DatasetsContext();
        context.Catalog.Datasets.AddRange([DatasetsContext.Dataset("sales a", 5), DatasetsContext.Dataset("sales b", 50), DatasetsContext.Dataset("other", 500)]);

        var page = context.Open<DatasetsPage>("/datasets?q=sales&sort=rows&desc=1");

        Assert.Equal(["sales b", "sales a"], page.FindAll("tbody th a").Select(link => link.TextContent.Trim()));
        Assert.Equal("sales", page.Find("#dataset-search").GetAttribute("value"));
        Assert.Equal("descending", page.Find("th:nth-child(2)").GetAttribute("aria-sort"));
        Assert.Equal("2 of 3 datasets", page.Find(".list-tools .sub").TextContent);
    }

    [Fact]
    public async Task SortHeader_ClickedTwice_TurnsTheOrderInTheAddress()
    {
        await using var context = new DatasetsContext();
        context.Catalog.Datasets.AddRange([DatasetsContext.Dataset("a", 5), DatasetsContext.Dataset("b", 50)]);
        var page = context.Open<DatasetsPage>("/datasets");

        page.Find("th:nth-child(2) button").Click();
        Assert.EndsWith("?sort=rows&desc=1", context.Navigation.Uri, StringComparison.Ordinal);
        page.Find("th:nth-child(2) button").Click();

        Assert.EndsWith("?sort=rows", context.Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], page.FindAll("tbody th a").Select(link => link.TextContent.Trim()));
    }

    [Fact]
    public async Task Search_NothingFound_SaysSoAndComesBack()
    {
        await using var context = new DatasetsContext();
        context.Catalog.Datasets.Add(DatasetsContext.Dataset("bookings"));
        var page = context.Open<DatasetsPage>("/datasets");

        page.Find("#dataset-search").Input("zzz");
        Assert.Contains("No dataset matches 'zzz'", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        page.Find(".empty-state button").Click();

        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task JobProgress_OfAListedDataset_ShowsPercentAndThenReady()
    {
        await using var context = new DatasetsContext();
        var job = Guid.NewGuid();
        var importing = DatasetsContext.Dataset("bookings", make: maker => maker.Importing(job));
        context.Catalog.Datasets.Add(importing);
        var page = context.Open<DatasetsPage>("/datasets");

        context.Feed.Push(FakeJobFeed.Run(job, JobState.Running, 0.425));
        page.WaitForAssertion(() => Assert.Equal("Importing 42%", page.Find("td[data-label=Status]").TextContent.Trim()));

        context.Catalog.Datasets[0] = importing with { Versions = [DatasetsContext.Dataset("bookings").Latest] };
        context.Feed.Push(FakeJobFeed.Run(job, JobState.Succeeded, 1));
        page.WaitForAssertion(() => Assert.Equal("Ready", page.Find("td[data-label=Status]").TextContent.Trim()));
    }

    [Fact]
    public async Task JobProgress_OfADatasetMadeElsewhere_BringsItIntoTheList()
    {
        await using var context = new DatasetsContext();
        var page = context.Open<DatasetsPage>("/datasets");
        context.Catalog.Datasets.Add(DatasetsContext.Dataset("from a colleague"));

        context.Feed.Push(FakeJobFeed.Run(Guid.NewGuid(), JobState.Running, 0.1, "/datasets/1"));

        page.WaitForElement("tbody tr");
    }

    [Fact]
    public async Task Name_MadeOfMarkup_IsShownAsText()
    {
        await using var context = new DatasetsContext();
        context.Catalog.Datasets.Add(DatasetsContext.Dataset("<img src=x onerror=alert(1)>"));

        var page = context.Open<DatasetsPage>("/datasets");

        Assert.Empty(page.FindAll("tbody img"));
        Assert.Contains("<img src=x", page.Find("tbody th a").TextContent, StringComparison.Ordinal);
    }
}

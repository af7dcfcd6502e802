using Bunit;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Web.Features.Datasets;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Datasets;

public sealed class DatasetPageTests
{
    [Fact]
    public async Task Page_WhileLoading_ShowsASkeleton()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings"));
        context.Catalog.Gate = new TaskCompletionSource();

        Assert.NotNull(Open(context, dataset).Find("[aria-label=Loading]"));
    }

    [Fact]
    public async Task Page_UnknownId_SaysItDoesNotExist()
    {
        await using var context = new DatasetsContext();

        var page = Open(context, DatasetsContext.Dataset("never saved"));

        Assert.Contains("does not exist", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_UnknownVersion_SaysWhichAreNot()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings"));

        Assert.Contains("'bookings' has no version 9.", Open(context, dataset, "?version=9").Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Ready_ShowsFiguresAndFirstRows()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings", 120, maker => maker.Description = "All of <2024>"));

        var page = Open(context, dataset);

        Assert.StartsWith("Version 1 · 120 rows × 2 columns · 1.17 KB · yours", page.Find(".page-header .sub").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("All of <2024>", page.Find(".dataset-description").TextContent);
        Assert.Equal("Rows 1 to 50 of 120", page.Find(".data-tools .sub").TextContent);
        Assert.Equal(["1", "Lyon 0", "0"], page.FindAll(".data-scroll tbody tr:first-child > *").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task Page_AddressWithOffset_ReadsThatPageOnly()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings", 120));

        var page = Open(context, dataset, "?offset=70");

        Assert.Equal("51", page.Find(".data-scroll tbody th").TextContent);
        await context.Tables.Received(1).ReadAsync(Arg.Any<string>(), Arg.Any<DatasetSchema>(), Arg.Any<IReadOnlyList<string>>(), Arg.Any<CancellationToken>(), 50, 50);
    }

    [Fact]
    public async Task Pager_Last_GoesToTheLastFullPageInTheAddress()
    {
        await using var context = new DatasetsContext();
        var page = Open(context, Add(context, DatasetsContext.Dataset("bookings", 120)));

        page.FindAll(".pager button")[3].Click();

        Assert.EndsWith("?offset=100", context.Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("Rows 101 to 120 of 120", page.Find(".data-tools .sub").TextContent);
        Assert.True(page.FindAll(".pager button")[2].HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("?offset=999999999", "Rows 101 to 120 of 120")]
    [InlineData("?offset=-5", "Rows 1 to 50 of 120")]
    public async Task Page_OffsetOutside_ShowsTheNearestPage(string address, string expected)
    {
        await using var context = new DatasetsContext();

        var page = Open(context, Add(context, DatasetsContext.Dataset("bookings", 120)), address);

        Assert.Equal(expected, page.Find(".data-tools .sub").TextContent);
    }

    [Fact]
    public async Task Page_WideTable_ReadsTheFirstColumnsAndFindsTheOthers()
    {
        await using var context = new DatasetsContext();
        var schema = new DatasetSchema([.. Enumerable.Range(0, 500).Select(i => new DatasetColumn($"c{i}", ColumnType.Numeric))]);
        var dataset = Add(context, DatasetsContext.Dataset("wide", 10, maker => maker.Ready(schema)));

        var page = Open(context, dataset, "?q=c499");

        Assert.Equal(["Row", "c499Numeric"], page.FindAll(".data-scroll thead th").Select(head => head.TextContent));
        page.Find("#data-columns").Input("");
        Assert.Equal(61, page.FindAll(".data-scroll thead th").Count);
        Assert.Contains("first 60 of 500 columns", page.Find(".data-tools .sub").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NoRows_ExplainsWhatCannotBeDone()
    {
        await using var context = new DatasetsContext();

        var page = Open(context, Add(context, DatasetsContext.Dataset("header only", 0)));

        Assert.Contains("cannot be profiled or learned from", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_StoreFails_SaysSoAndTriesAgain()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings", 120));
        context.Store.OpenAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(_ => Task.FromException<string>(new DirectoryNotFoundException()));
        var page = context.Open<DatasetPage>($"/datasets/{dataset.Id}", parameters: parameters => parameters.Add(component => component.Id, dataset.Id));
        Assert.Contains("could not be read", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        GiveRows(context);
        page.Find("[role=alert] button").Click();

        Assert.NotEmpty(page.FindAll(".data-scroll tbody tr"));
    }

    [Fact]
    public async Task ColumnsTab_Ready_ShowsTypesReasonsAndCounts()
    {
        await using var context = new DatasetsContext();
        var schema = new DatasetSchema(
        [
            new DatasetColumn("a", ColumnType.Numeric) { Reason = "all values are numbers", MissingCount = 30, MismatchedCount = 4 },
            new DatasetColumn("a_2", ColumnType.DateTime) { SourceName = "A" },
        ]);
        var dataset = Add(context, DatasetsContext.Dataset("bookings", 120, maker => maker.Ready(schema)));

        var page = Open(context, dataset, "?tab=columns");

        Assert.Equal(["1", "a", "Numeric", "all values are numbers", "30 (25%)", "4"], page.FindAll(".column-scroll tbody tr")[Row(page, "a")].Children.Select(cell => cell.TextContent.Trim()));
        Assert.Contains("was 'A' in the file", page.Find(".column-scroll").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeTypes_OneChanged_AsksForANewVersionWithThatTypeOnly()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings"));
        var page = Open(context, dataset, "?tab=columns&edit=types");
        Assert.True(page.Find(".column-tools .btn-primary").HasAttribute("disabled"));

        page.Find("select[aria-label='Type of price']").Change("Categorical");
        Assert.Equal("Make version 2 with 1 other type", page.Find(".column-tools .btn-primary").TextContent);
        page.Find(".column-tools .btn-primary").Click();

        var (versionId, types) = Assert.Single(context.Catalog.TypeChanges);
        Assert.Equal(dataset.Latest.Id, versionId);
        Assert.Equal(new Dictionary<string, ColumnType> { ["price"] = ColumnType.Categorical }, types);
    }

    [Fact]
    public async Task LeftOutTab_RowsRejected_ListsLinesAndReasons()
    {
        await using var context = new DatasetsContext();
        var folder = Directory.CreateTempSubdirectory("mle-web-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "rejected.json"), """[{"line":17,"reason":"has 4 values, the header has 5","text":"a,b,c,d"}]""", Xunit.TestContext.Current.CancellationToken);
            var dataset = Add(context, DatasetsContext.Dataset("bookings", make: maker => maker.Ready(rejected: 3)));
            context.Store.OpenAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(folder.FullName);

            var page = context.Open<DatasetPage>($"/datasets/{dataset.Id}?tab=leftout", parameters: parameters => parameters.Add(component => component.Id, dataset.Id));

            page.WaitForAssertion(() => Assert.Equal(["17", "has 4 values, the header has 5", "a,b,c,d"], page.FindAll("tbody td").Select(cell => cell.TextContent.Trim())));
            Assert.Contains("3 rows of the file did not fit and were left out; the first 1 are listed", page.Find(".left-out-sentence").TextContent, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Page_ImportFails_GoesFromProgressToTheReasonAndTheWaysOut()
    {
        await using var context = new DatasetsContext();
        var job = Guid.NewGuid();
        var import = new NewImport("bookings", "k1", "bookings.csv", DatasetOrigin.Upload, new ImportOptions { Delimiter = ';' });
        var dataset = Add(context, DatasetsContext.Dataset("bookings", make: maker => maker.Importing(job)));
        context.Queue.FindAsync(job, Arg.Any<CancellationToken>()).Returns(FakeJobFeed.Run(job, JobState.Running, 0.3));
        context.Uploads.Find("k1").Returns("/uploads/k1");
        var page = Open(context, dataset);
        Assert.Equal("30", page.Find("[role=progressbar]").GetAttribute("aria-valuenow"));

        context.Catalog.Datasets[0] = dataset with { Versions = [dataset.Latest with { State = DatasetVersionState.Failed, Error = "Row 7 has an unclosed quote.", Import = import }] };
        context.Feed.Push(FakeJobFeed.Run(job, JobState.Failed));

        page.WaitForAssertion(() => Assert.Contains("Row 7 has an unclosed quote.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("/datasets/import?upload=k1&file=bookings.csv&name=bookings&delimiter=%3B", page.Find(".failed-ways a").GetAttribute("href"));
        Assert.Equal(["Try again", "Remove"], page.FindAll(".failed-ways button").Select(button => button.TextContent));
    }

    [Fact]
    public async Task Import_SentFromAnotherPage_GoesBackThereWithTheTableWhenReady()
    {
        await using var context = new DatasetsContext();
        var job = Guid.NewGuid();
        var dataset = Add(context, DatasetsContext.Dataset("bookings", make: maker => maker.Importing(job)));
        var page = Open(context, dataset, "?version=1&returnUrl=%2Fmodels%2F1%2Fpredict%3Fversion%3D2");
        Assert.Equal("/models/1/predict?version=2", page.Find(".note a").GetAttribute("href"));

        context.Catalog.Datasets[0] = dataset with { Versions = [DatasetsContext.Dataset("bookings", make: maker => maker.Ready()).Latest with { Id = dataset.Latest.Id }] };
        context.Feed.Push(FakeJobFeed.Run(job, JobState.Succeeded));

        page.WaitForAssertion(() => Assert.EndsWith($"/models/1/predict?version=2&dataset={dataset.Latest.Id}", context.Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_ReadyWithAWayBackOfAnotherSite_StaysHere()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings"));

        Open(context, dataset, "?version=1&returnUrl=%2F%2Fevil.example");

        Assert.Contains($"/datasets/{dataset.Id}", context.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_VersionMadeWhileItIsOpen_IsFoundWhenTheAddressAsksForIt()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings"));
        var page = Open(context, dataset);
        context.Catalog.Datasets[0] = dataset with { Versions = [dataset.Latest with { Id = Guid.NewGuid(), Number = 2 }, .. dataset.Versions] };

        context.Navigation.NavigateTo($"/datasets/{dataset.Id}?version=2");

        page.WaitForAssertion(() => Assert.StartsWith("Version 2", page.Find(".page-header .sub").TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_AddressAsksAViewerToChangeTypes_ShowsThemOnly()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings"));

        var page = Open(context, dataset, "?tab=columns&edit=types", DatasetsContext.Viewer);

        Assert.Empty(page.FindAll("select[aria-label='Type of price']"));
        Assert.DoesNotContain("No type changed yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedImport_TryAgain_RunsTheSameJob()
    {
        await using var context = new DatasetsContext();
        var job = Guid.NewGuid();
        var import = new NewImport("bookings", "k1", "bookings.csv", DatasetOrigin.Upload, new ImportOptions());
        var dataset = Add(context, DatasetsContext.Dataset("bookings", make: maker => maker.Failed("The disk is full.", import, job)));
        context.Uploads.Find("k1").Returns("/uploads/k1");
        context.Queue.RetryAsync(Arg.Any<Actor>(), job, Arg.Any<CancellationToken>()).Returns(Result.Ok);
        var page = Open(context, dataset);

        page.FindAll(".failed-ways button")[0].Click();

        await context.Queue.Received(1).RetryAsync(DatasetsContext.Builder, job, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task FailedImport_UploadGone_AsksForTheFileAgain()
    {
        await using var context = new DatasetsContext();
        var import = new NewImport("bookings", "k1", "bookings.csv", DatasetOrigin.Upload, new ImportOptions());
        var dataset = Add(context, DatasetsContext.Dataset("bookings", make: maker => maker.Failed("The file is empty.", import, Guid.NewGuid())));
        context.Uploads.Find("k1").Returns((string?)null);

        var page = Open(context, dataset);

        Assert.Equal("Upload the file again", page.Find(".failed-ways a").TextContent);
        Assert.Equal(["Remove"], page.FindAll(".failed-ways button").Select(button => button.TextContent));
    }

    [Fact]
    public async Task Page_NewestVersionFailed_StillShowsTheReadyOne()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings", make: maker => { maker.Ready(); maker.Failed("No."); }));

        var page = Open(context, dataset);

        Assert.StartsWith("Version 1 ·", page.Find(".page-header .sub").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("Versions (2)", page.Find(".tabs").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ForViewer_OffersLookingAndNoChanging()
    {
        await using var context = new DatasetsContext();
        var dataset = Add(context, DatasetsContext.Dataset("bookings"));

        var page = Open(context, dataset, "?tab=columns", DatasetsContext.Viewer);

        Assert.Equal(["Profile"], page.FindAll(".page-actions a").Select(link => link.TextContent));
        Assert.Empty(page.FindAll(".column-tools .btn"));
    }

    private static int Row(IRenderedComponent<DatasetsFrame> page, string name) =>
        page.FindAll(".column-scroll tbody tr").ToList().FindIndex(row => row.QuerySelector("th")?.TextContent == name);

    private static Dataset Add(DatasetsContext context, Dataset dataset)
    {
        context.Catalog.Datasets.Add(dataset);
        return dataset;
    }

    private static IRenderedComponent<DatasetsFrame> Open(DatasetsContext context, Dataset dataset, string query = "", Actor? actor = null)
    {
        GiveRows(context);
        return context.Open<DatasetPage>($"/datasets/{dataset.Id}{query}", actor, parameters => parameters.Add(component => component.Id, dataset.Id));
    }

    /// <summary>Rows as the reader would give them: "Lyon 0", "Lyon 1" ... for text, the row number for numbers.</summary>
    private static void GiveRows(DatasetsContext context)
    {
        context.Store.OpenAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(context.Folder);
        context.Tables.ReadAsync(Arg.Any<string>(), Arg.Any<DatasetSchema>(), Arg.Any<IReadOnlyList<string>>(), Arg.Any<CancellationToken>(), Arg.Any<long>(), Arg.Any<int?>())
            .Returns(call => Task.FromResult(Rows(call.Arg<DatasetSchema>(), call.Arg<IReadOnlyList<string>>(), call.Arg<long>(), call.Arg<int?>()!.Value)));
    }

    private static Table Rows(DatasetSchema schema, IReadOnlyList<string> columns, long offset, int limit)
    {
        var rows = Enumerable.Range((int)offset, (int)Math.Min(limit, 120 - offset)).ToArray();
        return new Table([.. columns.Select(name => schema.Find(name)!.Type == ColumnType.Numeric
            ? (ColumnData)new NumericColumn(name, [.. rows.Select(row => (double)row)])
            : new TextColumn(name, [.. rows.Select(row => $"Lyon {row}")]))]);
    }
}

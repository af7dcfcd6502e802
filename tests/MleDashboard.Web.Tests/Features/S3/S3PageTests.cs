using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Transfers;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Web.Features.S3;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.S3;

public sealed class S3PageTests : PageTestContext
{
    private readonly IObjectBrowser browser = Substitute.For<IObjectBrowser>();
    private readonly IRowSender sender = Substitute.For<IRowSender>();

    public S3PageTests()
    {
        Services.AddSingleton(browser);
        Services.AddSingleton(sender);
        Answer(Task.FromResult<Result<IReadOnlyList<Bucket>>>(new Bucket[] { new("bookings", Now.AddDays(-2)), new("archive", null) }));
        List(null, new ObjectPage(["datasets/2026/"], [File("datasets/test.csv", 2048, 5), File("datasets/train <b>.csv", 4096, 1)], null));
    }

    [Fact]
    public void Buckets_NotConnected_SaysHowToAndOffersAFileInstead()
    {
        Answer(Task.FromResult<Result<IReadOnlyList<Bucket>>>(new CloudNotConfigured()));

        var page = OpenPage("/s3");

        Assert.Contains("No AWS account is connected", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["/settings/aws", "/datasets/import"], page.FindAll(".empty-state a, a.btn").Select(link => link.GetAttribute("href")).Distinct());
    }

    [Fact]
    public void Buckets_NotConnectedAndNoAdministrator_DoesNotOfferTheSettings()
    {
        Actor = new Actor("b", "Bea", Role.Builder);
        Answer(Task.FromResult<Result<IReadOnlyList<Bucket>>>(new CloudNotConfigured()));

        Assert.Empty(OpenPage("/s3").FindAll("a[href='/settings/aws']"));
    }

    [Fact]
    public void Buckets_WhileLoading_ShowsASkeleton()
    {
        Answer(new TaskCompletionSource<Result<IReadOnlyList<Bucket>>>().Task);

        Assert.NotNull(OpenPage("/s3").Find("[aria-label=Loading]"));
    }

    [Fact]
    public void Buckets_Refused_SaysWhyAndTriesAgain()
    {
        Answer(Task.FromResult<Result<IReadOnlyList<Bucket>>>(new CloudRefused(CloudFault.Denied, "The credentials may not do s3:ListAllMyBuckets.")));
        var page = OpenPage("/s3");
        Assert.Contains("s3:ListAllMyBuckets", page.Find(".note-bad").TextContent, StringComparison.Ordinal);

        Answer(Task.FromResult<Result<IReadOnlyList<Bucket>>>(new Bucket[] { new("bookings", Now) }));
        page.Find(".note-bad button").Click();

        Assert.Equal("bookings", page.Find(".name-link").TextContent);
    }

    [Fact]
    public void Buckets_Fault_HidesItsText()
    {
        browser.ListBucketsAsync(default!, default).ThrowsAsyncForAnyArgs(new IOException("inner"));

        Assert.DoesNotContain("inner", OpenPage("/s3").Find(".note-bad").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Buckets_Loaded_AreByNameAndLeadIntoTheirFolder()
    {
        var page = OpenPage("/s3");

        Assert.Equal(["/s3?bucket=archive", "/s3?bucket=bookings"], page.FindAll(".name-link").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Folder_Address_RestoresFolderSearchAndOrder()
    {
        var page = OpenPage("/s3?bucket=bookings&prefix=datasets%2F&sort=Size&desc=1&q=t");

        Assert.Equal(["bookings", "datasets"], page.FindAll(".s3-path li").Select(part => part.TextContent.Trim()));
        Assert.Equal("descending", page.FindAll("thead th")[2].GetAttribute("aria-sort"));
        Assert.Equal("t", page.Find("#s3-search").GetAttribute("value"));
        Assert.Equal(["train <b>.csv", "test.csv"], Names(page));
        Assert.Equal("2 of 3 names", page.Find(".list-tools [role=status]").TextContent.Trim());
    }

    [Fact]
    public void Folder_Loaded_ShowsSizeTimeFolderLinkAndDownload()
    {
        var page = OpenPage("/s3?bucket=bookings&prefix=datasets%2F");

        Assert.Equal(["2026/", "test.csv", "train <b>.csv"], Names(page));
        Assert.Equal("/s3?bucket=bookings&prefix=datasets%2F2026%2F", page.Find("tbody .name-link").GetAttribute("href"));
        Assert.Contains("2 KB", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal("/api/s3/object?bucket=bookings&key=datasets%2Ftest.csv", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public void Folder_SeveralPages_ShowsTheFirstWhileTheNextIsOnItsWay()
    {
        TaskCompletionSource<Result<ObjectPage>> second = new();
        List(null, new ObjectPage([], [File("datasets/b.csv", 1)], "2"));
        browser.ListAsync(default!, default!, default!, "2", default).ReturnsForAnyArgs(call => call.ArgAt<string?>(3) is null ? Page(File("datasets/b.csv", 1), "2") : second.Task);

        var page = OpenPage("/s3?bucket=bookings&prefix=datasets%2F");
        Assert.Equal("1 name so far", page.Find(".list-tools [role=status]").TextContent.Trim());
        second.SetResult(new ObjectPage([], [File("datasets/a.csv", 1)], null));

        page.WaitForAssertion(() => Assert.Equal("2 names", page.Find(".list-tools [role=status]").TextContent.Trim()));
        Assert.Equal(["a.csv", "b.csv"], Names(page));
    }

    [Fact]
    public void Folder_Empty_SaysWhatToSendThere()
    {
        List(null, new ObjectPage([], [], null));

        Assert.Contains("This folder is empty", OpenPage("/s3?bucket=bookings").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Chosen_StartsOneJobForEachAndSaysWhatIsRefused()
    {
        Datasets.ImportAsync(default!, default!, default).ReturnsForAnyArgs(
            call => call.Arg<NewImport>().Address!.Key.EndsWith("test.csv", StringComparison.Ordinal)
                ? DatasetVersion(call.Arg<NewImport>())
                : new NotFound("The file"));
        var page = OpenPage("/s3?bucket=bookings&prefix=datasets%2F");
        Assert.True(page.Find(".s3-bar .btn-primary").HasAttribute("disabled"));

        Choose(page, 0, 1);
        Assert.Contains("2 new datasets", page.Find(".s3-bar").TextContent, StringComparison.Ordinal);
        page.Find(".s3-bar .btn-primary").Click();

        Datasets.Received().ImportAsync(
            Actor,
            Arg.Is<NewImport>(import => import.Name == "test" && import.Origin == DatasetOrigin.S3 && import.Address == new ObjectAddress("bookings", "datasets/test.csv")),
            Arg.Any<CancellationToken>());
        Assert.Contains("being imported", page.Find(".note-good").TextContent, StringComparison.Ordinal);
        Assert.Contains("was not found", page.Find(".note-bad").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 new dataset,", page.Find(".s3-bar").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void PreviewAll_Chosen_ShowsRowsOfEachOrWhyNot()
    {
        sender.PreviewAsync(default!, default!, default!, default).ReturnsForAnyArgs(call => call.Arg<ObjectAddress>().Key.EndsWith("test.csv", StringComparison.Ordinal)
            ? Preview()
            : new PreviewRefused("'train.csv' is not a table."));
        var page = OpenPage("/s3?bucket=bookings&prefix=datasets%2F");

        Choose(page, 0, 1);
        page.FindAll(".s3-bar .btn")[0].Click();

        var panels = page.FindAll(".panel").Where(panel => panel.QuerySelector("h2") is not null).ToList();
        Assert.Contains("Lyon", panels[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("the file goes on after these rows", panels[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("is not a table", panels[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void PreviewAll_Fault_EndsWithASentenceAndAUsablePage()
    {
        sender.PreviewAsync(default!, default!, default!, default).ThrowsAsyncForAnyArgs(new InvalidOperationException("inner"));
        var page = OpenPage("/s3?bucket=bookings&prefix=datasets%2F");

        Choose(page, 0);
        page.FindAll(".s3-bar .btn")[0].Click();

        Assert.DoesNotContain("inner", page.Markup, StringComparison.Ordinal);
        Assert.False(page.FindAll(".s3-bar .btn")[0].HasAttribute("disabled"));
    }

    private static StoredObject File(string key, long bytes, int hours = 0) => new(key, bytes, Now.AddHours(-hours), "\"e\"");

    private static Task<Result<ObjectPage>> Page(StoredObject file, string? next) => Task.FromResult<Result<ObjectPage>>(new ObjectPage([], [file], next));

    private static IEnumerable<string> Names(IRenderedComponent<S3Page> page) => page.FindAll("tbody tr td:nth-child(2)").Select(cell => cell.TextContent.Trim());

    private static void Choose(IRenderedComponent<S3Page> page, params int[] lines)
    {
        foreach (var line in lines)
        {
            page.FindAll("tbody input[type=checkbox]")[line].Change(true);
        }
    }

    private static Result<DatasetVersion> DatasetVersion(NewImport import) => new DatasetVersion
    {
        Id = Guid.NewGuid(),
        DatasetId = Guid.NewGuid(),
        DatasetName = import.Name,
        Number = 1,
        State = DatasetVersionState.Importing,
        Origin = DatasetOrigin.S3,
        Source = import.Address!.Uri,
        CreatedAt = Now,
    };

    private static Result<ImportPreview> Preview() => new ImportPreview
    {
        Options = new ImportOptions(),
        FormatDescription = "UTF-8, comma",
        Columns = [new DatasetColumn("city", ColumnType.Categorical), new DatasetColumn("price", ColumnType.Numeric)],
        Rows = [["Lyon", "12.5"]],
        Notes = [],
        FileBytes = 2048,
        IsPartial = true,
    };

    private IRenderedComponent<S3Page> OpenPage(string address) => Open<S3Page>(address);

    private void Answer(Task<Result<IReadOnlyList<Bucket>>> answer) => browser.ListBucketsAsync(default!, default).ReturnsForAnyArgs(answer);

    private void List(string? next, ObjectPage page) => browser.ListAsync(default!, default!, default!, next, default).ReturnsForAnyArgs(Task.FromResult<Result<ObjectPage>>(page));
}

using Bunit;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Web.Features.Datasets.Import;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Datasets.Import;

public sealed class ImportPageTests
{
    private const string Checking = "/datasets/import?upload=k1&file=bookings.csv";

    [Fact]
    public async Task Page_WithoutUpload_ShowsThePickerWithItsLimits()
    {
        await using var context = new DatasetsContext();

        var page = context.Open<ImportPage>("/datasets/import");

        Assert.Contains("at most 1 MB", page.Find("#upload-limits").TextContent, StringComparison.Ordinal);
        Assert.Contains(".parquet", page.Find("#upload-file").GetAttribute("accept"), StringComparison.Ordinal);
        Assert.Equal("1Choose a file", page.Find("[aria-current=step]").TextContent);
    }

    [Fact]
    public async Task Page_WhileReading_ShowsASkeleton()
    {
        await using var context = new DatasetsContext();
        Previews(context, _ => new TaskCompletionSource<Result<ImportPreview>>().Task);

        var page = context.Open<ImportPage>(Checking);

        Assert.NotNull(page.Find("[aria-label=Loading]"));
    }

    [Fact]
    public async Task Page_Read_ShowsWhatWasDetectedTheTypesAndTheFirstRows()
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());

        var page = context.Open<ImportPage>(Checking);

        Assert.Equal("Detected: semicolon  ;", page.Find("#format-delimiter option").TextContent);
        Assert.Equal("Detected: Windows-1252", page.Find("#format-encoding option").TextContent);
        Assert.Equal(["city", "price"], page.FindAll(".column-name").Select(name => name.TextContent.Trim()));
        Assert.Equal(["Lyon", "12.5", "–missing", "3"], page.FindAll(".preview-scroll tbody td").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("only 2 values", page.Find(".column-reason").TextContent, StringComparison.Ordinal);
        Assert.Equal("bookings", page.Find("#import-name").GetAttribute("value"));
        Assert.Contains("The encoding is a guess.", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Contains("29 rows of those read do not fit and would be left out; the first 1 are listed below.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("has 4 values, the header has 5", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Refused_ShowsTheSentenceAndNoImportButton()
    {
        await using var context = new DatasetsContext();
        Previews(context, new Refused("This file seems to be a PNG image, not a table."));

        var page = context.Open<ImportPage>(Checking);

        Assert.Contains("seems to be a PNG image", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".import-foot"));
        Assert.Empty(context.Catalog.Imports);
    }

    [Fact]
    public async Task Page_AddressWithChoices_ReadsWithThem()
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());

        var page = context.Open<ImportPage>(Checking + "&name=my+name&delimiter=%7C&encoding=utf-16&header=0&type=Text~price");

        var options = Asked(context);
        Assert.Equal(('|', "utf-16", false), (options.Delimiter, options.Encoding, options.HasHeader));
        Assert.Equal(ColumnType.Text, options.ColumnTypes["price"]);
        Assert.Equal("my name", page.Find("#import-name").GetAttribute("value"));
        Assert.Equal("|", page.Find("#format-delimiter").GetAttribute("value"));
    }

    [Fact]
    public async Task Delimiter_Changed_GoesIntoTheAddressAndReadsAgain()
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());
        var page = context.Open<ImportPage>(Checking);

        page.Find("#format-delimiter").Change("\t");

        Assert.EndsWith("&delimiter=%09", context.Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal('\t', Asked(context).Delimiter);
    }

    [Fact]
    public async Task ColumnType_ChangedAndBack_GoesIntoTheAddress()
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());
        var page = context.Open<ImportPage>(Checking);

        page.Find("select[aria-label='Type of price']").Change("Categorical");
        Assert.EndsWith("&type=Categorical~price", context.Navigation.Uri, StringComparison.Ordinal);
        page.Find("select[aria-label='Type of price']").Change("");

        Assert.DoesNotContain("type=", context.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_DoubleClick_StartsOneImportWithWhatWasShown()
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());
        var page = context.Open<ImportPage>(Checking);
        context.Catalog.Gate = new TaskCompletionSource();
        var button = page.Find(".import-foot .btn-primary");

        button.Click();
        button.Click();
        context.Catalog.Gate.SetResult();

        page.WaitForAssertion(() => Assert.Contains("?version=1", context.Navigation.Uri, StringComparison.Ordinal));
        var import = Assert.Single(context.Catalog.Imports);
        Assert.Equal(("bookings", "k1", "bookings.csv", ';'), (import.Name, import.UploadKey, import.FileName, import.Options.Delimiter));
    }

    [Fact]
    public async Task Import_SentFromAnotherPage_KeepsTheWayBackThroughEveryStep()
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());
        var page = context.Open<ImportPage>(Checking + "&returnUrl=%2Fmodels%2F1%2Fpredict%3Fversion%3D2");
        Assert.Equal("/models/1/predict?version=2", page.Find(".note a").GetAttribute("href"));

        page.Find("#format-delimiter").Change("\t");
        Assert.EndsWith("&delimiter=%09&returnUrl=%2Fmodels%2F1%2Fpredict%3Fversion%3D2", context.Navigation.Uri, StringComparison.Ordinal);
        page.Find(".import-foot .btn-primary").Click();

        page.WaitForAssertion(() => Assert.EndsWith("?version=1&returnUrl=%2Fmodels%2F1%2Fpredict%3Fversion%3D2", context.Navigation.Uri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Import_WayBackOfAnotherSite_IsForgotten(string url)
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());
        var page = context.Open<ImportPage>(Checking + "&returnUrl=" + Uri.EscapeDataString(url));

        page.Find(".import-foot .btn-primary").Click();

        page.WaitForAssertion(() => Assert.EndsWith("?version=1", context.Navigation.Uri, StringComparison.Ordinal));
        Assert.DoesNotContain("evil", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Refused_SaysWhyAndCanBeTriedAgain()
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());
        var page = context.Open<ImportPage>(Checking);
        context.Catalog.Refusal = new Refused("The upload is gone; upload the file again.");

        page.Find(".import-foot .btn-primary").Click();

        Assert.Contains("upload is gone", page.Find(".import-foot [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.False(page.Find(".import-foot .btn-primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Import_IntoADataset_NamesTheVersionAndTheDifference()
    {
        await using var context = new DatasetsContext();
        var schema = new DatasetSchema([new DatasetColumn("city", ColumnType.Categorical), new DatasetColumn("country", ColumnType.Categorical)]);
        var target = DatasetsContext.Dataset("bookings", make: maker => maker.Ready(schema));
        context.Catalog.Datasets.AddRange([target, DatasetsContext.Dataset("not mine", make: maker => maker.OwnerId = "other")]);
        Previews(context, Preview());

        var page = context.Open<ImportPage>($"{Checking}&into={target.Id}");

        Assert.Contains("Missing columns: country; new columns: price", page.Find("#import-into ~ .field-help").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("#import-into option"));
        page.Find(".import-foot .btn-primary").Click();
        Assert.Equal(target.Id, Assert.Single(context.Catalog.Imports).IntoDatasetId);
    }

    [Fact]
    public async Task Name_TakenAlready_GetsANumberAndCannotBeTypedAgain()
    {
        await using var context = new DatasetsContext();
        context.Catalog.Datasets.Add(DatasetsContext.Dataset("Bookings", make: maker => maker.OwnerId = "other"));
        Previews(context, Preview());
        var page = context.Open<ImportPage>(Checking);
        Assert.Equal("bookings 2", page.Find("#import-name").GetAttribute("value"));

        page.Find("#import-name").Change("bookings ");

        Assert.Contains("A dataset has this name already.", page.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".import-foot .btn-primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Upload_Finished_GoesToTheSecondStepWithItsKey()
    {
        await using var context = new DatasetsContext();
        Previews(context, Preview());
        var page = context.Open<ImportPage>("/datasets/import");

        await page.InvokeAsync(() => page.FindComponent<UploadPicker>().Instance.OnUploaded("k9", "..\\my\u202E file.csv", 10));

        Assert.EndsWith("/datasets/import?upload=k9&file=my%20file.csv", context.Navigation.Uri, StringComparison.Ordinal);
    }

    private static ImportOptions Asked(DatasetsContext context) =>
        (ImportOptions)context.Previewer.ReceivedCalls().Last().GetArguments()[3]!;

    private static void Previews(DatasetsContext context, Result<ImportPreview> result) => Previews(context, _ => Task.FromResult(result));

    private static void Previews(DatasetsContext context, Func<NSubstitute.Core.CallInfo, Task<Result<ImportPreview>>> answer) =>
        context.Previewer.PreviewAsync(Arg.Any<Actor>(), Arg.Any<string>(), Arg.Any<string>(), Arg.Any<ImportOptions>(), Arg.Any<CancellationToken>()).Returns(answer);

    private static ImportPreview Preview() => new()
    {
        Options = new ImportOptions { Format = FileFormat.Csv, Delimiter = ';', Quote = '"', Encoding = "windows-1252", HasHeader = true },
        FormatDescription = "Windows-1252, semicolon, header in row 1",
        Columns = [new DatasetColumn("city", ColumnType.Categorical) { Reason = "only 2 values" }, new DatasetColumn("price", ColumnType.Numeric) { Reason = "all values are numbers" }],
        Rows = [["Lyon", "12.5"], [null, "3"]],
        RejectedRows = 29,
        Rejected = [new RejectedRow(7, "has 4 values, the header has 5", "a;b;c;d")],
        Notes = ["The encoding is a guess."],
        FileBytes = 2_000,
    };

    private sealed record Refused(string Sentence) : Error(Sentence);
}

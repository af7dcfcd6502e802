using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Results;
using MleDashboard.Web.Design;
using MleDashboard.Web.Features.Datasets.Dialogs;
using MudBlazor;

namespace MleDashboard.Web.Tests.Features.Datasets.Dialogs;

public sealed class DatasetDialogTests
{
    [Fact]
    public async Task Delete_Asked_NamesWhatIsLost()
    {
        await using var context = new DatasetsContext();
        var dataset = DatasetsContext.Dataset("bookings", 1_000, maker => { maker.Ready(); maker.Ready(); });
        context.Catalog.Datasets.Add(dataset);
        var (frame, done) = Show(context, dialogs => dialogs.ShowDeleteAsync(dataset, null, DatasetsContext.Builder));

        Assert.Contains("2 versions with 2,000 rows together and their profiles will be lost. This cannot be undone.", frame.Find(".mud-dialog").TextContent, StringComparison.Ordinal);
        frame.Find(".btn-danger").Click();

        Assert.True(await done);
        Assert.Equal([dataset.Id], context.Catalog.Deleted);
    }

    [Fact]
    public async Task Delete_InUse_SaysByWhatWithLinks()
    {
        await using var context = new DatasetsContext();
        var dataset = DatasetsContext.Dataset("bookings");
        context.Catalog.Datasets.Add(dataset);
        context.Catalog.Refusal = new DatasetInUse("bookings", [new DatasetUse("model 'Cancellations' V3", "/models/42")]);
        var (frame, _) = Show(context, dialogs => dialogs.ShowDeleteAsync(dataset, null, DatasetsContext.Builder));

        frame.Find(".btn-danger").Click();

        Assert.Contains("'bookings' cannot be deleted while it is used by model 'Cancellations' V3.", frame.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/models/42", frame.Find(".uses a").GetAttribute("href"));
        Assert.Empty(frame.FindAll(".btn-danger"));
    }

    [Fact]
    public async Task Rename_Saved_ChangesNameAndDescription()
    {
        await using var context = new DatasetsContext();
        var dataset = DatasetsContext.Dataset("bookings");
        context.Catalog.Datasets.Add(dataset);
        var (frame, done) = Show(context, dialogs => dialogs.ShowRenameAsync(context.Services.GetRequiredService<KeptText>(), dataset, DatasetsContext.Builder));

        frame.Find("#rename-name").Input("  stays  ");
        frame.Find("#rename-description").Input("All of 2024");
        frame.Find("#rename-form").Submit();

        Assert.True(await done);
        Assert.Equal(("stays", "All of 2024"), (context.Catalog.Datasets[0].Name, context.Catalog.Datasets[0].Description));
    }

    [Fact]
    public async Task Rename_TextFromBeforeAReload_IsThereAgainAndForgottenAtTheEnd()
    {
        await using var context = new DatasetsContext();
        var dataset = DatasetsContext.Dataset("bookings");
        context.Catalog.Datasets.Add(dataset);
        context.JSInterop.Setup<string?>("mle.keptText", $"dataset-{dataset.Id}-description").SetResult("All of 2024, from the");
        var (frame, done) = Show(context, dialogs => dialogs.ShowRenameAsync(context.Services.GetRequiredService<KeptText>(), dataset, DatasetsContext.Builder));

        Assert.Equal($"dataset-{dataset.Id}-description", frame.Find("#rename-description").GetAttribute("data-keep"));
        Assert.Equal(("bookings", "All of 2024, from the"), (frame.Find("#rename-name").GetAttribute("value"), frame.Find("#rename-description").GetAttribute("value")));
        Assert.Contains("before the connection to the server was lost", frame.Find("#rename-form [role=status]").TextContent, StringComparison.Ordinal);
        frame.FindAll(".mud-dialog-actions button")[0].Click();

        Assert.False(await done);
        Assert.Equal(2, Assert.Single(context.JSInterop.Invocations["mle.forgetText"]).Arguments.Count);
    }

    [Fact]
    public async Task Rename_Refused_SaysWhyAndStaysOpen()
    {
        await using var context = new DatasetsContext();
        var dataset = DatasetsContext.Dataset("bookings");
        context.Catalog.Refusal = new NotAllowed("rename datasets");
        var (frame, _) = Show(context, dialogs => dialogs.ShowRenameAsync(context.Services.GetRequiredService<KeptText>(), dataset, DatasetsContext.Builder));

        frame.Find("#rename-form").Submit();

        Assert.Contains("Your role does not allow you to rename datasets.", frame.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_Fraction_ShowsTheResultingCountsBeforeTheClick()
    {
        await using var context = new DatasetsContext();
        var (frame, _) = Show(context, dialogs => dialogs.ShowSplitAsync(Version(10_000), DatasetsContext.Builder));

        Assert.Equal("7,000 rows to train with, 3,000 to test with.", frame.Find("[role=status]").TextContent);
        frame.Find("#split-percent").Input("12.5");

        Assert.Equal("8,750 rows to train with, 1,250 to test with.", frame.Find("[role=status]").TextContent);
        Assert.Equal("12.5", frame.Find("input[type=range]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("0", "The test part must be more than 0% and less than 100%.")]
    [InlineData("100", "The test part must be more than 0% and less than 100%.")]
    [InlineData("1", "10 rows are too few for this: one part would be empty.")]
    public async Task Split_PartsThatCannotBe_AreRefusedBeforeTheClick(string percent, string sentence)
    {
        await using var context = new DatasetsContext();
        var (frame, _) = Show(context, dialogs => dialogs.ShowSplitAsync(Version(10), DatasetsContext.Builder));

        frame.Find("#split-percent").Input(percent);

        Assert.Equal(sentence, frame.Find("[role=status]").TextContent);
        Assert.True(frame.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Split_Stratified_SendsThatColumnAndTheSeedOnly()
    {
        await using var context = new DatasetsContext();
        var version = Version(1_000);
        var (frame, done) = Show(context, dialogs => dialogs.ShowSplitAsync(version, DatasetsContext.Builder));

        frame.FindAll("input[name=split-manner]")[1].Change(true);
        frame.Find("#split-seed").Change("7");
        frame.Find("#split-form").Submit();

        Assert.True(await done);
        Assert.Equal((version.Id, new SplitSettings { TestFraction = 0.3, Seed = 7, StratifyBy = "city" }), Assert.Single(context.Catalog.Splits));
        Assert.EndsWith($"/datasets/{context.Catalog.Datasets[0].Id}", context.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_ByTime_SendsTheColumnThatOrders()
    {
        await using var context = new DatasetsContext();
        var (frame, _) = Show(context, dialogs => dialogs.ShowSplitAsync(Version(1_000), DatasetsContext.Builder));

        frame.FindAll("input[name=split-manner]")[2].Change(true);
        frame.Find("#split-form").Submit();

        var settings = Assert.Single(context.Catalog.Splits).Settings;
        Assert.Equal(("price", null), (settings.OrderBy, settings.StratifyBy));
    }

    [Fact]
    public async Task Download_Choices_GiveTheAddressOfEach()
    {
        await using var context = new DatasetsContext();
        var version = Version(10);
        var (frame, _) = Show(context, dialogs => dialogs.ShowDownloadAsync(version));
        var address = $"/api/datasets/{version.DatasetId}/versions/1/";

        Assert.Equal(address + "csv", frame.Find("a.btn-primary").GetAttribute("href"));
        frame.Find("input[type=checkbox]").Change(true);
        Assert.Equal(address + "csv?exact=1", frame.Find("a.btn-primary").GetAttribute("href"));
        frame.FindAll("input[name=download-format]")[1].Change(true);
        Assert.Equal(address + "parquet", frame.Find("a.btn-primary").GetAttribute("href"));
    }

    private static DatasetVersion Version(long rows) => DatasetsContext.Dataset("bookings", rows).Latest;

    private static (IRenderedComponent<DatasetsFrame> Frame, Task<bool> Done) Show(DatasetsContext context, Func<IDialogService, Task<bool>> show)
    {
        var frame = context.Render<DatasetsFrame>(parameters => parameters.Add(component => component.Actor, DatasetsContext.Builder));
        Task<bool>? done = null;
        frame.InvokeAsync(() => { done = show(context.Services.GetRequiredService<IDialogService>()); });
        frame.WaitForElement(".mud-dialog");
        return (frame, done!);
    }
}

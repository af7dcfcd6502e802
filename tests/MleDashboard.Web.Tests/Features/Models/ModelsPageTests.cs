using Bunit;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Trained;
using MleDashboard.Web.Features.Models;
using MleDashboard.Web.Tests.Features.Datasets;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Models;

public sealed class ModelsPageTests
{
    [Fact]
    public async Task Page_WhileLoading_ShowsASkeleton()
    {
        await using var context = new ModelsContext();
        context.Catalog.Gate = new TaskCompletionSource();

        var page = context.Open<ModelsPage>("/models");

        Assert.NotNull(page.Find("[aria-label=Loading]"));
        context.Catalog.Gate.SetResult();
        page.WaitForElement(".empty-state");
    }

    [Fact]
    public async Task Page_Empty_OffersNewModel()
    {
        await using var context = new ModelsContext();

        var page = context.Open<ModelsPage>("/models");

        Assert.Contains("No models yet", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        Assert.Equal("New model", page.Find(".empty-state .btn-primary").TextContent);
    }

    [Fact]
    public async Task Page_ForViewer_HasNoButtonsThatChange()
    {
        await using var context = new ModelsContext();
        context.AddReady();

        var page = context.Open<ModelsPage>("/models", ModelsContext.Viewer);

        Assert.DoesNotContain("New model", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".mud-menu"));
        Assert.NotEmpty(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task Page_Loaded_ShowsScoreBaselineAndState()
    {
        await using var context = new ModelsContext();
        context.AddReady();

        var page = context.Open<ModelsPage>("/models");

        Assert.Equal(
            ["Booking cancellations", "is_cancelled · 2 category", "V1 · Quick", "0.962 AUC", "0.500", "Ready", "you", "1 h ago"],
            page.FindAll("tbody td[data-label]").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task Page_FilesOfAModelChanged_ListsItAsDamaged()
    {
        await using var context = new ModelsContext();
        context.AddReady();
        context.Reports.FindDamageAsync(default!, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs(new ModelFileChanged("report.json"));

        var page = context.Open<ModelsPage>("/models");

        page.WaitForAssertion(() => Assert.Equal("Damaged", page.Find("td[data-label=Status] .tag-bad").TextContent));
        Assert.StartsWith("The model's file 'report.json' was changed", page.Find(".row-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NoBetterThanGuessing_SaysSo()
    {
        await using var context = new ModelsContext();
        context.AddReady(ModelReports.Binary(noBetter: true));

        var page = context.Open<ModelsPage>("/models");

        Assert.Equal("No better than guessing", page.Find("td[data-label=Status] .tag-warn").TextContent);
    }

    [Fact]
    public async Task Page_BuildRunning_MovesWithTheJob()
    {
        await using var context = new ModelsContext();
        var version = ModelsContext.Version(ModelVersionState.Building);
        context.Add(ModelsContext.Model("Room price", version));
        var page = context.Open<ModelsPage>("/models");

        context.Feed.Push(FakeJobFeed.Run(version.JobId, JobState.Running, 0.62) with { Remaining = (TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(65)) });

        page.WaitForAssertion(() => Assert.StartsWith("Building 62% · ", page.Find("td[data-label=Status] .tag").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Unreadable_SaysSoAndTriesAgain()
    {
        await using var context = new ModelsContext();
        context.Catalog.Fault = new IOException("disk");

        var page = context.Open<ModelsPage>("/models");

        Assert.Contains("The models could not be read.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("disk", page.Markup, StringComparison.Ordinal);
        context.Catalog.Fault = null;
        page.Find("[role=alert] button").Click();
        page.WaitForElement(".empty-state");
    }

    [Fact]
    public async Task Address_WithSearchAndSort_RestoresTheView()
    {
        await using var context = new ModelsContext();
        context.Add(ModelsContext.Model("Alpha price"));
        context.Add(ModelsContext.Model("Beta price"));
        context.Add(ModelsContext.Model("Churn"));

        var page = context.Open<ModelsPage>("/models?q=price&sort=name&desc=1");

        Assert.Equal(["Beta price", "Alpha price"], page.FindAll("td[data-label=Name]").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("price", page.Find("#model-search").GetAttribute("value"));
        Assert.Equal("descending", page.FindAll("th")[0].GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task SortHeader_Clicked_GoesToTheAddress()
    {
        await using var context = new ModelsContext();
        context.Add(ModelsContext.Model("Churn"));
        var page = context.Open<ModelsPage>("/models");

        page.FindAll("th button")[0].Click();

        Assert.EndsWith("/models?sort=name", context.Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Give the model a name.")]
    [InlineData("churn", "There is already a model named 'churn'.")]
    public async Task NewModel_NameTyped_IsCheckedLive(string name, string sentence)
    {
        await using var context = new ModelsContext();
        context.Add(ModelsContext.Model("Churn"));
        var page = context.Open<ModelsPage>("/models?new=1");

        page.WaitForElement("#model-name").Input(name);

        page.WaitForAssertion(() => Assert.Equal(sentence, page.Find("#model-name-help").TextContent));
    }

    [Fact]
    public async Task NewModel_LongName_SaysHowLong()
    {
        await using var context = new ModelsContext();
        var page = context.Open<ModelsPage>("/models?new=1");

        page.WaitForElement("#model-name").Input(new string('x', 101));

        page.WaitForAssertion(() => Assert.Contains("101 characters", page.Find("#model-name-help").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NewModel_FromADataset_StartsAtBuildWithThatTable()
    {
        await using var context = new ModelsContext();
        var table = context.AddBookings();
        var page = context.Open<ModelsPage>($"/models?dataset={table.Id}");
        page.WaitForElement("#model-name").Input("Cancellations");

        page.Find("#new-model").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/build", context.Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(table.Id, Assert.Single(context.Catalog.Drafts).DatasetVersionId);
    }

    [Fact]
    public async Task NewModel_FromADataset_BeginsWithAFreeNameSoThatOneClickIsEnough()
    {
        await using var context = new ModelsContext();
        var table = context.AddBookings();
        context.Add(ModelsContext.Model(table.DatasetName.ToUpperInvariant()));
        var page = context.Open<ModelsPage>($"/models?dataset={table.Id}");
        page.WaitForAssertion(() => Assert.Equal($"{table.DatasetName} 2", page.Find("#model-name").GetAttribute("value")));

        page.Find("#new-model").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/build", context.Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NewModel_Refused_ShowsTheSentence()
    {
        await using var context = new ModelsContext();
        context.Catalog.Refusal = new NotAllowed("create models");
        var page = context.Open<ModelsPage>("/models?new=1");
        page.WaitForElement("#model-name").Input("Cancellations");

        page.Find("#new-model").Submit();

        page.WaitForAssertion(() => Assert.Contains("Your role does not allow you to create models", page.Find("#model-name-help").TextContent, StringComparison.Ordinal));
    }
}

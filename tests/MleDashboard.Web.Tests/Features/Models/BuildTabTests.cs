using Bunit;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Checks;
using MleDashboard.Web.Features.Models;
using MleDashboard.Web.Tests.Features.Datasets;
using NSubstitute;
using static MleDashboard.Web.Tests.Features.Models.BuildTabSetup;

namespace MleDashboard.Web.Tests.Features.Models;

public sealed class BuildTabTests
{
    [Fact]
    public async Task Page_WithoutTable_SendsToSelect()
    {
        await using var context = new ModelsContext();
        var model = context.Add(ModelsContext.Model("Cancellations"));

        var page = Open(context, model);

        Assert.Contains("Choose a table first", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".page-actions .btn"));
    }

    [Fact]
    public async Task Page_UnknownModel_SaysSo()
    {
        await using var context = new ModelsContext();

        var page = context.Open<ModelPage>("/models/x/build", parameters: at => at.Add(tab => tab.Id, Guid.NewGuid()).Add(tab => tab.TabWord, "build"));

        Assert.Contains("was not found", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Target_Chosen_FillsTheRestAndSavesTheDraft()
    {
        await using var context = new ModelsContext();
        var model = AddDraft(context, settings: null);
        var page = Open(context, model);

        page.Find("#target").Click();
        page.FindAll("[role=option]").First(option => option.TextContent == "is_cancelled").MouseDown();

        page.WaitForAssertion(() => Assert.Contains("2 category prediction", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Because is_cancelled has two values.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["69.8%", "30.2%"], page.FindAll(".bar-value").Select(value => value.TextContent));
        Assert.Contains("No missing values. 2 different values.", page.Find("#target-help").TextContent, StringComparison.Ordinal);
        Assert.Equal("is_cancelled", context.Catalog.Drafts[^1].Settings!.Target);
    }

    [Fact]
    public async Task ValidateData_WithAnError_ListsItAndKeepsTheBuildFromStarting()
    {
        await using var context = new ModelsContext();
        context.Checker.CheckAsync(default!, default!, default).ReturnsForAnyArgs(
        [
            new DataFinding("labels-for-rows", FindingSeverity.Error, "is_cancelled", null, "'1' is the value of a single row.", "Add rows."),
            new DataFinding("missing-target", FindingSeverity.Warning, "is_cancelled", "12%", "840 rows have no value.", "Fill them in."),
        ]);
        var page = Open(context, AddDraft(context, new ExperimentSettings { Target = "is_cancelled" }));
        var validate = page.FindAll(".page-actions .btn").First(button => button.TextContent == "Validate data");

        await validate.ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(["Error", "Warning"], page.FindAll(".findings tbody tr td:first-child").Select(cell => cell.TextContent.Trim())));
        Assert.Contains("1 error keeps the build from being started.", page.Find(".findings").TextContent, StringComparison.Ordinal);
        Assert.Contains("840 rows have no value.", page.Find(".findings").TextContent, StringComparison.Ordinal);
        Assert.True(page.FindAll(".page-actions .btn").First(button => button.TextContent.StartsWith("Quick build", StringComparison.Ordinal)).HasAttribute("disabled"));
    }

    [Fact]
    public async Task ValidateData_WithWarningsOrNothing_LetsTheBuildStart()
    {
        await using var context = new ModelsContext();
        context.Checker.CheckAsync(default!, default!, default).ReturnsForAnyArgs([]);
        var page = Open(context, AddDraft(context, new ExperimentSettings { Target = "is_cancelled" }));

        await page.FindAll(".page-actions .btn").First(button => button.TextContent == "Validate data").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Nothing was found that a build would mind.", page.Find(".findings").TextContent, StringComparison.Ordinal));
        Assert.False(page.FindAll(".page-actions .btn").First(button => button.TextContent.StartsWith("Quick build", StringComparison.Ordinal)).HasAttribute("disabled"));
    }

    [Fact]
    public async Task Buttons_BeforeATarget_AreOff()
    {
        await using var context = new ModelsContext();

        var page = Open(context, AddDraft(context, settings: null));

        Assert.All(page.FindAll(".page-actions .btn"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Buttons_WithATarget_SayHowLong()
    {
        await using var context = new ModelsContext();

        var page = Open(context, AddDraft(context));

        Assert.Equal(["Validate data", "Preview model", "Best build · about 20 s", "Standard build · about 20 s", "Quick build · about 20 s"], page.FindAll(".page-actions .btn").Select(button => button.TextContent.Trim()));
        Assert.Contains("1,400 rows are set aside", page.Find(".plan").TextContent, StringComparison.Ordinal);
        Assert.Contains("15 to 25 s", page.Find(".plan").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has only one value, so there is nothing to predict")]
    [InlineData("has a value per row, so nothing can be learned from it")]
    [InlineData("has no values, so there is nothing to predict")]
    public async Task Target_ThatCannotBePredicted_SaysWhyBesideTheField(string reason)
    {
        await using var context = new ModelsContext();
        context.Summaries.DistributionAsync(default!, default!, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs(ModelsContext.Cancelled with { Recommended = null, Possible = [], Reason = reason });

        var page = Open(context, AddDraft(context));

        Assert.Equal($"is_cancelled {reason}.", page.Find("#target-help[role=alert]").TextContent);
        Assert.Equal("true", page.Find("#target").GetAttribute("aria-invalid"));
        Assert.All(page.FindAll(".page-actions .btn"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Build_ClickedTwice_AsksOnce()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context));
        context.Catalog.Gate = new TaskCompletionSource();
        var button = page.Find(".page-actions .btn-primary");

        button.Click();
        button.Click();
        context.Catalog.Gate.SetResult();

        page.WaitForAssertion(() => Assert.Equal(BuildPreset.Quick, Assert.Single(context.Catalog.Builds).Settings.Preset));
    }

    [Fact]
    public async Task Build_Refused_ShowsTheSentence()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context));
        context.Catalog.Refusal = new Core.Results.NotAllowed("build models");

        page.Find(".page-actions .btn-primary").Click();

        page.WaitForAssertion(() => Assert.Contains("Your role does not allow you to build models", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_ForViewer_ShowsTheDraftWithoutButtons()
    {
        await using var context = new ModelsContext();

        var page = Open(context, AddDraft(context), ModelsContext.Viewer);

        Assert.Empty(page.FindAll(".page-actions .btn"));
        Assert.True(page.Find("#target").HasAttribute("disabled"));
        Assert.Contains("lead_time", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_LeftOut_SayWhyAndHaveNoTick()
    {
        await using var context = new ModelsContext();

        var page = Open(context, AddDraft(context));

        var row = page.FindAll(".column-panel tbody tr").First(row => row.TextContent.Contains("booking_id", StringComparison.Ordinal));
        Assert.Contains("left out: one value per row", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("input"));
    }

    [Fact]
    public async Task Column_Unticked_IsSavedAsIgnored()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context));

        page.Find("input[aria-label='Use lead_time']").Change(false);

        page.WaitForAssertion(() => Assert.Equal(["lead_time"], context.Catalog.Drafts[^1].Settings!.IgnoredColumns));
        Assert.Contains("1 of 2 columns used", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_NoneTicked_StopsTheBuild()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context));

        page.FindAll(".tick-all button").First(button => button.TextContent == "Select none").Click();

        page.WaitForAssertion(() => Assert.True(page.Find(".page-actions .btn-primary").HasAttribute("disabled")));
    }

    [Fact]
    public async Task Building_LeaderboardGrowsWithTheJob()
    {
        await using var context = new ModelsContext();
        var version = ModelsContext.Version(ModelVersionState.Building);
        var job = FakeJobFeed.Run(version.JobId, JobState.Running, 0.2) with { Kind = "build-model", Title = "Quick build" };
        context.Queue.FindAsync(version.JobId, Arg.Any<CancellationToken>()).Returns(job);
        var model = AddDraft(context, versions: version);
        var page = Open(context, model);
        Assert.Empty(page.FindAll("[aria-label='Models fitted so far']"));

        context.Catalog.Candidates.Add(new LeaderboardEntry { Model = "Baseline", Learner = "baseline", ScoreVal = 0.5, FitOrder = 1 });
        context.Catalog.Candidates.Add(new LeaderboardEntry { Model = "LightGBM", Learner = "LightGBM", ScoreVal = 0.97, FitOrder = 2 });
        context.Feed.Push(job with { Fraction = 0.5 });

        page.WaitForAssertion(() => Assert.Equal(["LightGBM", "Baseline"], page.FindAll("[aria-label='Models fitted so far'] tbody b").Select(name => name.TextContent)));
        Assert.Contains("Best so far", page.FindAll("[aria-label='Models fitted so far'] tbody tr")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Building_WorkerDied_SaysItRunsAgain()
    {
        await using var context = new ModelsContext();
        var version = ModelsContext.Version(ModelVersionState.Building);
        context.Queue.FindAsync(version.JobId, Arg.Any<CancellationToken>()).Returns(FakeJobFeed.Run(version.JobId, JobState.Running, 0.1) with { Attempt = 2 });

        var page = Open(context, AddDraft(context, versions: version));

        Assert.Contains("runs again (attempt 2)", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_FinishedWhileWatching_GoesToAnalyze()
    {
        await using var context = new ModelsContext();
        var report = ModelReports.Binary();
        context.Reports.ReadAsync(default!, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs((Result<ModelReport>)report);
        var version = ModelsContext.Version(ModelVersionState.Building);
        var job = FakeJobFeed.Run(version.JobId, JobState.Running, 0.9);
        context.Queue.FindAsync(version.JobId, Arg.Any<CancellationToken>()).Returns(job);
        var model = AddDraft(context, versions: version);
        Open(context, model);

        context.Catalog.Models[0] = context.Catalog.Models[0] with { Versions = [version with { State = ModelVersionState.Ready, Content = ModelsContext.Version(ModelVersionState.Ready, report).Content }] };
        context.Feed.Push(job with { State = JobState.Succeeded, Fraction = 1 });

        await WaitForAsync(() => context.Navigation.Uri.Contains("/analyze?version=1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_Failed_SaysWhyAndOffersAnotherTry()
    {
        await using var context = new ModelsContext();
        var version = ModelsContext.Version(ModelVersionState.Failed) with { Error = "Needs about 9 GB of memory; 4 GB are allowed." };
        context.Queue.RetryAsync(default!, default, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs(Core.Results.Result.Ok);

        var page = Open(context, AddDraft(context, versions: version));

        Assert.Contains("Needs about 9 GB of memory", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Find("[role=alert] button").Click();
        await context.Queue.Received(1).RetryAsync(ModelsContext.Builder, version.JobId, Arg.Any<CancellationToken>());
    }

    private static async Task WaitForAsync(Func<bool> isTrue)
    {
        while (!isTrue())
        {
            await Task.Delay(20, Xunit.TestContext.Current.CancellationToken);
        }
    }
}

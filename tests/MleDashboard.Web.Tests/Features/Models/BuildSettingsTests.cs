using Bunit;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using static MleDashboard.Web.Tests.Features.Models.BuildTabSetup;

namespace MleDashboard.Web.Tests.Features.Models;

public sealed class BuildSettingsTests
{
    [Fact]
    public async Task Settings_InTheAddress_AreOpenAndChangeable()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context), query: "?settings=1");

        page.Find("#set-metric").Change("f1");
        page.Find("#set-split").Change("30");

        page.WaitForAssertion(() => Assert.Equal(0.3, context.Catalog.Drafts[^1].Settings!.TestFraction));
        Assert.Equal("f1", context.Catalog.Drafts[^1].Settings!.Metric);
        Assert.Equal(MetricCatalog.Find("f1")!.Help, page.Find("#set-metric-help").TextContent);
    }

    [Fact]
    public async Task Settings_OutOfRange_SayWhatIsAllowed()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context), query: "?settings=1");

        page.Find("#set-split").Change("80");

        page.WaitForAssertion(() => Assert.Equal("The test share must be between 5% and 50%.", page.Find(".settings [role=alert]").TextContent));
        Assert.True(page.Find(".page-actions .btn-primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Plan_SaysWhatEachPresetDoesAndWhatWasSet()
    {
        await using var context = new ModelsContext();
        var settings = new ExperimentSettings { Target = "is_cancelled", GroupBy = "booking_id", IsBalanced = true, IsTuned = true, IsSmall = true };

        var plan = Open(context, AddDraft(context, settings)).Find(".plan").TextContent;

        Assert.Contains("Quick build fits a few models", plan, StringComparison.Ordinal);
        Assert.Contains("Best build fits what a standard build does and may take longer", plan, StringComparison.Ordinal);
        Assert.Contains("Rows with the same booking_id stay on one side.", plan, StringComparison.Ordinal);
        Assert.Contains("Rare classes weigh as much as frequent ones.", plan, StringComparison.Ordinal);
        Assert.Contains("searched until the time is over", plan, StringComparison.Ordinal);
        Assert.Contains("One small model predicts", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_Best_IsAskedForByItsButton()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context));

        page.FindAll(".page-actions .btn").Single(button => button.TextContent.Contains("Best", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Equal(BuildPreset.Best, Assert.Single(context.Catalog.Builds).Settings.Preset));
    }

    [Fact]
    public async Task Settings_OfClasses_HaveNoFieldsOfNumbers()
    {
        await using var context = new ModelsContext();

        var page = Open(context, AddDraft(context), query: "?settings=more");

        Assert.NotEmpty(page.FindAll("#set-balanced"));
        Assert.Empty(page.FindAll("#set-interval, #set-quantile"));
        Assert.NotEmpty(page.FindAll(".monotone"));
    }

    [Fact]
    public async Task Settings_OfNumbersByPinball_AskForTheQuantile()
    {
        await using var context = new ModelsContext();
        var settings = new ExperimentSettings { Target = "is_cancelled", ProblemType = ProblemType.Regression, Metric = "pinball", Quantile = 0.9 };
        var page = Open(context, AddDraft(context, settings), query: "?settings=1");
        Assert.Empty(page.FindAll("#set-balanced"));

        page.Find("#set-quantile").Change("0.8");
        page.Find("#set-interval").Change("90");
        page.WaitForAssertion(() => Assert.Equal((0.8, 0.9), (context.Catalog.Drafts[^1].Settings!.Quantile, context.Catalog.Drafts[^1].Settings!.IntervalCoverage)));

        page.Find("#set-metric").Change("mae");
        page.WaitForAssertion(() => Assert.Equal(0.5, context.Catalog.Drafts[^1].Settings!.Quantile));
        Assert.Empty(page.FindAll("#set-quantile"));
    }

    [Fact]
    public async Task Settings_FewNeed_ShowWhenAskedForAndInTheAddress()
    {
        await using var context = new ModelsContext();
        var settings = new ExperimentSettings { Target = "is_cancelled", Folds = 5, MaxCandidates = 3 };
        var page = Open(context, AddDraft(context, settings), query: "?settings=1");
        Assert.Empty(page.FindAll("#set-folds, #set-weight, #set-trial-time, #set-candidates, .monotone"));

        page.FindAll(".settings button").Single(button => button.TextContent == "More settings (2 set)").Click();

        Assert.EndsWith("?settings=more", context.Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(4, page.FindAll("#set-folds, #set-weight, #set-trial-time, #set-candidates").Count);
        Assert.Equal("5", page.Find("#set-folds").GetAttribute("value"));
    }

    [Fact]
    public async Task Settings_EachOfTheNewFields_IsSaved()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context), query: "?settings=more");

        page.Find("#set-group").Change("booking_id");
        page.Find("#set-folds").Change("5");
        page.Find("#set-balanced").Change(true);
        page.Find("#set-weight").Change("lead_time");
        page.Find("#set-tuned").Change(true);
        page.Find("#set-trial-time").Change("30");
        page.Find("#set-candidates").Change("12");
        page.Find("#set-speed").Change("0.5");
        page.Find("#set-small").Change(true);

        page.WaitForAssertion(() => Assert.True(context.Catalog.Drafts[^1].Settings!.IsSmall));
        var saved = context.Catalog.Drafts[^1].Settings!;
        Assert.Equal(("booking_id", "lead_time", 5, 12, 0.5), (saved.GroupBy, saved.WeightBy, saved.Folds, saved.MaxCandidates, saved.MaxMillisecondsPerRow));
        Assert.Equal(TimeSpan.FromSeconds(30), saved.MaxTrialTime);
        Assert.True(saved.IsBalanced && saved.IsTuned);
    }

    [Fact]
    public async Task Monotone_ColumnAddedTurnedAndRemoved_IsSaved()
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context), query: "?settings=more");

        page.Find(".monotone > select").Change("lead_time");
        page.WaitForAssertion(() => Assert.Equal(1, context.Catalog.Drafts[^1].Settings!.Monotone["lead_time"]));

        page.Find("select[aria-label='Direction of lead_time']").Change("-1");
        page.WaitForAssertion(() => Assert.Equal(-1, context.Catalog.Drafts[^1].Settings!.Monotone["lead_time"]));

        page.Find("button[aria-label='Remove lead_time']").Click();
        page.WaitForAssertion(() => Assert.Empty(context.Catalog.Drafts[^1].Settings!.Monotone));
    }

    [Theory]
    [InlineData("#set-folds", "1", "The number of folds must be between 2 and 20.")]
    [InlineData("#set-trial-time", "0", "The time for one model must be at least a second.")]
    [InlineData("#set-candidates", "0", "The number of models must be at least 1.")]
    [InlineData("#set-speed", "0", "The milliseconds for a row must be more than 0.")]
    public async Task Settings_OutOfTheirRange_SaySo(string field, string value, string sentence)
    {
        await using var context = new ModelsContext();
        var page = Open(context, AddDraft(context), query: "?settings=more");

        page.Find(field).Change(value);

        page.WaitForAssertion(() => Assert.Equal(sentence, page.Find(".settings [role=alert]").TextContent));
    }
}

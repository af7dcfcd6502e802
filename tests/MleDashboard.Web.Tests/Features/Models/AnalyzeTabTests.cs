using Bunit;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Explanation.LearningCurves;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Trained;
using MleDashboard.Web.Features.Models;
using MleDashboard.Web.Tests.Features.Datasets;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Models;

public sealed class AnalyzeTabTests
{
    [Fact]
    public async Task Page_BeforeABuild_SendsToBuild()
    {
        await using var context = new ModelsContext();
        var model = context.Add(ModelsContext.Model("Cancellations"));

        var page = Open(context, model);

        Assert.Contains("Nothing to analyze yet", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Loaded_AnswersFirst()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady());

        Assert.Equal("The model predicts the correct is_cancelled 90.0% of the time; always answering 0 would be right 70.0%.", page.Find("h1").TextContent);
        Assert.Contains("Between 84.0% and 95.0% with 95% confidence", page.Find(".page-header").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".note-warn"));
    }

    [Fact]
    public async Task Page_NoBetterThanGuessing_WarnsPlainly()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(ModelReports.Binary(noBetter: true)));

        Assert.Contains("No better than always answering 0", page.Find(".note-warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FilesRefused_SaysWhyAndOffersABuild()
    {
        await using var context = new ModelsContext();
        var model = context.AddReady();
        context.Reports.ReadAsync(default!, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs((Result<ModelReport>)new ModelFileChanged("report.json"));

        var page = Open(context, model);

        var note = page.Find("[role=alert]");
        Assert.StartsWith("The model's file 'report.json' was changed since the model was saved.", note.TextContent, StringComparison.Ordinal);
        Assert.Equal("Build it again", note.QuerySelector("a")!.TextContent);
    }

    [Fact]
    public async Task Overview_ColumnInTheAddress_ShowsItsCurve()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?column=deposit_type");

        Assert.Contains("Impact of deposit_type on is_cancelled", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["0.2", "0.9"], page.FindAll(".bar-value").Select(value => value.TextContent));
    }

    [Fact]
    public async Task Overview_StrongestColumnFirst_WithASentence()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady());

        Assert.Equal(["60%", "40%"], page.FindAll(".impact-share").Select(share => share.TextContent));
        Assert.Contains("Higher lead_time raises P(is_cancelled=1), from 0.1 at 0 to 0.6 at 200.", page.Find("svg[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_Table_ShowsTheSameNumbers()
    {
        await using var context = new ModelsContext();
        var page = Open(context, context.AddReady());

        page.FindAll(".figure-links button").Last(button => button.TextContent == "Table").Click();

        Assert.Contains("0.6", page.FindAll(".figure-table")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_HasTheTenColumnsTheBaselineAndTheFailure()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?view=leaderboard");

        Assert.Equal(
            ["model", "score_val", "score_test", "pred_time_val", "fit_time", "pred_time_val_marginal", "fit_time_marginal", "stack_level", "can_infer", "fit_order"],
            page.FindAll(".board thead button").Select(button => button.FirstElementChild!.TextContent));
        Assert.Equal(["WeightedEnsemble_L2", "LightGBM", "Linear", "Baseline", "ExtraTrees"], Models(page));
        Assert.Contains("needs about 9 GB, 4 GB are allowed", page.FindAll(".board tbody tr")[4].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_SortInTheAddress_OrdersRowsWithFailuresLast()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?view=leaderboard&sort=fit_order");

        Assert.Equal(["Baseline", "LightGBM", "Linear", "WeightedEnsemble_L2", "ExtraTrees"], Models(page));
    }

    [Fact]
    public async Task Leaderboard_AnotherMetric_RanksByIt()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?view=leaderboard&metric=accuracy");

        Assert.Equal("LightGBM", Models(page)[0]);
        Assert.Contains("accuracy", page.FindAll(".board thead button")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_UseThisOne_SetsTheDefault()
    {
        await using var context = new ModelsContext();
        var page = Open(context, context.AddReady(), "?view=leaderboard");

        page.Find("button[aria-label='Use this one: LightGBM']").Click();

        page.WaitForAssertion(() => Assert.Equal(["LightGBM"], context.Catalog.Defaults));
        Assert.Contains("Default", page.FindAll(".board tbody tr").First(row => row.TextContent.Contains("LightGBM", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_ForViewer_HasNoDefaultButton()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?view=leaderboard", ModelsContext.Viewer);

        Assert.Empty(page.FindAll(".board button[aria-label^='Use ']"));
    }

    [Fact]
    public async Task Leaderboard_Details_ShowWeights()
    {
        await using var context = new ModelsContext();
        var page = Open(context, context.AddReady(), "?view=leaderboard");

        page.Find("button[aria-label='Details of WeightedEnsemble_L2']").Click();

        Assert.Contains("Made of, by weight", page.Find(".details").TextContent, StringComparison.Ordinal);
        Assert.Contains("0.8", page.Find(".details").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidate_InTheAddress_DrivesTheViews()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?view=metrics&model=Linear");

        Assert.Contains("84.0% of the time", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("Metrics of Linear", page.Find(".metrics h2").TextContent);
    }

    [Fact]
    public async Task Metrics_StandBesideTheBaseline()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?view=metrics");

        var accuracy = page.FindAll(".metrics tbody tr").First(row => row.QuerySelector("th")?.TextContent.Trim() == "Accuracy");
        Assert.Equal(["0.900", "0.700"], accuracy.QuerySelectorAll("td.n").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Metrics_ThresholdInTheAddress_GivesItsCounts()
    {
        await using var context = new ModelsContext();

        // 30 positives and 70 negatives: at 0.3 the curve finds 0.9 x 30 = 27 with 0.2 x 70 = 14 false alarms.
        var page = Open(context, context.AddReady(), "?view=metrics&threshold=0.3");

        Assert.Equal(["83%", "65.9%", "90%", "0.761", "27", "3", "14"], page.FindAll(".threshold-figures dd").Select(figure => figure.TextContent));
    }

    [Fact]
    public async Task Metrics_WithoutAThreshold_SayWhatTheConfusionMatrixSays()
    {
        await using var context = new ModelsContext();

        // 24 of 30 found with 4 false alarms: precision 24 / 28, F1 48 / 58.
        var page = Open(context, context.AddReady(), "?view=metrics");

        Assert.Equal("0.5", page.Find("output").TextContent);
        Assert.Equal(["90%", "85.7%", "80%", "0.828", "24", "6", "4"], page.FindAll(".threshold-figures dd").Select(figure => figure.TextContent));
    }

    [Fact]
    public async Task Scoring_CountsRightAndWrong()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?view=scoring");

        Assert.Contains("90 of 100 rows right, 10 wrong.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["70", "66", "4", "94.3%", "30", "24", "6", "80%"], page.FindAll(".scoring .data-table tbody td.n").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Scoring_OfNumbers_ShowsPairsAndResiduals()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(ModelReports.Regression()), "?view=scoring");

        Assert.Contains("typically off by 14.9", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.FindAll(".svg-wide .svg-points circle").Count);
        Assert.Equal(2, page.FindAll(".svg-wide .svg-bars rect").Count);
    }

    [Fact]
    public async Task Scoring_OfThreeClasses_CountsEachAndDrawsTheFlows()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(ModelReports.Multiclass()), "?view=scoring");

        Assert.Contains("predicts the correct quality 65.0% of the time; always answering 5 would be right 50.0%", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("13 of 20 rows right, 7 wrong.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["10", "8", "2", "80%", "8", "5", "3", "62.5%", "2", "0", "2", "0%"], page.FindAll(".scoring .data-table tbody td.n").Select(cell => cell.TextContent));
        Assert.Equal((2, 4), (page.FindAll(".svg-wide .flow-right").Count, page.FindAll(".svg-wide .flow-wrong").Count));
    }

    [Fact]
    public async Task Metrics_OfThreeClasses_HaveAMatrixAndNoThreshold()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(ModelReports.Multiclass()), "?view=metrics");

        Assert.Equal(["8", "2", "0", "3", "5", "0", "1", "1", "0"], page.FindAll(".confusion tbody td").Select(cell => cell.TextContent));
        Assert.Empty(page.FindAll(".threshold"));
        page.FindAll(".chip").Single(chip => chip.TextContent == "Shares").Click();
        Assert.Equal(["80%", "20%", "0%", "37.5%", "62.5%", "0%", "50%", "50%", "0%"], page.FindAll(".confusion tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Data_SaysWhatWasDoneWithEachColumn()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(), "?view=data");

        Assert.Contains("one value per row", page.Markup, StringComparison.Ordinal);
        Assert.Contains("bookings · version 1", page.Find(".build-facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_SaysWhatWasSet()
    {
        await using var context = new ModelsContext();
        var model = context.AddReady();
        var version = model.Versions[0];
        context.Catalog.Models[0] = model with { Versions = [version with { Settings = version.Settings with { GroupBy = "guest", Folds = 5, IsBalanced = true, Monotone = new Dictionary<string, int> { ["lead_time"] = -1 } } }] };

        var facts = Open(context, model, "?view=data").Find(".build-facts").TextContent;

        Assert.Contains("Kept together byguest", facts, StringComparison.Ordinal);
        Assert.Contains("Folds5", facts, StringComparison.Ordinal);
        Assert.Contains("Classesbalanced", facts, StringComparison.Ordinal);
        Assert.Contains("falls with lead_time", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("Rows count by", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_Scores_HaveTheirIntervals()
    {
        await using var context = new ModelsContext();
        var report = ModelReports.Binary();
        var entries = report.Leaderboard.Entries.Select(entry => entry.Model == "LightGBM" ? entry with { ScoreTestInterval = new Interval(0.94, 0.97) } : entry);

        var page = Open(context, context.AddReady(report with { Leaderboard = report.Leaderboard with { Entries = [.. entries] } }), "?view=leaderboard");

        var interval = Assert.Single(page.FindAll(".board .interval"));
        Assert.Equal("between 0.940 and 0.970 with 95% confidence", interval.GetAttribute("title"));
        Assert.StartsWith("±0.015", interval.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_WithIntervals_ShowThem()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.AddReady(Changed(evaluation => evaluation with { Intervals = new Dictionary<string, Interval> { ["accuracy"] = new(0.84, 0.95) } })), "?view=metrics");

        var accuracy = page.FindAll(".metrics tbody tr").First(row => row.QuerySelector("th")?.TextContent.Trim() == "Accuracy");
        Assert.Equal(["0.9000.840 to 0.950", "0.700"], accuracy.QuerySelectorAll("td.n").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Metrics_ThresholdOfTheModel_IsSaidAndWhatTheMatrixFollows()
    {
        await using var context = new ModelsContext();

        // The matrix has 24 of 30 found with 4 false alarms: now they are at 0.37.
        var page = Open(context, context.AddReady(Changed(evaluation => evaluation with { Threshold = 0.37 })), "?view=metrics");

        Assert.Contains("This model says 1 from a probability of 0.37 on", page.Find(".threshold").TextContent, StringComparison.Ordinal);
        Assert.Equal("0.37", page.Find("output").TextContent);
        Assert.Equal(["90%", "85.7%", "80%", "0.828", "24", "6", "4"], page.FindAll(".threshold .threshold-figures dd").Select(figure => figure.TextContent));
    }

    [Fact]
    public async Task Metrics_Reliability_IsDrawnCountedAndSaid()
    {
        await using var context = new ModelsContext();
        var reliability = new Reliability([new ReliabilityBin(0.2, 0.3, 60, 0.25, 0.26), new ReliabilityBin(0.8, 0.9, 40, 0.85, 0.6)], 0.106);

        var page = Open(context, context.AddReady(Changed(evaluation => evaluation with { Reliability = reliability })), "?view=metrics");

        Assert.Contains("They are off by 10.6 points on average. Farthest: where P(is_cancelled=1) is about 85%, it came true 60% of the time (40 rows).", page.Find(".reliability").TextContent, StringComparison.Ordinal);
        Assert.Equal(["60", "25%", "26%", "40", "85%", "60%"], page.FindAll(".reliability tbody td.n").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Overview_LearningCurve_SaysWhatMoreRowsWouldDo()
    {
        await using var context = new ModelsContext();
        var curve = new LearningCurve("roc_auc", [new(100, 0.93), new(200, 0.951), new(400, 0.968)], true, new Interval(0.01, 0.02), MoreRows.Help);

        var page = Open(context, context.AddReady(ModelReports.Binary() with { LearningCurve = curve }));

        Assert.Contains("With half of the rows a quick model's area under the ROC curve was 0.951, with all 0.968: more rows would help.", page.Find(".learning").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_OfAnOlderReport_HasNoLearningCurve()
    {
        await using var context = new ModelsContext();

        Assert.Empty(Open(context, context.AddReady()).FindAll(".learning"));
    }

    [Fact]
    public async Task TrainLonger_Clicked_BuildsAVersionWithTwiceTheTime()
    {
        await using var context = new ModelsContext();
        var page = Open(context, context.AddReady());

        page.FindAll(".page-actions button").Single(button => button.TextContent == "Train longer").Click();

        page.WaitForAssertion(() => Assert.Equal((TimeSpan.FromMinutes(4), true), (Assert.Single(context.Catalog.Builds).Settings.TimeLimit, context.Catalog.Builds[0].Settings.IsTuned)));
        Assert.EndsWith("/build", context.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainLonger_Refused_ShowsTheSentence()
    {
        await using var context = new ModelsContext();
        var page = Open(context, context.AddReady());
        context.Catalog.Refusal = new Core.Results.NotFound("The dataset version");

        page.FindAll(".page-actions button").Single(button => button.TextContent == "Train longer").Click();

        page.WaitForAssertion(() => Assert.Contains("The dataset version", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TrainLonger_ForViewer_IsNotThere()
    {
        await using var context = new ModelsContext();

        Assert.DoesNotContain("Train longer", Open(context, context.AddReady(), actor: ModelsContext.Viewer).Markup, StringComparison.Ordinal);
    }

    private static ModelReport Changed(Func<ModelEvaluation, ModelEvaluation> change)
    {
        var report = ModelReports.Binary();
        return report with { Evaluations = report.Evaluations.ToDictionary(each => each.Key, each => each.Key == report.BestModel ? change(each.Value) : each.Value) };
    }

    private static List<string> Models(IRenderedComponent<DatasetsFrame> page) =>
        [.. page.FindAll(".board tbody th").Select(head => (head.QuerySelector("a")?.TextContent ?? head.FirstChild!.TextContent).Trim())];

    private static IRenderedComponent<DatasetsFrame> Open(ModelsContext context, Model model, string query = "", Core.People.Actor? actor = null) =>
        context.Open<ModelPage>($"/models/{model.Id}/analyze{query}", actor, at => at.Add(page => page.Id, model.Id).Add(page => page.TabWord, "analyze"));
}

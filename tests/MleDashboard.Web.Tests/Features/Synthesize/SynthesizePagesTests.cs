using Bunit;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Features.Synthesize;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Synthesize;

public sealed class SynthesizePagesTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_Empty_SaysWhatToDo()
    {
        await using var context = new SynthesizeContext();

        var page = context.Show<SynthesizersPage>("/synthesize");

        Assert.Contains("No synthesizers yet", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        Assert.Equal(["/synthesize/new", "/synthesize/open"], page.FindAll(".empty-state a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task List_LoadingAndUnreadable_SaySo()
    {
        await using var context = new SynthesizeContext();
        context.Synthesizers.ListAsync(Token).ReturnsForAnyArgs(new TaskCompletionSource<IReadOnlyList<SavedSynthesizer>>().Task);
        Assert.NotNull(context.Show<SynthesizersPage>("/synthesize").Find("[aria-label=Loading]"));

        await using var broken = new SynthesizeContext();
        broken.Synthesizers.ListAsync(Token).ThrowsAsyncForAnyArgs(new IOException("disk"));
        Assert.Contains("could not be read", broken.Show<SynthesizersPage>("/synthesize").Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_SearchInTheAddress_UselessRowsAreRed()
    {
        await using var context = new SynthesizeContext();
        context.Synthesizers.ListAsync(Token).ReturnsForAnyArgs([SynthesizeContext.Ready("Trips", useless: true), SynthesizeContext.Ready("Stays")]);

        var page = context.Show<SynthesizersPage>("/synthesize?q=trip");

        var row = Assert.Single(page.FindAll("tbody tr"));
        Assert.Contains("No better than guessing", row.QuerySelector(".tag-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0.914", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_FromTheAddress_SaysTimeAndWidth_AndTrains()
    {
        await using var context = new SynthesizeContext();
        var version = context.AddDataset();

        var page = context.Show<NewSynthesizerPage>($"/synthesize/new?dataset={version.Id}&method=ctgan&target=churned&more=1");

        page.WaitForAssertion(() => Assert.Contains("Width of one row", page.Markup, StringComparison.Ordinal));
        Assert.Equal("300", page.Find("#set-epochs").GetAttribute("value"));
        await page.Find("#set-epochs").ChangeAsync(new() { Value = "5" });
        await page.Find("form").SubmitAsync();
        await context.Synthesizers.Received(1).FitAsync(
            Arg.Any<Core.People.Actor>(), "trips by CTGAN", version.Id,
            Arg.Is<SynthesisPlan>(plan => plan.Target == "churned" && plan.Settings.Synthesizer == "ctgan" && plan.Settings.Ctgan.Epochs == 5), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task New_TooWide_ProposesWhatToLeaveOut()
    {
        await using var context = new SynthesizeContext();
        var version = context.AddDataset(categories: 12);

        var page = context.Show<NewSynthesizerPage>($"/synthesize/new?dataset={version.Id}&method=ctgan");

        page.WaitForAssertion(() => Assert.Contains("more than 1,000", page.Markup, StringComparison.Ordinal));
        await page.FindAll("button").First(button => button.TextContent == "Leave these out").ClickAsync(new());
        Assert.Contains("of 14 learned", page.Find("details").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_BatchNoMultipleOfPac_CannotBeTrained()
    {
        await using var context = new SynthesizeContext();
        var version = context.AddDataset();
        var page = context.Show<NewSynthesizerPage>($"/synthesize/new?dataset={version.Id}&method=ctgan&more=1");

        await page.WaitForElement("#set-batch").ChangeAsync(new() { Value = "501" });

        Assert.Contains("batch size 501", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Open_AfterTheUpload_NamesAndOpensIt_ARefusalIsShown()
    {
        await using var context = new SynthesizeContext();
        context.Synthesizers.OpenAsync(default!, default!, default!, default!, Token).ReturnsForAnyArgs(new Core.Results.NotFound("The file"));

        var page = context.Show<OpenSynthesizerPage>("/synthesize/open?upload=k1&file=bookings.ctgan.pkl");

        Assert.Equal("bookings", page.Find("#open-name").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        Assert.Contains("The file was not found", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await context.Synthesizers.Received(1).OpenAsync(Arg.Any<Core.People.Actor>(), "bookings", "k1", "bookings.ctgan.pkl", Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Page_NotFoundAndFailed_SayTheWayOut()
    {
        await using var context = new SynthesizeContext();
        Assert.Contains("was not found", context.Page(null).Find(".empty-state").TextContent, StringComparison.Ordinal);

        await using var failed = new SynthesizeContext();
        var page = failed.Page(SynthesizeContext.Ready("Trips") with { State = SynthesizerState.Failed, Error = "It calls os.system.", Content = null, Origin = SavedOrigin.Opened });
        Assert.Contains("It calls os.system.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/synthesize/open", page.Find("[role=alert] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_Working_DrawsTheLossesAndRowsSoFar()
    {
        await using var context = new SynthesizeContext();
        context.Synthesizers.FindRunAsync(default, Token).ReturnsForAnyArgs(new SynthesizerRun
        {
            Epochs = [new EpochLosses(1, 10, -0.5, 1.5), new EpochLosses(2, 10, -0.25, 1.25)],
            Columns = ["age"],
            Rows = [["41"], [null]],
        });

        var page = context.Page(SynthesizeContext.Ready("Trips") with { State = SynthesizerState.Working, Content = null, Plan = new SynthesisPlan { Settings = new SynthesisSettings { Synthesizer = "ctgan" } } });

        Assert.Contains("After epoch 2 of 10", page.Find("svg.losses").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("svg.losses path").Count);
        Assert.Equal(["41", "–"], page.FindAll("[aria-label='Rows made so far'] tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Page_Ready_ShowsEverySettingAndColumn()
    {
        await using var context = new SynthesizeContext();

        var page = context.Page(SynthesizeContext.Ready("Trips"));

        Assert.Contains("embedding_dim", page.Find("[aria-label=Settings]").TextContent, StringComparison.Ordinal);
        Assert.Contains("2 levels", page.Find("[aria-label='Columns it makes']").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href")!.EndsWith("/download", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sample_ConditionsRulesAndTheAddress_AreAskedFor()
    {
        await using var context = new SynthesizeContext();
        var synthesizer = SynthesizeContext.Ready("Trips");
        context.Synthesizers.SampleAsync(default!, default, default!, default!, Token).ReturnsForAnyArgs(new SampleRowsOutOfRange(0));

        var page = context.Page(synthesizer, "?tab=sample&rows=500&seed=9");
        await page.FindAll("button").First(button => button.TextContent == "Add a condition").ClickAsync(new());
        await page.Find("#condition-column-0").ChangeAsync(new() { Value = "churned" });
        Assert.Equal(["yes", "no"], page.FindAll("datalist option").Select(option => option.GetAttribute("value")));
        await page.Find("#condition-value-0").ChangeAsync(new() { Value = "yes" });
        await page.Find("#condition-share-0").ChangeAsync(new() { Value = "60" });
        await page.Find("#sample-rules").ChangeAsync(new() { Value = "age > 18\n\n" });
        await page.Find("form").SubmitAsync();

        await context.Synthesizers.Received(1).SampleAsync(
            Arg.Any<Core.People.Actor>(), synthesizer.Id, "Trips sample",
            Arg.Is<SampleRequest>(rows => rows.Rows == 500 && rows.Seed == 9 && rows.Constraints.Single() == "age > 18" && rows.Conditions.Single() == new SampleCondition("churned", "yes") { Share = 0.6 }),
            Arg.Any<CancellationToken>());
        Assert.Contains("Ask for 1 to", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quality_OfAStoredReport_WorstFirst_RedWhenUseless()
    {
        await using var context = new SynthesizeContext();
        await context.StoreReportAsync(SynthesizeContext.Report(useless: true));

        var page = context.Page(SynthesizeContext.Ready("Trips", useless: true), "?tab=quality");

        page.WaitForAssertion(() => Assert.Contains("No better than guessing", page.Find("[aria-label=Use] .tag-bad").TextContent, StringComparison.Ordinal));
        Assert.Contains("0.914", page.Find("[aria-label=Overall]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Copies real rows", page.Find("[aria-label=Privacy] .tag-bad").TextContent, StringComparison.Ordinal);
        Assert.Equal("age", page.Find(".drawing").GetAttribute("aria-label"));
        Assert.Equal(4, page.Find(".drawing").QuerySelectorAll("rect").Length);
    }

    [Fact]
    public async Task Quality_FilesGone_OffersToJudgeAgain()
    {
        await using var context = new SynthesizeContext();
        context.AddDataset();

        var page = context.Page(SynthesizeContext.Ready("Trips"), "?tab=quality");

        page.WaitForAssertion(() => Assert.Contains("not in the store any more", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("button"), button => button.TextContent == "Judge quality");
    }

    [Fact]
    public async Task Compare_RecommendsByUse_NotByQuality()
    {
        await using var context = new SynthesizeContext();
        var pretty = SynthesizeContext.Ready("Pretty", useless: true);
        var useful = SynthesizeContext.Ready("Useful") with { DatasetVersionId = pretty.DatasetVersionId };
        context.Synthesizers.ListAsync(Token).ReturnsForAnyArgs([pretty, useful with { Judgement = useful.Judgement! with { Content = useful.Judgement!.Content! with { Score = 0.8 } } }]);

        var page = context.Page(pretty, "?tab=compare");

        Assert.StartsWith("Useful is the one to take", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Useful", "Pretty"], page.FindAll("tbody td[data-label=Synthesizer]").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task Compare_RowsTooNearToRealOnes_AreNotTheOnesToTake()
    {
        await using var context = new SynthesizeContext();
        var copying = SynthesizeContext.Ready("Copying");
        var safe = SynthesizeContext.Ready("Safe") with { DatasetVersionId = copying.DatasetVersionId };
        copying = copying with { Judgement = copying.Judgement! with { Content = copying.Judgement!.Content! with { KeptShare = 1, IsTooNear = true } } };
        context.Synthesizers.ListAsync(Token).ReturnsForAnyArgs([copying, safe]);

        var page = context.Page(copying, "?tab=compare");

        Assert.StartsWith("Safe is the one to take", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_ColumnsOfOneSet_AreKeptInTheirCombinations()
    {
        await using var context = new SynthesizeContext();
        DatasetColumn[] columns = [new("city", ColumnType.Categorical), new("country", ColumnType.Categorical), new("price", ColumnType.Numeric)];
        SynthesisSettings? changed = null;
        var settings = context.Render<MethodSettings>(parameters => parameters
            .Add(view => view.Settings, new SynthesisSettings())
            .Add(view => view.Plan, new SynthesisPlan { Settings = new SynthesisSettings() })
            .Add(view => view.Columns, columns)
            .Add(view => view.OnSettings, (SynthesisSettings settings) => changed = settings));

        await settings.Find("select[aria-label='Combinations of city']").ChangeAsync(new() { Value = "2" });
        Assert.Empty(changed!.FixedCombinations);
        await settings.Find("select[aria-label='Combinations of country']").ChangeAsync(new() { Value = "2" });

        Assert.Equal(["city", "country"], Assert.Single(changed.FixedCombinations));
        Assert.Empty(settings.FindAll("select[aria-label='Combinations of price']"));
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.05, 0.05, "No nearer than other people")]
    [InlineData(0.0, 0.0, 0.01, 0.05, "Comes near to real rows")]
    [InlineData(0.2, 0.01, 0.05, 0.05, "Copies real rows")]
    public void Privacy_ByTheRowsKeptBack_InWords(double copies, double holdoutCopies, double distance, double holdoutDistance, string word) => Assert.Equal(
        word,
        PrivacyWords.Of(new PrivacyReport { Copies = copies, HoldoutCopies = holdoutCopies, NearestDistance = distance, HoldoutNearestDistance = holdoutDistance }).Word);
}

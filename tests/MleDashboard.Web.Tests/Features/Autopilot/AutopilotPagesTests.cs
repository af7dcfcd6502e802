using System.Text;
using Bunit;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Results;
using MleDashboard.Web.Features.Autopilot;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Autopilot;

public sealed class AutopilotPagesTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_EmptyLoadingAndUnreadable_SaySo()
    {
        await using var empty = new AutopilotContext();
        Assert.Contains("No experiments yet", empty.Show<ExperimentsPage>("/autopilot").Find(".empty-state").TextContent, StringComparison.Ordinal);

        await using var loading = new AutopilotContext();
        loading.Catalog.ListAsync(Token).ReturnsForAnyArgs(new TaskCompletionSource<IReadOnlyList<AutopilotExperiment>>().Task);
        Assert.NotNull(loading.Show<ExperimentsPage>("/autopilot").Find("[aria-label=Loading]"));

        await using var broken = new AutopilotContext();
        broken.Catalog.ListAsync(Token).ThrowsAsyncForAnyArgs(new IOException("disk"));
        Assert.Contains("could not be read", broken.Show<ExperimentsPage>("/autopilot").Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_SearchInTheAddress_AndUnknownStatusAsText()
    {
        await using var context = new AutopilotContext();
        context.Add(AutopilotContext.Finished with { Status = "Hibernating" });

        Assert.Contains("Hibernating", context.Show<ExperimentsPage>("/autopilot?q=STAYS").Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Empty(context.Show<ExperimentsPage>("/autopilot?q=nothing").FindAll("tbody tr"));
    }

    [Fact]
    public async Task Form_NoAccount_GreysSageMakerWithTheReason()
    {
        await using var context = new AutopilotContext();
        context.AddDataset();

        var page = context.Show<NewExperimentPage>("/autopilot/new");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("input[name=engine]").Count));
        Assert.True(page.FindAll("input[name=engine]")[1].HasAttribute("disabled"));
        Assert.Contains("No AWS account is connected.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_StepsFromTheAddress_ReviewConfirmAndStart()
    {
        await using var context = new AutopilotContext();
        context.AddDataset();
        AutopilotSettings? sent = null;
        var started = context.Add(AutopilotContext.Finished);
        context.Catalog.StartAsync(default!, default!, default).ReturnsForAnyArgs(call =>
        {
            sent = call.Arg<AutopilotSettings>();
            return started;
        });

        var page = context.Show<NewExperimentPage>($"/autopilot/new?dataset={AutopilotContext.VersionId}&target=left&method=tuning&step=limits");
        page.WaitForElement("#ap-candidates").Change("5");
        page.Find("#ap-trial").Change("2.5");
        page.FindAll("input[type=checkbox]")[0].Change(true);
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Confirm the deployment", page.Markup, StringComparison.Ordinal));
        Assert.Contains("{ \"request\": 1 }", page.Find("pre").TextContent, StringComparison.Ordinal);
        var start = page.Find("button[type=submit]");
        Assert.True(start.HasAttribute("disabled"));
        page.Find(".confirm input").Change(true);
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.NotNull(sent));
        Assert.Equal(("left", TrainingMethod.Tuning, 5, TimeSpan.FromSeconds(150), true), (sent!.Target, sent.Method, sent.MaxCandidates, sent.MaxTrialTime, sent.IsDeployed));
        Assert.Matches("^stays-0301-", sent.Name);
        Assert.EndsWith($"/autopilot/{started.Id}", context.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_StepThatIsNotReachable_StaysAtTheFirst()
    {
        await using var context = new AutopilotContext();
        context.AddDataset();

        var page = context.Show<NewExperimentPage>("/autopilot/new?step=review");

        page.WaitForAssertion(() => Assert.NotNull(page.Find("#ap-dataset")));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".field-error"), error => error.TextContent.Contains("Choose the dataset", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_Live_ShowsStagesUnknownStatusAndPartialFailures()
    {
        await using var context = new AutopilotContext();
        var experiment = context.Add(AutopilotContext.Seen("AnalyzingData", "TrainingModels", "PolishingCrystals") with { PartialFailures = ["Linear: too many columns"] }, AutopilotContext.Candidate("LightGBM", 0.9));

        var page = context.Show<ExperimentPage>($"/autopilot/{experiment.Id}", parameters => parameters.Add(shown => shown.Id, experiment.Id));

        Assert.Equal(7, page.FindAll(".stage").Count);
        Assert.Contains("PolishingCrystals", page.Find(".stage-running").TextContent, StringComparison.Ordinal);
        Assert.Contains("Linear: too many columns", page.Find(".note-warn").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("button"), button => button.TextContent == "Stop experiment");
        Assert.Contains("LightGBM", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_BestFirst_FailuresLastWithTheReason()
    {
        await using var context = new AutopilotContext();
        var experiment = context.Add(AutopilotContext.Finished, AutopilotContext.Candidate("Broken", null), AutopilotContext.Candidate("Linear", 0.004), AutopilotContext.Candidate("LightGBM", 0.224));

        var rows = context.Show<ExperimentPage>($"/autopilot/{experiment.Id}?tab=trials", parameters => parameters.Add(shown => shown.Id, experiment.Id)).FindAll("tbody tr");

        Assert.Equal(["LightGBM", "Linear", "Broken"], rows.Select(row => row.QuerySelector("a")!.TextContent));
        Assert.Contains("Best", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("needs about 9 GB", rows[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notebook_WithAScriptInIt_RunsNothing()
    {
        await using var context = new AutopilotContext();
        const string evil = """
            {"nbformat":4,"cells":[
              {"cell_type":"markdown","source":"# Hello\n<script>window.evil=1</script>\n[x](javascript:alert(1))"},
              {"cell_type":"code","source":"print('<script>')","outputs":[
                {"output_type":"display_data","data":{"text/html":"<script>window.evil=2</script>"}},
                {"output_type":"display_data","data":{"text/html":"<table><tr><td><img src=x onerror=alert(1)>cell</td></tr></table>"}},
                {"output_type":"display_data","data":{"application/javascript":"window.evil=3"}}]}]}
            """;
        context.Local.OpenArtifactAsync(default!, default!, default).ReturnsForAnyArgs(_ => new MemoryStream(Encoding.UTF8.GetBytes(evil)));
        var experiment = context.Add(AutopilotContext.Finished with { Artifacts = [new(AutopilotArtifactKind.DataExplorationNotebook, "a.ipynb", "experiments/1/a.ipynb")] });

        var page = context.Show<ExperimentPage>($"/autopilot/{experiment.Id}?tab=notebooks", parameters => parameters.Add(shown => shown.Id, experiment.Id));

        page.WaitForAssertion(() => Assert.Contains("Hello", page.Find(".notebook").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script"));
        Assert.Empty(page.FindAll(".notebook img"));
        Assert.Empty(page.FindAll(".notebook a"));
        Assert.Contains("cell", page.Find(".notebook table").TextContent, StringComparison.Ordinal);
        Assert.Contains("could run a script", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_BothEngines_StandSideBySideByTheChosenMetric()
    {
        await using var context = new AutopilotContext();
        var experiment = context.Add(AutopilotContext.Finished, AutopilotContext.Candidate("LightGBM", 0.9, 0.8));
        var cloud = experiment with { Id = Guid.NewGuid(), Settings = experiment.Settings with { Engine = AutopilotEngineKind.SageMaker, Name = "cloud-1" } };
        context.Catalog.ListComparableAsync(default!, default).ReturnsForAnyArgs([(experiment, AutopilotContext.Candidate("LightGBM", 0.9, 0.8)), (cloud, AutopilotContext.Candidate("xgb-1", 0.7, 0.85)), (cloud, AutopilotContext.Candidate("unscored", null))]);

        var page = context.Show<ExperimentPage>($"/autopilot/{experiment.Id}?tab=leaderboard", parameters => parameters.Add(shown => shown.Id, experiment.Id));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Contains("xgb-1", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Amazon SageMaker", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        page.Find("#shared-metric").Change("log_loss");
        Assert.Contains("xgb-1", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidate_Tabs_ShowWhatTheReportsSay()
    {
        await using var context = new AutopilotContext();
        var experiment = context.Add(AutopilotContext.Finished with { Artifacts = [new(AutopilotArtifactKind.Model, "model.tar.gz", "s3://b/model.tar.gz", 10)] }, AutopilotContext.Candidate("LightGBM", 0.9));
        context.Local.ExplainAsync(default!, default!, default).ReturnsForAnyArgs(new CandidateExplanation([new("lead", 0.7), new("room", 0.3)]));
        context.Local.FindInsightsAsync(default!, default!, default).ReturnsForAnyArgs(AutopilotContext.Insights);
        IRenderedComponent<CandidatePage> On(string tab) => context.Show<CandidatePage>($"/autopilot/{experiment.Id}/candidates/LightGBM?tab={tab}", parameters => parameters.Add(page => page.Id, experiment.Id).Add(page => page.Name, "LightGBM"));

        Assert.Contains("lead moves the predictions most: 70%", On("explainability").Markup, StringComparison.Ordinal);
        var performance = On("performance");
        Assert.Contains("Confusion matrix", performance.Markup, StringComparison.Ordinal);
        Assert.Contains("ROC curve", performance.Markup, StringComparison.Ordinal);
        Assert.Contains("location=s3%3A%2F%2Fb%2Fmodel.tar.gz", On("artifacts").Find("td a[download]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("no row and no model left it", On("network").Markup, StringComparison.Ordinal);
        Assert.Contains("num_leaves", On("facts").Markup, StringComparison.Ordinal);
        Assert.Contains("was not found", context.Show<CandidatePage>("/autopilot/x", parameters => parameters.Add(page => page.Id, experiment.Id).Add(page => page.Name, "gone")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidate_ReportThatFailed_SaysWhy()
    {
        await using var context = new AutopilotContext();
        var experiment = context.Add(AutopilotContext.Finished, AutopilotContext.Candidate("LightGBM", 0.9));
        context.Local.ExplainAsync(default!, default!, default).ReturnsForAnyArgs(new NoReport("explainability report"));

        var page = context.Show<CandidatePage>($"/autopilot/{experiment.Id}/candidates/LightGBM", parameters => parameters.Add(shown => shown.Id, experiment.Id).Add(shown => shown.Name, "LightGBM"));

        Assert.Contains("There is no explainability report", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deploy_NeedsTheConfirmation_AndLeadsToTheEndpoint()
    {
        await using var context = new AutopilotContext();
        var experiment = context.Add(AutopilotContext.Finished, AutopilotContext.Candidate("LightGBM", 0.9));
        context.Local.ExplainAsync(default!, default!, default).ReturnsForAnyArgs(new NoReport("explainability report"));
        var endpoint = Endpoint(experiment);
        context.Catalog.DeployAsync(default!, default, default!, default!, default).ReturnsForAnyArgs(endpoint);
        var page = context.Show<CandidatePage>($"/autopilot/{experiment.Id}/candidates/LightGBM", parameters => parameters.Add(shown => shown.Id, experiment.Id).Add(shown => shown.Name, "LightGBM"));

        page.FindAll("button").First(button => button.TextContent == "Deploy").Click();
        Assert.True(page.Find(".deploy button[type=submit]").HasAttribute("disabled"));
        page.Find("#deploy-life").Change("4");
        page.Find(".deploy input[type=checkbox]").Change(true);
        page.Find(".deploy").Submit();

        await context.Catalog.Received().DeployAsync(Arg.Any<Core.People.Actor>(), experiment.Id, "LightGBM", new EndpointWish("stays-1-LightGBM", null, 1, TimeSpan.FromHours(4)), Arg.Any<CancellationToken>());
        Assert.EndsWith($"/autopilot/endpoints/{endpoint.Id}", context.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_SendsRows_ShowsAnswersAndErrors()
    {
        await using var context = new AutopilotContext();
        var endpoint = Endpoint(context.Add(AutopilotContext.Finished));
        context.Catalog.FindEndpointAsync(endpoint.Id, Arg.Any<CancellationToken>()).Returns(endpoint);
        context.Local.InvokeAsync(default!, default!, default).ReturnsForAnyArgs(call => call.Arg<EndpointCall>().ContentType == "text/csv" ? new EndpointAnswer("predicted_label\n1\n", "text/csv", TimeSpan.FromMilliseconds(12)) : new EndpointNotInService("stays", "Failed"));
        context.Catalog.RenewTokenAsync(default!, default, default).ReturnsForAnyArgs((Result<string>)"secret-token");

        var page = context.Show<EndpointPage>($"/autopilot/endpoints/{endpoint.Id}", parameters => parameters.Add(shown => shown.Id, endpoint.Id));
        page.Find("#try-rows").Change("lead,room\n3,A");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("predicted_label", page.Find(".answer").TextContent, StringComparison.Ordinal));
        page.Find("#try-rows").Change("{\"rows\":[]}");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("does not answer", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.FindAll("button").First(button => button.TextContent == "Make a token").Click();
        page.WaitForAssertion(() => Assert.Contains("secret-token", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Endpoints_EmptyAndListed()
    {
        await using var context = new AutopilotContext();
        Assert.Contains("No endpoints yet", context.Show<EndpointsPage>("/autopilot/endpoints").Markup, StringComparison.Ordinal);
        var endpoint = Endpoint(context.Add(AutopilotContext.Finished));
        context.Catalog.ListEndpointsAsync(default, default).ReturnsForAnyArgs([endpoint]);
        Assert.Contains("In service", context.Show<EndpointsPage>("/autopilot/endpoints").Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoints_Unreadable_SaySo()
    {
        await using var context = new AutopilotContext();
        context.Catalog.ListEndpointsAsync(default, default).ThrowsAsyncForAnyArgs(new IOException("disk"));
        context.Catalog.FindEndpointAsync(default(Guid), default).ThrowsAsyncForAnyArgs(new IOException("disk"));
        var experiment = context.Add(AutopilotContext.Finished);
        context.Catalog.ListComparableAsync(default!, default).ThrowsAsyncForAnyArgs(new IOException("disk"));

        Assert.Contains("could not be read", context.Show<EndpointsPage>("/autopilot/endpoints").Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("could not be read", context.Show<EndpointPage>("/autopilot/endpoints/x", parameters => parameters.Add(page => page.Id, Guid.NewGuid())).Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("could not be read", context.Show<ExperimentPage>($"/autopilot/{experiment.Id}?tab=leaderboard", parameters => parameters.Add(page => page.Id, experiment.Id)).Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private static AutopilotEndpoint Endpoint(AutopilotExperiment experiment) => new()
    {
        Id = Guid.NewGuid(),
        Name = "stays",
        Engine = AutopilotEngineKind.Local,
        Version = 1,
        ExperimentId = experiment.Id,
        ExperimentName = experiment.Name,
        Candidate = "LightGBM",
        Wish = new EndpointWish("stays"),
        Facts = new EndpointFacts { Status = EndpointStatus.InService, Url = "/api/v1/endpoints/stays/v1/invocations" },
        OwnerId = "u1",
        OwnerName = "Mary Ellen",
        CreatedAt = experiment.CreatedAt,
        JobId = Guid.NewGuid(),
    };
}

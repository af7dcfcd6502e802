using Bunit;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Web.Features.Jobs;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Jobs;

public sealed class JobsPageTests : PageTestContext
{
    [Fact]
    public void Render_NoJobs_SaysWhatRunsHereAndWhereToBegin()
    {
        var page = Open<JobsPage>("/jobs");

        Assert.Contains("No jobs yet", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/datasets", page.Find(".empty-state a").GetAttribute("href"));
    }

    [Fact]
    public void Render_WhileReading_ShowsASkeleton()
    {
        Queue.ListAsync(default!, default).ReturnsForAnyArgs(new TaskCompletionSource<IReadOnlyList<JobRun>>().Task);

        Assert.NotEmpty(Open<JobsPage>("/jobs").FindAll(".skeleton-row"));
    }

    [Fact]
    public void Render_DatabaseFails_OffersToTryAgain()
    {
        Queue.ListAsync(default!, default).ThrowsAsyncForAnyArgs(new InvalidOperationException("secret of the database"));
        var page = Open<JobsPage>("/jobs");
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);

        Queue.ListAsync(default!, default).ReturnsForAnyArgs([Job("Import · a.csv", JobState.Succeeded)]);
        page.Find(".note button").Click();

        page.WaitForAssertion(() => Assert.Contains("Import · a.csv", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_RunningAndFinished_ShowsCardsAndTable()
    {
        Queue.ListAsync(default!, default).ReturnsForAnyArgs(
        [
            Job("Build · X", JobState.Running) with { Stages = ["Split", "Learners", "Explain"], Stage = "Learners", Fraction = 0.629, BestSoFar = "LightGBM 0.97 AUC", Remaining = (TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(110)) },
            Job("Import · bad.xlsx", JobState.Failed, "u2") with { Error = "Sheet \"Data\" has no header row." },
        ]);

        var page = Open<JobsPage>("/jobs");

        var card = page.Find(".job-card");
        Assert.Contains("62%", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 to 2 min left", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Best so far: LightGBM 0.97 AUC", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("step", card.QuerySelectorAll(".job-stages li")[1].GetAttribute("aria-current"));
        var row = page.Find("tbody tr");
        Assert.Contains("A colleague", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("has no header row", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SecondAttempt_SaysThatAWorkerEnded()
    {
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([Job("Build · X", JobState.Running) with { Attempt = 2 }]);

        Assert.Contains("runs again (attempt 2)", Open<JobsPage>("/jobs").Find(".job-card").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AddressWithFilters_RestoresThem()
    {
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([Job("mine failed", JobState.Failed), Job("mine done", JobState.Succeeded), Job("theirs failed", JobState.Failed, "u2")]);

        var page = Open<JobsPage>("/jobs?owner=me&state=failed");

        Assert.Single(page.FindAll("tbody tr"));
        Assert.Contains("mine failed", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[aria-label='Whose jobs'] button:nth-child(2)").GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Click_Filter_IsWrittenToTheAddress()
    {
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([Job("done", JobState.Succeeded)]);
        var page = Open<JobsPage>("/jobs");

        page.FindAll(".chip").Single(chip => chip.TextContent == "Failed").Click();

        Assert.EndsWith("/jobs?state=failed", Address, StringComparison.Ordinal);
        Assert.Contains("No finished job ended this way", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Feed_JobEnds_MovesFromCardToTableWithoutReload()
    {
        var running = Job("Import · a.csv", JobState.Running);
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([running]);
        var page = Open<JobsPage>("/jobs");

        Feed.Push(running with { Fraction = 0.5, Revision = 2 });
        page.WaitForAssertion(() => Assert.Contains("50%", page.Find(".job-card").TextContent, StringComparison.Ordinal));
        Feed.Push(running with { State = JobState.Succeeded, FinishedAt = Now, Summary = "10,000 rows", Revision = 3 });

        page.WaitForAssertion(() => Assert.Contains("10,000 rows", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".job-card"));
    }

    [Fact]
    public void Feed_OlderState_IsIgnored()
    {
        var running = Job("Import · a.csv", JobState.Running) with { Fraction = 0.8, Revision = 9 };
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([running]);
        var page = Open<JobsPage>("/jobs");

        Feed.Push(running with { Fraction = 0.1, Revision = 3 });
        Feed.Push(Job("later", JobState.Running));

        page.WaitForAssertion(() => Assert.Contains("later", page.Markup, StringComparison.Ordinal));
        Assert.Contains("80%", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_Refused_ShowsTheSentence()
    {
        var running = Job("Import · a.csv", JobState.Running);
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([running]);
        Queue.CancelAsync(default!, default, default).ReturnsForAnyArgs(Result.Fail(new NotAllowed("stop this job")));
        var page = Open<JobsPage>("/jobs");

        page.Find("button[aria-label^='Cancel']").Click();

        page.WaitForAssertion(() => Assert.Contains("does not allow you to stop this job", page.Find(".note-bad").TextContent, StringComparison.Ordinal));
        Queue.Received().CancelAsync(Actor, running.Id, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Render_ViewerLooksAtOthersJob_HasNoButtonToStopOrRetry()
    {
        Actor = new("u9", "Viewer", Core.People.Role.Viewer);
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([Job("running", JobState.Running, "u2"), Job("failed", JobState.Failed, "u2")]);

        var page = Open<JobsPage>("/jobs");

        Assert.Empty(page.FindAll("button[aria-label^='Cancel']"));
        Assert.Empty(page.FindAll("button[aria-label^='Try again']"));
    }
}

using Bunit;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Web.Design;
using NSubstitute;

namespace MleDashboard.Web.Tests.Design;

public sealed class JobProgressCardTests : PageTestContext
{
    private readonly JobRun _job = Job("Profile · bookings", JobState.Running);
    private readonly List<JobState> _finished = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Feed_JobEnds_HidesTheCardAndTellsThePageOnce()
    {
        var card = OpenCard(_job);
        Assert.Contains("Profile · bookings", card.Markup, StringComparison.Ordinal);

        Feed.Push(_job with { State = JobState.Succeeded, Revision = 2 });
        Feed.Push(_job with { State = JobState.Succeeded, Revision = 3 });

        await _ended.Task.WaitAsync(TimeSpan.FromSeconds(20), Xunit.TestContext.Current.CancellationToken);
        await card.InvokeAsync(() => Assert.Equal([JobState.Succeeded], _finished));
        Assert.Empty(card.FindAll(".job-card"));
    }

    [Fact]
    public void Render_JobHadEnded_TellsThePage()
    {
        OpenCard(_job with { State = JobState.Cancelled });

        Assert.Equal([JobState.Cancelled], _finished);
    }

    [Fact]
    public void Feed_JobFails_ShowsTheSentence()
    {
        var card = OpenCard(_job);

        Feed.Push(_job with { State = JobState.Failed, Error = "The file ends in the middle of a row.", Revision = 2 });

        card.WaitForAssertion(() => Assert.Contains("ends in the middle of a row", card.Find(".note-bad").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Cancel_Asked_SaysThatItStops()
    {
        Queue.CancelAsync(default!, default, default).ReturnsForAnyArgs(Result.Ok);
        var card = OpenCard(_job);
        Queue.FindAsync(_job.Id, Arg.Any<CancellationToken>()).Returns(_job with { CancelRequested = true, Revision = 2 });

        card.Find("button[aria-label^='Cancel']").Click();

        card.WaitForAssertion(() => Assert.Contains("Stopping…", card.Markup, StringComparison.Ordinal));
        Assert.Empty(card.FindAll("button[aria-label^='Cancel']"));
    }

    [Fact]
    public void Render_OtherPersonsJob_CannotBeCancelledByABuilder()
    {
        Actor = new("u7", "Ben", Core.People.Role.Builder);

        Assert.Empty(OpenCard(_job).FindAll("button[aria-label^='Cancel']"));
    }

    private IRenderedComponent<JobProgressCard> OpenCard(JobRun job)
    {
        Queue.FindAsync(job.Id, Arg.Any<CancellationToken>()).Returns(job);
        return Open<JobProgressCard>("/", card => card
            .Add(parameters => parameters.JobId, job.Id)
            .Add(parameters => parameters.OnFinished, ended =>
            {
                _finished.Add(ended.State);
                _ended.TrySetResult();
            }));
    }
}

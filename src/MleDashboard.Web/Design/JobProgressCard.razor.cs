using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Web.Layout;
using MudBlazor;

namespace MleDashboard.Web.Design;

/// <summary>Finds a job, shows it while it is active, and says when it has ended.</summary>
public sealed partial class JobProgressCard : IDisposable
{
    private JobRun? _job;
    private Guid _jobId;
    private string? _error;

    [Parameter, EditorRequired] public Guid JobId { get; set; }

    /// <summary>Whether the title links to the page the job works on; off on that page itself.</summary>
    [Parameter] public bool ShowLink { get; set; }

    /// <summary>Whether a failure is shown here; off where the page says it itself.</summary>
    [Parameter] public bool ShowFailure { get; set; } = true;

    /// <summary>The job ended, well or not; also called when it had ended before the card was shown.</summary>
    [Parameter] public EventCallback<JobRun> OnFinished { get; set; }

    /// <summary>Each change while it runs, at most four a second; for pages that show more than the card.</summary>
    [Parameter] public EventCallback<JobRun> OnProgress { get; set; }

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Inject] private IJobQueue Queue { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    public void Dispose() => Live.Changed -= OnJobChanged;

    protected override void OnInitialized()
    {
        Live.Changed += OnJobChanged;
        Live.Start();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_jobId == JobId)
        {
            return;
        }

        _jobId = JobId;
        _job = null;
        if (await Queue.FindAsync(JobId, CancellationToken.None) is { } found)
        {
            await TakeAsync(found);
        }
    }

    private void OnJobChanged(JobRun job)
    {
        if (job.Id == _jobId)
        {
            _ = InvokeAsync(() => TakeAsync(job));
        }
    }

    private async Task TakeAsync(JobRun job)
    {
        if (_job is { } seen && (seen.Revision > job.Revision || !seen.IsActive && !job.IsActive))
        {
            return;
        }

        _job = job;
        StateHasChanged();
        await (job.IsActive ? OnProgress : OnFinished).InvokeAsync(job);
    }

    private async Task StopAsync()
    {
        var result = await Queue.CancelAsync(Actor, _jobId, CancellationToken.None);
        _error = result.Error?.Message;
        if (result.IsOk && await Queue.FindAsync(_jobId, CancellationToken.None) is { } changed)
        {
            await TakeAsync(changed);
        }
    }

    private Task ShowLogAsync() => _job is { } job ? DialogService.ShowLogAsync(job) : Task.CompletedTask;
}

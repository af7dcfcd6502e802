using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MleDashboard.Web.Layout;
using MudBlazor;

namespace MleDashboard.Web.Features.Jobs;

/// <summary>Everything that runs or ran. URL: <c>?owner=me&amp;state=failed&amp;job=ID</c>, the last one with its log open.</summary>
public sealed partial class JobsPage : IDisposable
{
    private const int MostShown = 1000;

    private static readonly (string? Value, string Text)[] States = [(null, "All"), ("done", "Done"), ("failed", "Failed"), ("cancelled", "Cancelled")];

    private Dictionary<Guid, JobRun>? _jobs;
    private string? _loadedFor;
    private Guid? _logOf;
    private bool _failed;
    private string? _error;

    [SupplyParameterFromQuery] private string? Owner { get; set; }

    [SupplyParameterFromQuery] private string? State { get; set; }

    [SupplyParameterFromQuery] private Guid? Job { get; set; }

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Inject] private IJobQueue Queue { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<JobsPage> Logger { get; set; } = default!;

    private int Shown { get; set; } = 100;

    private bool IsMine => Owner == "me";

    private IReadOnlyList<JobRun> ActiveJobs =>
        [.. Listed.Where(job => job.IsActive).OrderBy(job => job.State == JobState.Queued).ThenBy(job => job.CreatedAt)];

    private IReadOnlyList<JobRun> FinishedJobs =>
        [.. Listed.Where(job => !job.IsActive && (State is null || job.State == Wanted)).OrderByDescending(job => job.FinishedAt)];

    private IEnumerable<JobRun> Listed => _jobs?.Values.Where(job => !IsMine || job.OwnerId == Actor.Id) ?? [];

    private JobState? Wanted => State switch
    {
        "done" => JobState.Succeeded,
        "failed" => JobState.Failed,
        "cancelled" => JobState.Cancelled,
        _ => null,
    };

    public void Dispose() => Live.Changed -= OnJobChanged;

    protected override void OnInitialized()
    {
        Live.Changed += OnJobChanged;
        Live.Start();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedFor != $"{Owner} {State}")
        {
            _loadedFor = $"{Owner} {State}";
            await ReloadAsync();
        }

        if (Job is { } jobId && _logOf != jobId)
        {
            _logOf = jobId;
            await OpenLogAsync(jobId);
        }
        else if (Job is null)
        {
            _logOf = null;
        }
    }

    private async Task ReloadAsync()
    {
        _failed = false;
        try
        {
            var owner = IsMine ? Actor.Id : null;
            var listed = await Queue.ListAsync(new JobFilter(owner, null, Shown), CancellationToken.None);
            var ended = Wanted is { } wanted ? await Queue.ListAsync(new JobFilter(owner, wanted, Shown), CancellationToken.None) : [];
            _jobs = listed.Concat(ended).DistinctBy(job => job.Id).ToDictionary(job => job.Id);
            foreach (var job in Live.Active)
            {
                Take(job);
            }
        }
        catch (Exception exception)
        {
            ListFailed(Logger, exception);
            _failed = true;
        }
    }

    private Task ShowMoreAsync()
    {
        Shown = Math.Min(Shown * 3, MostShown);
        return ReloadAsync();
    }

    private void OnJobChanged(JobRun job) => _ = InvokeAsync(() =>
    {
        Take(job);
        StateHasChanged();
    });

    private void Take(JobRun job)
    {
        if (_jobs is not null && (!_jobs.TryGetValue(job.Id, out var seen) || seen.Revision <= job.Revision))
        {
            _jobs[job.Id] = job;
        }
    }

    private bool MayChange(JobRun job) => Actor.CanChange(job.OwnerId);

    private async Task StopAsync(JobRun job)
    {
        _error = (await Queue.CancelAsync(Actor, job.Id, CancellationToken.None)).Error?.Message;
        await RefreshAsync(job.Id);
    }

    private async Task RetryAsync(JobRun job)
    {
        _error = (await Queue.RetryAsync(Actor, job.Id, CancellationToken.None)).Error?.Message;
        await RefreshAsync(job.Id);
    }

    private async Task RefreshAsync(Guid jobId)
    {
        if (await Queue.FindAsync(jobId, CancellationToken.None) is { } job)
        {
            Take(job);
        }
    }

    private void Go(string? owner, string? state) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["owner"] = owner, ["state"] = state, ["job"] = null }), replace: true);

    private void ShowLog(Guid jobId) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("job", jobId), replace: true);

    // The address says which log is open; closing the dialog takes it out again.
    private async Task OpenLogAsync(Guid jobId)
    {
        if (await Queue.FindAsync(jobId, CancellationToken.None) is not { } job)
        {
            _error = "This job is no longer listed.";
            return;
        }

        // Mud closes its dialogs on every change of the address; this one opens after that.
        await Task.Yield();
        _ = CloseAfterAsync(await DialogService.OpenLogAsync(job));
    }

    private async Task CloseAfterAsync(IDialogReference dialog)
    {
        await dialog.Result;
        await InvokeAsync(() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("job", (Guid?)null), replace: true));
    }

    [LoggerMessage(LogLevel.Error, "Jobs could not be listed")]
    private static partial void ListFailed(ILogger logger, Exception exception);
}

using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Web.Layout;
using MudBlazor;

namespace MleDashboard.Web.Features.Home;

/// <summary>Three first steps for a new user; what was worked on last for others.</summary>
public sealed partial class HomePage : IDisposable
{
    private HomeOverview? _overview;
    private UserPreferences _preferences = UserPreferences.Default;
    private HashSet<Guid> _running = [];
    private bool _failed;
    private bool _opening;
    private string? _error;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IModelCatalog Models { get; set; } = default!;

    [Inject] private IPredictionCatalog Predictions { get; set; } = default!;

    [Inject] private IUserPreferences Preferences { get; set; } = default!;

    [Inject] private IJobQueue Queue { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<HomePage> Logger { get; set; } = default!;

    private string Greeting => $"Welcome, {Actor.Name.Split('@')[0]}";

    private bool ShowsGuide => _overview is { IsComplete: false } && !_preferences.GuideDismissed;

    public void Dispose() => Live.Changed -= OnJobChanged;

    protected override async Task OnInitializedAsync()
    {
        Live.Changed += OnJobChanged;
        Live.Start();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _preferences = await Preferences.GetAsync(Actor.Id, CancellationToken.None);
            _running = [.. Live.Active.Select(job => job.Id)];
            _overview = new HomeOverview(
                await Datasets.ListAsync(CancellationToken.None),
                await Models.ListAsync(CancellationToken.None),
                (await Predictions.ListAsync(null, CancellationToken.None)).Count > 0);
        }
        catch (Exception exception)
        {
            LoadFailed(Logger, exception);
            _failed = true;
        }
    }

    private async Task OpenSampleAsync()
    {
        if (_overview?.Sample is { } sample)
        {
            Navigation.NavigateTo($"/datasets/{sample.Id}");
            return;
        }

        if (_opening)
        {
            return;
        }

        _opening = true;
        var import = new NewImport("Hotel bookings", null, "Hotel bookings", DatasetOrigin.Sample, new ImportOptions());
        var result = await Datasets.ImportAsync(Actor, import, CancellationToken.None);
        _opening = false;
        if (result.IsOk)
        {
            Navigation.NavigateTo($"/datasets/{result.Value.DatasetId}");
        }
        else
        {
            _error = result.Error.Message;
        }
    }

    private async Task SkipGuideAsync()
    {
        _preferences = await Preferences.GetAsync(Actor.Id, CancellationToken.None) with { GuideDismissed = true };
        await Preferences.SetAsync(Actor.Id, _preferences, CancellationToken.None);
    }

    private async Task StopAsync(JobRun job) => _error = (await Queue.CancelAsync(Actor, job.Id, CancellationToken.None)).Error?.Message;

    private void OnJobChanged(JobRun job) => _ = InvokeAsync(async () =>
    {
        // A job began or ended: the lists below say something else now. Steps in between only move the cards.
        if (_overview is not null && _running.Contains(job.Id) != job.IsActive)
        {
            await LoadAsync();
        }

        StateHasChanged();
    });

    [LoggerMessage(LogLevel.Error, "Home could not be read")]
    private static partial void LoadFailed(ILogger logger, Exception exception);
}

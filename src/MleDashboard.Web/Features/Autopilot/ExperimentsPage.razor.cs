using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Web.Layout;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>Experiments of both engines in one list, live. The search is in the address.</summary>
public sealed partial class ExperimentsPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly HashSet<Guid> seen = [];
    private IReadOnlyList<AutopilotExperiment>? experiments;
    private string? loadError;

    [Inject] private IAutopilotCatalog Catalog { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<ExperimentsPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    private IReadOnlyList<AutopilotExperiment> Shown => [.. experiments!.Where(experiment =>
        string.IsNullOrWhiteSpace(Search)
        || new[] { experiment.Name, experiment.InputLabel, experiment.Settings.Target, experiment.OwnerName }.Any(text => text.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase)))];

    public void Dispose()
    {
        Live.Changed -= OnJobChanged;
        leaving.Cancel();
        leaving.Dispose();
    }

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
            experiments = await Catalog.ListAsync(leaving.Token);
            loadError = null;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The experiments could not be read.";
        }

        StateHasChanged();
    }

    private void OnJobChanged(JobRun run)
    {
        if (run.Link?.StartsWith(AutopilotLinks.List, StringComparison.Ordinal) == true)
        {
            _ = InvokeAsync(async () =>
            {
                if (seen.Add(run.Id) || !run.IsActive)
                {
                    await LoadAsync();
                }
            });
        }
    }

    private void SearchFor(string text) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(text) ? null : text), replace: true);

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of experiments could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

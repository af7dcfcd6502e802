using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Web.Layout;

namespace MleDashboard.Web.Features.Predictions;

/// <summary>All predicted tables of the workspace, live. Search and status are in the address.</summary>
public sealed partial class PredictionsPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<PredictionBatch>? batches;
    private string? loadError;

    [Inject] private IPredictionCatalog Catalog { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<PredictionsPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? State { get; set; }

    private IReadOnlyList<PredictionBatch> Shown => [.. batches!.Where(batch =>
        (string.IsNullOrWhiteSpace(Search) || new[] { batch.DatasetLabel, batch.ModelLabel, batch.OwnerName }.Any(text => text.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase)))
        && (State is null || string.Equals(batch.State.ToString(), State, StringComparison.OrdinalIgnoreCase)))];

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
            batches = await Catalog.ListAsync(null, leaving.Token);
            loadError = null;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The predictions could not be read.";
        }

        StateHasChanged();
    }

    /// <summary>A prediction that began or ended changes the list; steps in between do not.</summary>
    private void OnJobChanged(JobRun run)
    {
        var known = batches?.FirstOrDefault(batch => batch.JobId == run.Id);
        if (known is { State: PredictionBatchState.Running } ? !run.IsActive : known is null && run.Link?.StartsWith(PredictionLinks.List, StringComparison.Ordinal) == true)
        {
            _ = InvokeAsync(LoadAsync);
        }
    }

    private void SearchFor(string text) => Go("q", text);

    private void StateChanged(ChangeEventArgs change) => Go("state", (string?)change.Value);

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrWhiteSpace(value) ? null : value), replace: true);

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of predictions could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

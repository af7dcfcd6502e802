using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MleDashboard.Web.Layout;
using MudBlazor;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>All datasets of the workspace, live. Search and sort are in the address.</summary>
public sealed partial class DatasetsPage : IDisposable
{
    private static readonly (DatasetSort Key, string Label)[] Columns =
    [
        (DatasetSort.Name, "Name"),
        (DatasetSort.Rows, "Rows"),
        (DatasetSort.Columns, "Columns"),
        (DatasetSort.Size, "Size"),
        (DatasetSort.Created, "Created"),
        (DatasetSort.Owner, "Owner"),
        (DatasetSort.Status, "Status"),
    ];

    private readonly CancellationTokenSource leaving = new();
    private readonly HashSet<Guid> seen = [];
    private IReadOnlyList<Dataset>? datasets;
    private IReadOnlyList<DatasetLine> lines = [];
    private string? loadError;
    private bool isBusy;

    [Inject] private IDatasetCatalog Catalog { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private ILogger<DatasetsPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor? Actor { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")] private string? Descending { get; set; }

    private bool CanBuild => Actor?.CanBuild == true;

    private DatasetSort Order => Enum.TryParse<DatasetSort>(Sort, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : DatasetSort.Created;

    /// <summary>Newest first unless the address says otherwise.</summary>
    private bool IsDescending => Sort is null || Descending == "1";

    private string CountSentence => lines.Count == datasets?.Count
        ? Formats.Count(lines.Count, "dataset", "datasets")
        : $"{Formats.Count(lines.Count)} of {Formats.Count(datasets?.Count ?? 0, "dataset", "datasets")}";

    public void Dispose()
    {
        Live.Changed -= OnJobChanged;
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        // Registered before the list is read: a job that ends in between is told twice, never missed.
        Live.Changed += OnJobChanged;
        Live.Start();
        await LoadAsync();
    }

    protected override void OnParametersSet() => Arrange();

    private static bool IsNumber(DatasetSort sort) => sort is DatasetSort.Rows or DatasetSort.Columns or DatasetSort.Size;

    private async Task LoadAsync()
    {
        try
        {
            datasets = await Catalog.ListAsync(leaving.Token);
            loadError = null;
            Arrange();
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The datasets could not be read.";
        }

        StateHasChanged();
    }

    private void OnJobChanged(JobRun run) => _ = InvokeAsync(() => TakeAsync(run));

    /// <summary>A job of a listed dataset moves its tag; one that ended, or that fills a dataset not listed yet, needs the list again.</summary>
    private async Task TakeAsync(JobRun run)
    {
        var isNew = seen.Add(run.Id);
        var isListed = datasets?.Any(dataset => dataset.Versions.Any(version => version.JobId == run.Id)) == true;
        if (isListed && run.IsActive)
        {
            StateHasChanged();
        }
        else if (isListed || (isNew && run.Link?.StartsWith(DatasetLinks.List, StringComparison.Ordinal) == true))
        {
            await LoadAsync();
        }
    }

    private JobRun? JobOf(DatasetVersion version) => version.JobId is { } id ? Live.Find(id) : null;

    private void Arrange() => lines = datasets is null ? [] : DatasetListing.Arrange(datasets, Search, Order, IsDescending);

    private void SearchFor(string text) => Go(string.IsNullOrWhiteSpace(text) ? null : text, Sort, Descending);

    private void ClearSearch() => Go(null, Sort, Descending);

    /// <summary>The same column again turns the order; a new one starts with the largest number or the first letter.</summary>
    private void SortBy(DatasetSort sort)
    {
        var descending = sort == Order ? !IsDescending : IsNumber(sort) || sort == DatasetSort.Created;
        Go(Search, Word(sort), descending ? "1" : null);
    }

    private void SortFromSelect(ChangeEventArgs change)
    {
        var parts = ((string?)change.Value ?? "").Split(':');
        if (parts is [var key, var descending] && Enum.TryParse<DatasetSort>(key, out var sort))
        {
            Go(Search, Word(sort), descending == "True" ? "1" : null);
        }
    }

    private static string Word(DatasetSort sort) => sort.ToString().ToLowerInvariant();

    private void Go(string? search, string? sort, string? descending) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = search, ["sort"] = sort, ["desc"] = descending }),
        replace: true);

    private string AriaSort(DatasetSort sort) => sort != Order ? "none" : IsDescending ? "descending" : "ascending";

    private string SortMark => IsDescending ? "↓" : "↑";

    private async Task OpenSampleAsync()
    {
        if (Actor is null || isBusy)
        {
            return;
        }

        isBusy = true;
        var result = await Catalog.ImportAsync(Actor, SampleImport.Bookings, leaving.Token);
        isBusy = false;
        if (result.IsOk)
        {
            Navigation.NavigateTo(DatasetLinks.Page(result.Value.DatasetId));
        }
        else
        {
            Snackbar.SayFailed(result.Error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of datasets could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

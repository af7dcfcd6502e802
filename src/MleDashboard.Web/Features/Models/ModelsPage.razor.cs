using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MleDashboard.Web.Layout;
using MudBlazor;

namespace MleDashboard.Web.Features.Models;

/// <summary>All models of the workspace, live. Search and sort are in the address; <c>?new=1</c> (with <c>?dataset=</c>) opens the New model dialog; <c>target</c> begins its build with a column to predict.</summary>
public sealed partial class ModelsPage : IDisposable
{
    private static readonly (ModelSort? Key, string Label, bool IsNumber)[] Columns =
    [
        (ModelSort.Name, "Name", false),
        (ModelSort.Predicts, "Predicts", false),
        (null, "Latest version", false),
        (ModelSort.Score, "Score", true),
        (null, "Baseline", true),
        (ModelSort.Status, "Status", false),
        (ModelSort.Owner, "Owner", false),
        (ModelSort.Changed, "Changed", false),
    ];

    private readonly CancellationTokenSource leaving = new();
    private readonly HashSet<Guid> seen = [];
    private readonly Dictionary<Guid, string> damages = [];
    private IReadOnlyList<Model>? models;
    private IReadOnlyList<ModelLine> lines = [];
    private string? loadError;
    private string? openedFor;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private IModelReports Reports { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private KeptText Kept { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private ILogger<ModelsPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")] private string? Descending { get; set; }

    [SupplyParameterFromQuery(Name = "new")] private string? New { get; set; }

    [SupplyParameterFromQuery(Name = "dataset")] private Guid? DatasetVersionId { get; set; }

    [SupplyParameterFromQuery(Name = "target")] private string? Target { get; set; }

    private bool CanBuild => Actor.CanBuild;

    private ModelSort Order => Enum.TryParse<ModelSort>(Sort, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : ModelSort.Changed;

    /// <summary>Last changed first unless the address says otherwise.</summary>
    private bool IsDescending => Sort is null || Descending == "1";

    private string CountSentence => lines.Count == models?.Count
        ? Formats.Count(lines.Count, "model", "models")
        : $"{Formats.Count(lines.Count)} of {Formats.Count(models?.Count ?? 0, "model", "models")}";

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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (New != "1" && DatasetVersionId is null)
        {
            openedFor = null;
        }
        else if (CanBuild && models is not null && openedFor != Navigation.Uri)
        {
            openedFor = Navigation.Uri;

            // The dialog provider closes its dialogs when the address changes, and may hear of that after this page: let it go first.
            await Task.Yield();
            await OpenDialogAsync();
        }
    }

    protected override void OnParametersSet() => Arrange();

    private async Task LoadAsync()
    {
        try
        {
            models = await Catalog.ListAsync(leaving.Token);
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
            loadError = "The models could not be read.";
        }

        StateHasChanged();
        await FindDamagesAsync();
    }

    /// <summary>After the list is seen: files are hashed when they are looked at for the first time.</summary>
    private async Task FindDamagesAsync()
    {
        try
        {
            foreach (var version in lines.Select(line => line.Latest).OfType<ModelVersion>().ToList())
            {
                var damage = version.Content is { } content ? await Reports.FindDamageAsync(content.ArtifactKey, leaving.Token) : null;
                if (damage is null ? damages.Remove(version.Id) : damages.TryAdd(version.Id, damage.Message))
                {
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private void OnJobChanged(JobRun run) => _ = InvokeAsync(() => TakeAsync(run));

    /// <summary>A listed build's tag moves; one that ended, or that is new, needs the list again.</summary>
    private async Task TakeAsync(JobRun run)
    {
        var isNew = seen.Add(run.Id);
        var isListed = models?.Any(model => model.Versions.Any(version => version.JobId == run.Id)) == true;
        if (isListed && run.IsActive)
        {
            StateHasChanged();
        }
        else if (isListed || (isNew && run.Link?.StartsWith("/models/", StringComparison.Ordinal) == true))
        {
            await LoadAsync();
        }
    }

    private async Task OpenDialogAsync()
    {
        var parameters = new DialogParameters<NewModelDialog>
        {
            { dialog => dialog.Actor, Actor },
            { dialog => dialog.TakenNames, models?.Select(model => model.Name).ToList() ?? [] },
            { dialog => dialog.DatasetVersionId, DatasetVersionId },
            { dialog => dialog.Target, Target },
        };
        var options = new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true };
        var dialog = await DialogService.ShowAsync<NewModelDialog>("New model", parameters, options);
        var result = await dialog.Result;
        await Kept.ForgetAsync(NewModelDialog.KeptName);
        if (result is { Canceled: false, Data: Model made })
        {
            Navigation.NavigateTo(ModelLinks.Tab(made.Id, DatasetVersionId is null ? ModelTab.Select : ModelTab.Build));
        }
    }

    private JobRun? JobOf(Guid jobId) => Live.Find(jobId);

    private void Arrange() => lines = models is null ? [] : ModelListing.Arrange(models, Search, Order, IsDescending, JobOf);

    private void SearchFor(string text) => Go(string.IsNullOrWhiteSpace(text) ? null : text, Sort, Descending);

    /// <summary>The same column again turns the order.</summary>
    private void SortBy(ModelSort sort)
    {
        var descending = sort == Order ? !IsDescending : sort is ModelSort.Score or ModelSort.Changed;
        Go(Search, sort.ToString().ToLowerInvariant(), descending ? "1" : null);
    }

    private void Go(string? search, string? sort, string? descending) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = search, ["sort"] = sort, ["desc"] = descending }),
        replace: true);

    private string AriaSort(ModelSort sort) => sort != Order ? "none" : IsDescending ? "descending" : "ascending";

    private string SortMark(ModelSort sort) => sort != Order ? "" : IsDescending ? "↓" : "↑";

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of models could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>Parts of the page; the names are the values of "tab" in the address.</summary>
public enum DatasetTab
{
    Data,
    Columns,
    LeftOut,
    Versions,
}

/// <summary>One version of one dataset: its rows, its columns, what was left out, and what can be done with it.</summary>
public sealed partial class DatasetPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Dataset? dataset;
    private DatasetVersion? version;
    private string? loadError;
    private Guid loaded;
    private bool isGoingBack;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "version")] private int? Number { get; set; }

    [SupplyParameterFromQuery] private string? Tab { get; set; }

    [SupplyParameterFromQuery] private long? Offset { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery] private string? Edit { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [Inject] private IDatasetCatalog Catalog { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    private string? SafeReturn => Hosting.ReturnUrl.SafeOrNone(ReturnUrl);

    private DatasetTab AskedTab => Enum.TryParse<DatasetTab>(Tab, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : DatasetTab.Data;

    /// <summary>A version without content has only its place among the versions to show.</summary>
    private DatasetTab ShownTab => version?.Content is not { } content ? DatasetTab.Versions
        : AskedTab == DatasetTab.LeftOut && content.RejectedRows == 0 ? DatasetTab.Data
        : AskedTab;

    private string SourceSentence => version!.Origin switch
    {
        DatasetOrigin.Sample => "The bundled sample, generated from documented shares.",
        DatasetOrigin.Upload => $"From {version.Source}{(string.IsNullOrEmpty(version.Content?.FormatDescription) ? "" : $" ({version.Content.FormatDescription})")}.",
        _ => $"{version.Source}.",
    };

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Id)
        {
            (loaded, dataset, version) = (Id, null, null);
            await LoadAsync();
        }
        else if (Number is { } number && dataset?.Versions.All(known => known.Number != number) == true)
        {
            // Made since this page read the dataset, by "Change types" or an import.
            await LoadAsync();
        }

        Choose();
        GoBackWhenReady();
    }

    private async Task LoadAsync()
    {
        try
        {
            dataset = await Catalog.FindAsync(Id, leaving.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Choose();
        GoBackWhenReady();
        StateHasChanged();
    }

    /// <summary>An import that another page asked for ends on that page, with the new table chosen there.</summary>
    private void GoBackWhenReady()
    {
        if (isGoingBack || SafeReturn is not { } origin || version is not { State: DatasetVersionState.Ready, Content: { } content })
        {
            return;
        }

        isGoingBack = true;
        Snackbar.SayDone(content.RejectedRows == 0
            ? $"'{Formats.MiddleEllipsis(dataset!.Name, 60)}' is imported."
            : $"'{Formats.MiddleEllipsis(dataset!.Name, 60)}' is imported; {Formats.Count(content.RejectedRows, "row was", "rows were")} left out.");
        var target = Navigation.GetUriWithQueryParameters(Navigation.ToAbsoluteUri(origin).ToString(), new Dictionary<string, object?> { ["dataset"] = version.Id });
        Navigation.NavigateTo(target, replace: true);
    }

    /// <summary>The list of versions below the card shows the percent too.</summary>
    private void ShowProgress() => StateHasChanged();

    /// <summary>The version of the address; without one the newest that is ready, so that a failed update does not hide good rows.</summary>
    private void Choose()
    {
        version = Number is { } number
            ? dataset?.Versions.FirstOrDefault(candidate => candidate.Number == number)
            : dataset?.Versions.FirstOrDefault(candidate => candidate.State == DatasetVersionState.Ready) ?? dataset?.Latest;
        loadError = dataset is null ? "This dataset does not exist. It may have been deleted."
            : version is null ? $"'{dataset.Name}' has no version {Number}."
            : null;
    }

    private string TabHref(DatasetTab tab) => Uri(new() { ["tab"] = tab == DatasetTab.Data ? null : tab.ToString().ToLowerInvariant(), ["edit"] = null, ["offset"] = null });

    private string? Current(DatasetTab tab) => tab == ShownTab ? "page" : null;

    private void SearchColumns(string search) => Navigation.NavigateTo(Uri(new() { ["q"] = search.Length == 0 ? null : search }), replace: true);

    private void GoToRow(long offset) => Navigation.NavigateTo(Uri(new() { ["offset"] = offset == 0 ? null : offset }));

    private void EditTypes(bool isEditing) => Navigation.NavigateTo(Uri(new() { ["edit"] = isEditing ? "types" : null }));

    private string Uri(Dictionary<string, object?> changes) => Navigation.GetUriWithQueryParameters(changes);

    private async Task AfterDelete()
    {
        if (await Catalog.FindAsync(Id, leaving.Token) is null)
        {
            Snackbar.SayDone($"'{Formats.MiddleEllipsis(dataset?.Name ?? "Dataset", 60)}' was deleted.");
            Navigation.NavigateTo(DatasetLinks.List);
        }
        else
        {
            await LoadAsync();
            Navigation.NavigateTo(DatasetLinks.Page(Id), replace: true);
        }
    }
}

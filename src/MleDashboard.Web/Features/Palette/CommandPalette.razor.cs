using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Layout;
using MudBlazor;

namespace MleDashboard.Web.Features.Palette;

/// <summary>Finds anything by name. Reads the names when it opens, filters in memory.</summary>
public sealed partial class CommandPalette
{
    private const int MostShown = 12;

    private List<PaletteItem> _all = [];
    private IReadOnlyList<PaletteItem> _found = [];
    private string _query = "";
    private int _active;
    private bool _loaded;
    private bool _loading;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IModelCatalog Models { get; set; } = default!;

    [Inject] private IJobQueue Jobs { get; set; } = default!;

    [Inject] private ThemeState Theme { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private ILogger<CommandPalette> Logger { get; set; } = default!;

    private async Task LoadAsync()
    {
        if (_loaded || _loading)
        {
            return;
        }

        _loading = true;
        _all = [.. Pages(), .. Actions()];
        Filter();
        try
        {
            var datasets = await Datasets.ListAsync(CancellationToken.None);
            var models = await Models.ListAsync(CancellationToken.None);
            var jobs = await Jobs.ListAsync(new JobFilter(Take: 50), CancellationToken.None);
            _all.AddRange(datasets.Select(dataset => new PaletteItem("Dataset", dataset.Name, Icons.Material.Outlined.TableChart, $"/datasets/{dataset.Id}")));
            _all.AddRange(models.Select(model => new PaletteItem("Model", model.Name, Icons.Material.Outlined.Insights, $"/models/{model.Id}")));
            _all.AddRange(jobs.Select(job => new PaletteItem("Job", job.Title, Icons.Material.Outlined.PlayCircle, job.Link ?? $"/jobs?job={job.Id}")));
        }
        catch (Exception exception)
        {
            // Pages can still be reached by name.
            ReadFailed(Logger, exception);
        }

        _loaded = true;
        _loading = false;
        Filter();
    }

    private void OnInput(string text)
    {
        _query = text;
        Filter();
    }

    private void Filter()
    {
        _active = 0;
        _found = _query.Length == 0
            ? [.. _all.Take(MostShown)]
            : [.. _all.Select(item => (item, score: item.Score(_query))).Where(pair => pair.score > 0).OrderByDescending(pair => pair.score).Take(MostShown).Select(pair => pair.item)];
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (_found.Count == 0)
        {
            return;
        }

        switch (key.Key)
        {
            case "ArrowDown":
                _active = (_active + 1) % _found.Count;
                break;
            case "ArrowUp":
                _active = (_active + _found.Count - 1) % _found.Count;
                break;
            case "Enter":
                await ChooseAsync(_found[_active]);
                return;
            default:
                return;
        }

        await Js.InvokeVoidAsync("mle.scrollIntoView", $"palette-{_active}");
    }

    private async Task ChooseAsync(PaletteItem item)
    {
        await Js.InvokeVoidAsync("mle.close", "palette");
        if (item.Run is not null)
        {
            await item.Run();
        }

        if (item.Href is not null)
        {
            Navigation.NavigateTo(item.Href);
        }
    }

    private void Forget()
    {
        _loaded = false;
        _found = [];
    }

    private IEnumerable<PaletteItem> Pages() => NavItems.All
        .Select(item => new PaletteItem("Page", item.Text, item.Icon, item.Href))
        .Append(new PaletteItem("Page", "Settings: users and roles", Icons.Material.Outlined.Group, "/settings/users"))
        .Append(new PaletteItem("Page", "Settings: job limits", Icons.Material.Outlined.Speed, "/settings/limits"))
        .Where(item => Actor.IsAdmin || item.Href != "/settings/users");

    private IEnumerable<PaletteItem> Actions() => Enum.GetValues<ThemeChoice>()
        .Select(choice => new PaletteItem("Action", $"Theme: {choice.ToString().ToLowerInvariant()}", Icons.Material.Outlined.DarkMode, null, () => Theme.ChooseAsync(Actor.Id, choice)));

    [LoggerMessage(LogLevel.Warning, "Names for the search could not be read")]
    private static partial void ReadFailed(ILogger logger, Exception exception);
}

using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Models;

/// <summary>Step 1: the dataset version to learn from. Only finished versions are offered.</summary>
public sealed partial class SelectTab : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<DatasetVersion>? versions;
    private DatasetVersion? chosen;
    private string search = "";
    private string? loadError;
    private bool isBusy;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private ILogger<SelectTab> Logger { get; set; } = default!;

    [Parameter, EditorRequired] public Model Model { get; set; } = default!;

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [Parameter] public EventCallback OnChanged { get; set; }

    [SupplyParameterFromQuery(Name = "dataset")] private Guid? InAddress { get; set; }

    private List<DatasetVersion> Shown =>
        [.. versions!.Where(version => version.DatasetName.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase))];

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var datasets = await Datasets.ListAsync(leaving.Token);
            versions = [.. datasets.SelectMany(dataset => dataset.Versions).Where(version => version is { State: DatasetVersionState.Ready, Content: not null })];
            var wanted = InAddress ?? Model.Draft.DatasetVersionId ?? Model.Latest()?.DatasetVersionId;
            chosen = versions.FirstOrDefault(version => version.Id == wanted);
            loadError = null;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The datasets could not be read.";
        }
    }

    private void ChooseAsync(DatasetVersion version)
    {
        chosen = version;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dataset", version.Id), replace: true);
    }

    private async Task UseAsync(DatasetVersion version)
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        var result = await Catalog.SaveDraftAsync(Actor, Model.Id, DraftFor(version), leaving.Token);
        isBusy = false;
        if (!result.IsOk)
        {
            Snackbar.SayFailed(result.Error.Message);
            return;
        }

        await OnChanged.InvokeAsync();
        Navigation.NavigateTo(ModelLinks.Tab(Model.Id, ModelTab.Build));
    }

    /// <summary>Settings made for another version of the table are kept where its columns still exist.</summary>
    private ModelDraft DraftFor(DatasetVersion version)
    {
        var settings = Model.Draft.Settings ?? Model.Latest()?.Settings;
        var schema = version.Content!.Schema;
        if (settings is null || schema.Find(settings.Target) is null)
        {
            return new ModelDraft(version.Id);
        }

        return new ModelDraft(version.Id, SettingsFit.WithSchema(settings, schema));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The datasets to choose from could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

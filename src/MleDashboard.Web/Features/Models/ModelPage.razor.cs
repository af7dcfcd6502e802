using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MleDashboard.Web.Layout;

namespace MleDashboard.Web.Features.Models;

/// <summary>One model in four steps. The step and the version are in the address; the newest finished version is shown when none is named.</summary>
public sealed partial class ModelPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly HashSet<Guid> seen = [];
    private Model? model;
    private ModelVersion? version;
    private bool isMissing;
    private string? loadError;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<ModelPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Parameter] public Guid Id { get; set; }

    [Parameter] public string? TabWord { get; set; }

    [SupplyParameterFromQuery(Name = "version")] private int? VersionNumber { get; set; }

    private ModelTab Tab => Enum.TryParse<ModelTab>(TabWord, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab
        : model?.LatestReady() is not null ? ModelTab.Analyze
        : model?.Draft.DatasetVersionId is not null || model?.Versions.Count > 0 ? ModelTab.Build
        : ModelTab.Select;

    private IReadOnlyList<Crumb> Crumbs => model is null
        ? [new Crumb("Models", ModelLinks.List), new Crumb("Model")]
        : Tab is ModelTab.Analyze or ModelTab.Predict && version is not null
            ? [new Crumb("Models", ModelLinks.List), new Crumb(model.Name, ModelLinks.Tab(model.Id, ModelTab.Build)), new Crumb($"V{version.Number}")]
            : [new Crumb("Models", ModelLinks.List), new Crumb(model.Name)];

    public void Dispose()
    {
        Live.Changed -= OnJobChanged;
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override void OnInitialized()
    {
        Live.Changed += OnJobChanged;
        Live.Start();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (model?.Id != Id)
        {
            await LoadAsync();
        }
        else
        {
            ChooseVersion();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            model = await Catalog.FindAsync(Id, leaving.Token);
            isMissing = model is null;
            loadError = null;
            ChooseVersion();
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception, Id);
            loadError = "The model could not be read.";
        }

        StateHasChanged();
    }

    private void ChooseVersion() => version = VersionNumber is { } number
        ? model?.Versions.FirstOrDefault(candidate => candidate.Number == number)
        : model?.LatestReady() ?? model?.Latest();

    private void OnJobChanged(JobRun run) => _ = InvokeAsync(() => TakeAsync(run));

    private async Task TakeAsync(JobRun run)
    {
        var isNew = seen.Add(run.Id);
        var isOurs = model?.Versions.Any(candidate => candidate.JobId == run.Id) == true;
        var isNewBuild = !isOurs && isNew && model is not null
            && run.Link?.StartsWith(string.Create(CultureInfo.InvariantCulture, $"/models/{model.Id}"), StringComparison.Ordinal) == true;
        if (!isOurs && !isNewBuild)
        {
            return;
        }

        if (run.IsActive && isOurs)
        {
            // The card on the tab follows it by itself.
            return;
        }

        var stays = Tab == ModelTab.Build && model?.Latest() is { State: ModelVersionState.Building } building && building.JobId == run.Id;
        await LoadAsync();
        if (stays && model?.Latest() is { State: ModelVersionState.Ready } ready && ready.JobId == run.Id)
        {
            // Whoever watched the build to its end wants to see what came of it.
            Navigation.NavigateTo(ModelLinks.Tab(model.Id, ModelTab.Analyze, ready.Number));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Model {ModelId} could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception, Guid modelId);
}

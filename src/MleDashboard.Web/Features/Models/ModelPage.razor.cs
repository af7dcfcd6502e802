using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>One model in four steps. The step and the version are in the address; the newest finished version is shown when none is named.</summary>
public sealed partial class ModelPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly Dictionary<Guid, JobRun> jobs = [];
    private Model? model;
    private ModelVersion? version;
    private Actor? actor;
    private bool isMissing;
    private string? loadError;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private IJobQueue Jobs { get; set; } = default!;

    [Inject] private IJobProgressFeed Feed { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<ModelPage> Logger { get; set; } = default!;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

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

    /// <summary>The job of the newest version or preview, as far as it is known.</summary>
    private JobRun? RunningJob => model?.Latest() is { } newest ? jobs.GetValueOrDefault(newest.JobId) : null;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (actor is null)
        {
            actor = Authentication is null ? null : (await Authentication).User.ToActor();
            _ = WatchAsync();
        }

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
            if (model?.Latest() is { } newest && await Jobs.FindAsync(newest.JobId, leaving.Token) is { } job)
            {
                jobs[job.Id] = job;
            }
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

    private async Task WatchAsync()
    {
        try
        {
            await foreach (var run in Feed.WatchAsync(leaving.Token))
            {
                await InvokeAsync(() => TakeAsync(run));
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task TakeAsync(JobRun run)
    {
        var isOurs = model?.Versions.Any(candidate => candidate.JobId == run.Id) == true;
        var isNewBuild = !isOurs && !jobs.ContainsKey(run.Id) && model is not null
            && run.Link?.StartsWith(string.Create(CultureInfo.InvariantCulture, $"/models/{model.Id}"), StringComparison.Ordinal) == true;
        if (!isOurs && !isNewBuild)
        {
            return;
        }

        jobs[run.Id] = run;
        if (run.IsActive && isOurs)
        {
            StateHasChanged();
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

using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>The form in steps. Step, engine, dataset, target and method are in the address; a step opens when those before it are right.</summary>
public sealed partial class NewExperimentPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly HashSet<ExperimentStep> left = [];
    private IReadOnlyList<DatasetVersion>? versions;
    private AutopilotSettings settings = new() { Name = "", Engine = AutopilotEngineKind.Local, Input = new AutopilotInput(AutopilotInputKind.Dataset), Target = "" };
    private AutopilotReview? review;
    private string? cloudMissing;
    private string? refusal;
    private string? loadError;
    private bool isNamed;
    private bool isConfirmed;
    private bool isBusy;

    [Inject] private IAutopilotCatalog Catalog { get; set; } = default!;

    [Inject] private AutopilotEngines Engines { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ILogger<NewExperimentPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery] private string? Step { get; set; }

    [SupplyParameterFromQuery(Name = "dataset")] private Guid? DatasetVersionId { get; set; }

    [SupplyParameterFromQuery(Name = "target")] private string? AskedTarget { get; set; }

    [SupplyParameterFromQuery] private string? Engine { get; set; }

    [SupplyParameterFromQuery] private string? Method { get; set; }

    private DatasetVersion? Version => versions?.FirstOrDefault(version => version.Id == settings.Input.DatasetVersionId);

    private IReadOnlyList<AutopilotSettingNotValid> Problems => AutopilotRules.Check(settings, Version?.Content?.Schema);

    /// <summary>Nothing is said of a field before its step was left once.</summary>
    private IReadOnlyList<AutopilotSettingNotValid> ShownProblems => [.. Problems.Where(problem => left.Contains(ExperimentSteps.Of(problem.Field)))];

    private ExperimentStep Reachable => Problems.Count == 0 ? ExperimentStep.Review : Problems.Min(problem => ExperimentSteps.Of(problem.Field));

    private ExperimentStep Shown => Enum.TryParse<ExperimentStep>(Step, ignoreCase: true, out var step) && Enum.IsDefined(step) && step <= Reachable ? step : ExperimentStep.Data;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task OnParametersSetAsync()
    {
        settings = settings with
        {
            Engine = Enum.TryParse<AutopilotEngineKind>(Engine, ignoreCase: true, out var engine) && cloudMissing is null ? engine : settings.Engine,
            Method = Enum.TryParse<TrainingMethod>(Method, ignoreCase: true, out var method) ? method : settings.Method,
            Input = DatasetVersionId is { } id && settings.Input.Kind == AutopilotInputKind.Dataset ? settings.Input with { DatasetVersionId = id } : settings.Input,
            Target = AskedTarget ?? settings.Target,
        };
        NameIt();
        await ReviewAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var all = await Datasets.ListAsync(leaving.Token);
            versions = [.. all.SelectMany(dataset => dataset.Versions).Where(version => version.State == DatasetVersionState.Ready)];
            cloudMissing = Engines.Find(AutopilotEngineKind.SageMaker) is { } cloud ? (await cloud.FindMissingAsync(leaving.Token))?.Message : new CloudNotConfigured().Message;
            loadError = null;
            await OnParametersSetAsync();
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

    private void Change(AutopilotSettings changed)
    {
        isNamed |= changed.Name != settings.Name;
        var hasMoved = changed.Input.DatasetVersionId != settings.Input.DatasetVersionId;
        settings = hasMoved ? changed with { Target = "", IgnoredColumns = [], SampleWeight = null } : changed;
        (review, refusal, isConfirmed) = (null, null, false);
        NameIt();
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["engine"] = settings.Engine == AutopilotEngineKind.Local ? null : settings.Engine.ToString().ToLowerInvariant(),
                ["dataset"] = settings.Input.DatasetVersionId,
                ["target"] = settings.Target.Length == 0 ? null : settings.Target,
                ["method"] = settings.Method == TrainingMethod.Auto ? null : settings.Method.ToString().ToLowerInvariant(),
            }),
            replace: true);
    }

    /// <summary>A name is proposed until the user gives one: the dataset's, with the day and time so that it is free.</summary>
    private void NameIt()
    {
        if (!isNamed && Version is { } version)
        {
            var suffix = Time.GetLocalNow().ToString("-MMdd-HHmm", System.Globalization.CultureInfo.InvariantCulture);
            settings = settings with { Name = AutopilotNames.From(version.DatasetName, AutopilotNames.MostOfExperiment - suffix.Length) + suffix };
        }
    }

    private void Confirm(bool isGiven) => isConfirmed = isGiven;

    private void Go(ExperimentStep step)
    {
        left.Add(Shown);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("step", step == ExperimentStep.Data ? null : step.ToString().ToLowerInvariant()));
    }

    private async Task NextAsync()
    {
        left.Add(Shown);
        if (Shown < ExperimentStep.Review)
        {
            if (Reachable > Shown)
            {
                Go(Shown + 1);
            }

            return;
        }

        if (isBusy || review is null || (settings.IsDeployed && !isConfirmed))
        {
            return;
        }

        isBusy = true;
        var started = await Catalog.StartAsync(Actor, settings, CancellationToken.None);
        isBusy = false;
        refusal = started.Error?.Message;
        if (started.IsOk)
        {
            Navigation.NavigateTo(AutopilotLinks.Page(started.Value.Id));
        }
    }

    private async Task ReviewAsync()
    {
        if (Shown != ExperimentStep.Review || review is not null || Engines.Find(settings.Engine) is not { } engine)
        {
            return;
        }

        var asked = await engine.ReviewAsync(settings, leaving.Token);
        review = asked.Value;
        refusal = asked.Error?.Message;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The datasets to learn from could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Checks;
using MleDashboard.Web.Design;
using MleDashboard.Web.Design.Charts;

namespace MleDashboard.Web.Features.Models;

/// <summary>Step 2: the column to predict, what goes into the model, and the click that builds it. Every choice is saved as the model's draft.</summary>
public sealed partial class BuildTab : IDisposable
{
    /// <summary>Those that can be chosen, the quickest first.</summary>
    private static readonly IReadOnlyList<BuildPreset> Presets = [BuildPreset.Quick, BuildPreset.Standard, BuildPreset.Best];

    private const string More = "more";

    private readonly CancellationTokenSource leaving = new();
    private List<(BuildPreset Preset, BuildEstimate Estimate)> estimates = [];
    private DatasetVersion? dataset;
    private ColumnSummaries? summaries;
    private TargetDistribution? distribution;
    private TargetRelations? relations;
    private ExperimentSettings? settings;
    private IReadOnlyList<BuildChoice> choices = [];
    private Guid? loadedVersion;
    private string? loadError;
    private string? refusal;
    private string? settingsRefusal;
    private bool isWithoutTable;
    private bool isChangingType;
    private bool isBusy;
    private bool isChecking;
    private IReadOnlyList<DataFinding>? findings;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IBuildChoices Choices { get; set; } = default!;

    [Inject] private IColumnSummaries Summaries { get; set; } = default!;

    [Inject] private IDataChecker Checker { get; set; } = default!;

    [Inject] private IBuildEstimator Estimator { get; set; } = default!;

    [Inject] private IJobQueue Jobs { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<BuildTab> Logger { get; set; } = default!;

    [Parameter, EditorRequired] public Model Model { get; set; } = default!;

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>The preview shown; in the address, so that a refresh shows it again.</summary>
    [SupplyParameterFromQuery(Name = "preview")] private Guid? PreviewJobId { get; set; }

    [SupplyParameterFromQuery(Name = "settings")] private string? SettingsOpen { get; set; }

    private bool AreSettingsOpen => SettingsOpen is "1" or More;

    private bool AreAllSettingsShown => SettingsOpen == More;

    private string? Target => settings?.Target is { Length: > 0 } target ? target : null;

    private ProblemType? ChosenType => distribution?.Recommended is null ? null : settings?.ProblemType ?? distribution.Recommended;

    private bool CanStart => !isBusy && findings?.Any(finding => finding.Severity is FindingSeverity.Error) is not true && Target is not null && ChosenType is not null && settingsRefusal is null
        && Model.Latest() is not { State: ModelVersionState.Building };

    private IReadOnlyList<string> ColumnNames => [.. dataset!.Content!.Schema.Columns.Select(column => column.Name)];

    private string? TargetRefusal => distribution is { Recommended: null } ? $"{distribution.Target} {distribution.Reason}." : null;

    private string TargetFacts => distribution is null
        ? Target is null ? "The column you want to know in advance." : "Reading its values."
        : $"{(distribution.MissingCount == 0 ? "No missing values" : $"{Formats.Count(distribution.MissingCount, "missing value", "missing values")}: these rows are left out")}. {Formats.Count(distribution.DistinctCount, "different value", "different values")}.";

    private IReadOnlyList<BarList.Bar> TargetBars
    {
        get
        {
            var series = new ClassSeries(TargetClasses);
            return [.. distribution!.Bars.Select(bar => new BarList.Bar(bar.Label, bar.Share, Formats.Percent(bar.Share), series.Of(bar.Label)))];
        }
    }

    private IReadOnlyList<string> TargetClasses => distribution is { IsHistogram: false } ? [.. distribution.Bars.Select(bar => bar.Label)] : [];

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = Model.Draft.DatasetVersionId ?? Model.Latest()?.DatasetVersionId;
        if (wanted is null)
        {
            isWithoutTable = true;
        }
        else if (wanted != loadedVersion)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        isWithoutTable = false;
        var id = (Model.Draft.DatasetVersionId ?? Model.Latest()?.DatasetVersionId)!.Value;
        loadedVersion = id;
        await ReadAsync(async () =>
        {
            dataset = await Datasets.FindVersionAsync(id, leaving.Token);
            if (dataset is not { State: DatasetVersionState.Ready, Content: not null })
            {
                isWithoutTable = true;
                return;
            }

            settings = Model.Draft.Settings ?? (Model.Latest() is { } latest && latest.DatasetVersionId == id ? latest.Settings : null);
            choices = await Choices.ListAsync(dataset.DatasetId, leaving.Token);
            summaries = await Summaries.SummariesAsync(dataset, leaving.Token);
        });
        if (Target is not null && dataset?.Content?.Schema.Find(Target) is not null)
        {
            await ReadTargetAsync();
        }
    }

    private async Task ChooseTargetAsync(string target)
    {
        // The rest of the settings stays; what was said about the old target does not.
        settings = SettingsFit.WithTarget(settings ?? SettingsFit.Begin(target, dataset!.Content!.Schema, choices), target);
        distribution = null;
        relations = null;
        estimates = [];
        isChangingType = false;
        if (PreviewJobId is not null)
        {
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("preview", (Guid?)null), replace: true);
        }

        await ReadTargetAsync();
        await SaveAsync(settings);
    }

    private Task ReadTargetAsync() => ReadAsync(async () =>
    {
        var target = Target!;
        distribution = await Summaries.DistributionAsync(dataset!, target, leaving.Token);
        StateHasChanged();
        var found = await Summaries.RelationsAsync(dataset!, target, leaving.Token);
        if (target == Target)
        {
            relations = found;
        }

        Estimate();
    });

    private async Task ReadAsync(Func<Task> read)
    {
        try
        {
            loadError = null;
            await read();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception, Model.Id);
            loadError = "The table could not be read.";
        }
    }

    private async Task ChangeTypeAsync(ChangeEventArgs change)
    {
        if (Enum.TryParse<ProblemType>((string?)change.Value, out var type))
        {
            isChangingType = false;
            await SaveAsync(SettingsFit.WithType(settings!, type, type == distribution!.Recommended));
        }
    }

    private Task IgnoreAsync(IReadOnlyList<string> ignored) => SaveAsync(SettingsFit.WithIgnored(settings!, ignored));

    private async Task SaveAsync(ExperimentSettings changed)
    {
        settings = changed;
        findings = null;
        settingsRefusal = BuildRules.Refusal(changed, summaries, ChosenType);
        Estimate();
        if (!Actor.CanBuild)
        {
            return;
        }

        var result = await Catalog.SaveDraftAsync(Actor, Model.Id, new ModelDraft(dataset!.Id, changed), leaving.Token);
        refusal = result.Error?.Message;
    }

    private async Task CheckDataAsync()
    {
        isChecking = true;
        try
        {
            var judged = settings!;
            await ReadAsync(async () =>
            {
                var found = await Checker.CheckAsync(dataset!, judged, leaving.Token);

                // What was changed meanwhile was not judged.
                findings = judged == settings ? found : null;
            });
        }
        finally
        {
            isChecking = false;
        }
    }

    private async Task PreviewAsync()
    {
        if (!CanStart)
        {
            return;
        }

        isBusy = true;
        var link = ModelLinks.Tab(Model.Id, ModelTab.Build);
        var jobId = await Jobs.EnqueueAsync(Actor, $"Preview · {Model.Name}", link, new PreviewModelRequest(dataset!.Id, Chosen(BuildPreset.Preview)), leaving.Token);
        isBusy = false;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("preview", jobId), replace: true);
    }

    private async Task BuildAsync(BuildPreset preset)
    {
        if (!CanStart)
        {
            return;
        }

        isBusy = true;
        try
        {
            var result = await Catalog.BuildAsync(Actor, Model.Id, dataset!.Id, Chosen(preset), leaving.Token);
            refusal = result.Error?.Message;
            if (result.IsOk)
            {
                await OnChanged.InvokeAsync();
            }
        }
        finally
        {
            isBusy = false;
        }
    }

    private ExperimentSettings Chosen(BuildPreset preset) => settings! with { Preset = preset };

    private void Estimate()
    {
        estimates = settings is not null && ChosenType is { } type && settingsRefusal is null
            ? [.. Presets.Select(preset => (preset, Estimator.Estimate(dataset!.Content!, Chosen(preset), type)))]
            : [];
    }

    private string? Time(BuildPreset preset) => estimates.Find(each => each.Preset == preset).Estimate is { } estimate ? $" · {BuildTimes.About(estimate)}" : null;

    private void ToggleSettings() =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("settings", AreSettingsOpen ? null : "1"), replace: true);

    private void ToggleMore() =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("settings", AreAllSettingsShown ? "1" : More), replace: true);

    [LoggerMessage(Level = LogLevel.Error, Message = "The table of model {ModelId} could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception, Guid modelId);
}

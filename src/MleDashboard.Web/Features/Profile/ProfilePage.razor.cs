using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Correlations;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Profiling.Targets;
using MleDashboard.Core.Results;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Profile;

/// <summary>The report of one dataset version: stored, or requested when someone first looks.</summary>
public sealed partial class ProfilePage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Dataset? dataset;
    private DatasetVersion? version;
    private ProfileReport? plain;
    private ProfileReport? report;
    private Guid? jobId;
    private string? failure;
    private string? unreadableKey;
    private string? shownKey;
    private bool isMissing;
    private string? stage;
    private TargetSection? target;
    private string? targetFailure;
    private IReadOnlyList<LeftAlert> decisions = [];
    private IReadOnlyList<Alert> leftAlerts = [];
    private string? loadError;
    private (Guid, int?)? loaded;

    [Parameter] public Guid DatasetId { get; set; }

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "version")] private int? Number { get; set; }

    [SupplyParameterFromQuery] private string? Part { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery] private string? Type { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }

    [SupplyParameterFromQuery] private int? Page { get; set; }

    [SupplyParameterFromQuery] private string? Open { get; set; }

    [SupplyParameterFromQuery] private string? Method { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? Shape { get; set; }

    [SupplyParameterFromQuery] private string? Only { get; set; }

    [SupplyParameterFromQuery] private string? Rule { get; set; }

    [SupplyParameterFromQuery] private string? Severity { get; set; }

    [SupplyParameterFromQuery] private string? Target { get; set; }

    [SupplyParameterFromQuery] private string? Limits { get; set; }

    [SupplyParameterFromQuery] private string? X { get; set; }

    [SupplyParameterFromQuery] private string? Y { get; set; }

    [SupplyParameterFromQuery(Name = "by")] private string? ColourBy { get; set; }

    [SupplyParameterFromQuery] private int? Seed { get; set; }

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IProfileCatalog Profiles { get; set; } = default!;

    [Inject] private IAlertDecisions Decisions { get; set; } = default!;

    [Inject] private ITargetAnalyzer Analyzer { get; set; } = default!;

    [Inject] private ProfileReportReader Reader { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private ProfileView View => new(Navigation)
    {
        Part = Word<ProfilePart>(Part) ?? ProfilePart.Overview,
        Search = Search ?? "",
        Type = Word<ColumnType>(Type),
        Order = Word<VariableOrder>(Sort) ?? VariableOrder.Table,
        Page = Math.Max(1, Page ?? 1),
        Open = Open,
        Method = Word<CorrelationMethod>(Method) ?? CorrelationMethod.Auto,
        AsPairs = Shape == "pairs",
        Shape = Word<VariableShape>(Shape),
        Only = Word<VariableFilter>(Only) ?? VariableFilter.All,
        Rule = Rule,
        Severity = Word<AlertSeverity>(Severity),
        Target = Target,
        Limits = Limits,
        X = X,
        Y = Y,
        ColourBy = ColourBy,
        Seed = Seed ?? 0,
    };

    private IEnumerable<(ProfilePart Part, string Text)> Parts =>
    [
        (ProfilePart.Overview, "Overview"),
        (ProfilePart.Alerts, $"Alerts ({Formats.Count(report!.Alerts.Count)})"),
        (ProfilePart.Variables, $"Variables ({Formats.Count(report.Columns.Count)})"),
        (ProfilePart.Target, "Target"),
        (ProfilePart.Interactions, "Interactions"),
        (ProfilePart.Correlations, "Correlations"),
        (ProfilePart.Missing, "Missing values"),
        (ProfilePart.Anomalies, "Odd rows"),
        (ProfilePart.Duplicates, "Duplicates"),
        (ProfilePart.Sample, "Sample"),
    ];

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (DatasetId, Number))
        {
            report = Judged();
            await AnalyzeTargetAsync();
            return;
        }

        loaded = (DatasetId, Number);
        (plain, target, targetFailure) = (null, null, null);
        (dataset, version, report, jobId, failure, unreadableKey, loadError, isMissing, stage) = (null, null, null, null, null, null, null, false, null);
        try
        {
            dataset = await Datasets.FindAsync(DatasetId, leaving.Token);
            version = Number is { } number
                ? dataset?.Versions.FirstOrDefault(candidate => candidate.Number == number)
                : dataset?.Versions.FirstOrDefault(candidate => candidate.State == DatasetVersionState.Ready) ?? dataset?.Latest;
            loadError = dataset is null ? "This dataset does not exist. It may have been deleted."
                : version is null ? $"'{dataset.Name}' has no version {Number}."
                : null;
            if (version?.Content is not null)
            {
                decisions = await Decisions.ListAsync(DatasetId, leaving.Token);
                await LoadProfileAsync();
                await AnalyzeTargetAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    /// <summary>Shows what is stored; asks for a profile when there is none and the user may.</summary>
    private async Task LoadProfileAsync()
    {
        if (await Profiles.FindAsync(version!.Id, leaving.Token) is { } stored)
        {
            await ShowAsync(stored);
        }
        else if (Actor.CanBuild)
        {
            await RequestAsync();
        }
        else
        {
            isMissing = true;
        }
    }

    private async Task RequestAsync()
    {
        failure = null;
        var requested = unreadableKey is { } lost
            ? await Profiles.RemakeAsync(Actor, version!.Id, lost, leaving.Token)
            : await Profiles.RequestAsync(Actor, version!.Id, leaving.Token);
        if (requested.IsOk)
        {
            await ShowAsync(requested.Value);
        }
        else
        {
            failure = requested.Error.Message;
        }
    }

    /// <summary>The same version in the other mode; the page waits for it as for the first.</summary>
    private async Task RemakeAsync(bool isMinimal)
    {
        var remade = shownKey is { } key ? await Profiles.RemakeAsync(Actor, version!.Id, key, leaving.Token, isMinimal) : await Profiles.RequestAsync(Actor, version!.Id, leaving.Token);
        failure = remade.Error?.Message;
        if (remade.IsOk)
        {
            (plain, report) = (null, null);
            await ShowAsync(remade.Value);
        }
    }

    private async Task ShowAsync(StoredProfile stored)
    {
        jobId = stored.State == ProfileState.Running ? stored.JobId : null;
        unreadableKey = null;
        failure = stored.State == ProfileState.Failed ? stored.Error ?? "The job ended without a report." : null;
        if (stored is { State: ProfileState.Ready, ArtifactKey: { } key })
        {
            plain = await Reader.ReadAsync(key, leaving.Token);
            report = Judged();
            (unreadableKey, shownKey) = report is null ? (key, (string?)null) : (null, key);
        }
        else if (stored.State == ProfileState.Running)
        {
            await ShowPartAsync(stored.JobId);
        }
    }

    /// <summary>What the running job has so far. Nothing is lost when a part is missed: the next one or the whole report has it too.</summary>
    private async Task ShowPartAsync(Guid job)
    {
        if (await Reader.ReadPartAsync(version!.Id, job, leaving.Token) is { } part && jobId == job)
        {
            plain = part;
            report = Judged();
        }
    }

    private async Task TakeProgressAsync(JobRun job)
    {
        if (stage != job.Stage)
        {
            stage = job.Stage;
            await ShowPartAsync(job.Id);
        }
    }

    /// <summary>The analysis of the column in the address, unless it is there already; its findings join the alerts.</summary>
    private async Task AnalyzeTargetAsync()
    {
        if (version?.Content is not { } content || target?.Target == Target)
        {
            return;
        }

        (target, targetFailure) = (null, null);
        if (Target is not null && content.Schema.Find(Target) is null)
        {
            targetFailure = $"This version has no column '{Target}'.";
        }
        else if (Target is { } column)
        {
            StateHasChanged();
            try
            {
                var section = await Analyzer.AnalyzeAsync(version, column, leaving.Token);
                target = column == Target ? section : target;
            }
            catch (Exception error) when (error is IOException or OperationCanceledException)
            {
                targetFailure = error is IOException ? "The rows of this version cannot be read." : null;
            }
        }

        report = Judged();
    }

    /// <summary>The report with the alerts of the column to predict and of the thresholds in the address, without those that are left as they are.</summary>
    private ProfileReport? Judged()
    {
        if (plain is null)
        {
            return null;
        }

        var settings = plain.Reproduction.Settings;
        var judged = target is null && Limits is null ? plain : AlertRules.Judge(plain with
        {
            Target = target,
            Reproduction = plain.Reproduction with { Settings = settings with { Thresholds = AlertSetting.Apply(settings.Thresholds, Limits?.Split(',') ?? []).Value ?? settings.Thresholds } },
        });
        leftAlerts = [.. judged.Alerts.Where(alert => decisions.Any(left => left.Concerns(alert)))];
        return judged with { Alerts = [.. judged.Alerts.Except(leftAlerts)] };
    }

    private async Task<Result> DecideAsync(Alert alert, bool isLeft)
    {
        var decided = await Decisions.SetAsync(Actor, DatasetId, alert, isLeft, leaving.Token);
        decisions = await Decisions.ListAsync(DatasetId, leaving.Token);
        report = Judged();
        StateHasChanged();
        return decided;
    }

    private bool IsPending(ReportSection section) => report!.Pending.Contains(section);

    private void ChooseVersion(ChangeEventArgs change) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("version", int.Parse((string)change.Value!, CultureInfo.InvariantCulture)));

    private string Download(string ending) => string.Create(CultureInfo.InvariantCulture, $"/api/datasets/{DatasetId}/versions/{version!.Number}/profile.{ending}");

    private static T? Word<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

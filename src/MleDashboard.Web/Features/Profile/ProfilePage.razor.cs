using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
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
    private ProfileFindings findings = default!;
    private TargetSection? target;
    private string? targetFailure;
    private string? loadError;
    private (Guid, int?)? loaded;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IProfileCatalog Profiles { get; set; } = default!;

    [Inject] private IAlertDecisions Decisions { get; set; } = default!;

    [Inject] private IBuildChoices Choices { get; set; } = default!;

    [Inject] private ITargetAnalyzer Analyzer { get; set; } = default!;

    [Inject] private ProfileReportReader Reader { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

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

    protected override void OnInitialized() => findings = new ProfileFindings(Decisions, Choices);

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
                await findings.LoadAsync(DatasetId, leaving.Token);
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

    private ProfileReport? Judged() => plain is null ? null : findings.Judge(plain, target, Limits);

    private Task<Result> DecideAsync(Alert alert, bool isLeft) => ShowFindingsAsync(findings.DecideAsync(Actor, DatasetId, alert, isLeft, leaving.Token));

    private Task<Result> ChooseAsync(string column, AlertActionKind? kind) => ShowFindingsAsync(findings.ChooseAsync(Actor, version!, column, kind, leaving.Token));

    private async Task<Result> ShowFindingsAsync(Task<Result> change)
    {
        var changed = await change;
        report = Judged();
        StateHasChanged();
        return changed;
    }

    private bool IsPending(ReportSection section) => report!.Pending.Contains(section);

    private void ChooseVersion(ChangeEventArgs change) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("version", int.Parse((string)change.Value!, CultureInfo.InvariantCulture)));

    private string Download(string ending) => ProfileLinks.Download(version!, ending, Target, Limits);
}

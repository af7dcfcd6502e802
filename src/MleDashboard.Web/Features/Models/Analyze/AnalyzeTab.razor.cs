using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>Step 3: the answer first, then the parts, then the machinery. View, candidate and version are in the address.</summary>
public sealed partial class AnalyzeTab
{
    private ElementReference views;
    private ModelReport? report;
    private ModelVerdict? verdict;
    private string? loadError;
    private string? loadedKey;
    private string? refusal;
    private bool areViewsWatched;
    private bool isStarting;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private IModelReports Reports { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private ILogger<AnalyzeTab> Logger { get; set; } = default!;

    [Parameter, EditorRequired] public Model Model { get; set; } = default!;

    [Parameter] public ModelVersion? Version { get; set; }

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [Parameter] public EventCallback OnChanged { get; set; }

    [SupplyParameterFromQuery(Name = "version")] private int? VersionNumber { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? ViewWord { get; set; }

    [SupplyParameterFromQuery(Name = "model")] private string? CandidateInAddress { get; set; }

    private AnalyzeView View => AnalyzeLinks.Of(ViewWord);

    private string DefaultModel => Version!.DefaultModel ?? report!.BestModel;

    /// <summary>The candidate all views are about: the one in the address, else the default.</summary>
    private string Candidate => CandidateInAddress is { } asked && report!.Evaluations.ContainsKey(asked) ? asked : DefaultModel;

    protected override async Task OnParametersSetAsync()
    {
        if (Version is not { State: ModelVersionState.Ready, Content: { } content })
        {
            return;
        }

        if (loadedKey != content.ArtifactKey)
        {
            loadedKey = content.ArtifactKey;
            var read = await Reports.ReadAsync(content.ArtifactKey, CancellationToken.None);
            report = read.Value;
            loadError = read.Error?.Message;
            if (loadError is not null)
            {
                LogReportRefused(Logger, Version.Id, loadError);
            }
        }

        verdict = report?.VerdictOf(Candidate);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (report is not null && !areViewsWatched)
        {
            areViewsWatched = true;
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "./scripts/arrow-links.js");
            await module.InvokeVoidAsync("watch", views);
        }
    }

    private string LongerHelp =>
        $"Builds a new version with the same settings and up to {Formats.Duration(LongerBuild.Of(Version!.Settings).TimeLimit!.Value)}: what is fitted stays, and better settings of the learners are searched.";

    private async Task TrainLongerAsync()
    {
        if (isStarting)
        {
            return;
        }

        isStarting = true;
        try
        {
            var result = await Catalog.BuildLongerAsync(Actor, Version!.Id, CancellationToken.None);
            refusal = result.Error?.Message;
            if (result.IsOk)
            {
                await OnChanged.InvokeAsync();
                Navigation.NavigateTo(ModelLinks.Tab(Model.Id, ModelTab.Build));
            }
        }
        finally
        {
            isStarting = false;
        }
    }

    private string ViewLink(AnalyzeView view) => Navigation.GetUriWithQueryParameters(
        ModelLinks.Tab(Model.Id, ModelTab.Analyze),
        new Dictionary<string, object?>
        {
            ["version"] = Version!.Number,
            ["view"] = AnalyzeLinks.Word(view),
            ["model"] = Candidate == DefaultModel ? null : Candidate,
        });

    private void ChooseVersion(ChangeEventArgs change) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["version"] = (string?)change.Value, ["model"] = null }));

    private void ChooseCandidate(ChangeEventArgs change)
    {
        var chosen = (string?)change.Value;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("model", chosen == DefaultModel ? null : chosen), replace: true);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The report of model version {VersionId} was refused: {Reason}")]
    private static partial void LogReportRefused(ILogger logger, Guid versionId, string reason);
}

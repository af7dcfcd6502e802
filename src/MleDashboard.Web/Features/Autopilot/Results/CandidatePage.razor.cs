using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>One candidate: why, how well, from what and where; deploy and predict. The part is in the address.</summary>
public sealed partial class CandidatePage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private AutopilotExperiment? experiment;
    private AutopilotCandidate? candidate;
    private IReadOnlyList<AutopilotArtifact> artifacts = [];
    private (Guid, string) loaded;
    private bool isMissing;
    private string? loadError;
    private string? open;

    [Parameter] public Guid Id { get; set; }

    [Parameter] public string Name { get; set; } = "";

    [Inject] private IAutopilotCatalog Catalog { get; set; } = default!;

    [Inject] private AutopilotEngines Engines { get; set; } = default!;

    [Inject] private ILogger<CandidatePage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "tab")] private string? AskedTab { get; set; }

    private CandidateTab Shown => Enum.TryParse<CandidateTab>(AskedTab, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : CandidateTab.Explainability;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (Id, Name))
        {
            loaded = (Id, Name);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            experiment = await Catalog.FindAsync(Id, leaving.Token);
            candidate = experiment is null ? null : (await Catalog.ListCandidatesAsync(Id, leaving.Token)).FirstOrDefault(each => each.Name == Name);
            isMissing = candidate is null;
            artifacts = candidate is null ? [] : await ArtifactsAsync(experiment!, candidate);
            loadError = null;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The candidate could not be read.";
        }

        StateHasChanged();
    }

    /// <summary>Its own files, folders opened, then the experiment's; where listing fails the folders themselves.</summary>
    private async Task<IReadOnlyList<AutopilotArtifact>> ArtifactsAsync(AutopilotExperiment of, AutopilotCandidate one)
    {
        var listed = await Engines.For(of.Engine).ListArtifactsAsync(of, one, leaving.Token);
        return [.. (listed.IsOk ? listed.Value : one.Artifacts).Concat(of.Run.Artifacts).DistinctBy(artifact => artifact.Location)];
    }

    private void Open(string part) => open = open == part ? null : part;

    [LoggerMessage(Level = LogLevel.Error, Message = "A candidate could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

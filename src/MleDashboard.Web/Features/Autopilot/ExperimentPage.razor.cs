using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>One experiment: its stages live, trials as they finish, notebooks, and how it compares. The part is in the address.</summary>
public sealed partial class ExperimentPage : IDisposable
{
    /// <summary>Job progress arrives four times a second; candidates and stages are read again this often at most.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource leaving = new();
    private AutopilotExperiment? experiment;
    private IReadOnlyList<AutopilotCandidate> candidates = [];
    private IReadOnlyList<AutopilotEndpoint> endpoints = [];
    private DateTimeOffset readAt;
    private Guid loadedId;
    private bool isMissing;
    private string? loadError;

    [Parameter] public Guid Id { get; set; }

    [Inject] private IAutopilotCatalog Catalog { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ILogger<ExperimentPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "tab")] private string? AskedTab { get; set; }

    [SupplyParameterFromQuery] private string? Book { get; set; }

    private ExperimentTab Shown => Enum.TryParse<ExperimentTab>(AskedTab, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : ExperimentTab.Run;

    private AutopilotCandidate? Best => candidates.FirstOrDefault(candidate => candidate.Name == experiment?.Run.BestCandidate);

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loadedId != Id)
        {
            loadedId = Id;
            experiment = null;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            readAt = Time.GetUtcNow();
            experiment = await Catalog.FindAsync(Id, leaving.Token);
            isMissing = experiment is null;
            candidates = experiment is null ? [] : await Catalog.ListCandidatesAsync(Id, leaving.Token);
            endpoints = experiment is null ? [] : await Catalog.ListEndpointsAsync(Id, leaving.Token);
            loadError = null;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The experiment could not be read.";
        }

        StateHasChanged();
    }

    private Task RefreshAsync() => Time.GetUtcNow() - readAt < Refresh ? Task.CompletedTask : LoadAsync();

    private async Task StopAsync()
    {
        if (!await Dialogs.ConfirmAsync("Stop the experiment?", "What is finished is kept: trials, notebooks and the best model so far.", "Stop experiment"))
        {
            return;
        }

        var stopped = await Catalog.StopAsync(Actor, Id, CancellationToken.None);
        if (!stopped.IsOk)
        {
            Snackbar.SayFailed(stopped.Error.Message);
        }

        await LoadAsync();
    }

    private async Task DeleteAsync()
    {
        if (!await Dialogs.ConfirmAsync($"Delete {experiment!.Name}?", "Its trials, notebooks and exported rows are deleted. A model that this server trained stays under Models; objects in S3 stay in S3.", "Delete experiment"))
        {
            return;
        }

        var deleted = await Catalog.DeleteAsync(Actor, Id, CancellationToken.None);
        if (deleted.IsOk)
        {
            Navigation.NavigateTo(AutopilotLinks.List);
        }
        else
        {
            Snackbar.SayFailed(deleted.Error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An experiment could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

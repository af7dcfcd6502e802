using Microsoft.AspNetCore.Components;
using MleDashboard.Core.People;
using MleDashboard.Core.Synthesis.Saved;
using MudBlazor;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>One synthesizer: its run while it learns, then what it is, its rows, how good they are and how others compare. The part is in the address.</summary>
public sealed partial class SynthesizerPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private SavedSynthesizer? synthesizer;
    private SynthesizerRun run = SynthesizerRun.Empty;
    private bool isMissing;
    private string? loadError;

    [Inject] private ISavedSynthesizers Catalog { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<SynthesizerPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] private string? Tab { get; set; }

    private SynthesizerTab Shown => Enum.TryParse<SynthesizerTab>(Tab, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : SynthesizerTab.About;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (synthesizer?.Id != Id)
        {
            (synthesizer, run) = (null, SynthesizerRun.Empty);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            synthesizer = await Catalog.FindAsync(Id, leaving.Token);
            isMissing = synthesizer is null;
            run = await Catalog.FindRunAsync(Id, leaving.Token);
            loadError = null;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception, Id);
            loadError = "The synthesizer could not be read.";
        }

        StateHasChanged();
    }

    private async Task LoadRunAsync()
    {
        try
        {
            run = await Catalog.FindRunAsync(Id, leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private static string TabText(SynthesizerTab tab) => tab switch
    {
        SynthesizerTab.Sample => "Sample rows",
        SynthesizerTab.Quality => "Quality",
        SynthesizerTab.Compare => "Compare methods",
        _ => "Settings",
    };

    private async Task RenameAsync()
    {
        if (await SynthesizerActions.RenameAsync(DialogService, Actor, synthesizer!))
        {
            await LoadAsync();
        }
    }

    private async Task DeleteAsync()
    {
        if (await SynthesizerActions.DeleteAsync(DialogService, Snackbar, Catalog, Actor, synthesizer!))
        {
            Navigation.NavigateTo(SynthesizerLinks.List);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Synthesizer {SynthesizerId} could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception, Guid synthesizerId);
}

using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Design;
using MleDashboard.Web.Layout;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>All synthesizers of the workspace, live. The search is in the address.</summary>
public sealed partial class SynthesizersPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly HashSet<Guid> seen = [];
    private IReadOnlyList<SavedSynthesizer>? synthesizers;
    private string? loadError;

    [Inject] private ISavedSynthesizers Catalog { get; set; } = default!;

    [Inject] private LiveJobs Live { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<SynthesizersPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    private IReadOnlyList<SavedSynthesizer> Shown => [.. synthesizers!.Where(synthesizer =>
        string.IsNullOrWhiteSpace(Search)
        || new[] { synthesizer.Name, synthesizer.Source, SynthesizerLinks.Method(synthesizer) ?? "", synthesizer.OwnerName }.Any(text => text.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase)))];

    private string CountSentence => Shown.Count == synthesizers!.Count
        ? Formats.Count(synthesizers.Count, "synthesizer", "synthesizers")
        : $"{Formats.Count(Shown.Count)} of {Formats.Count(synthesizers.Count, "synthesizer", "synthesizers")}";

    public void Dispose()
    {
        Live.Changed -= OnJobChanged;
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Live.Changed += OnJobChanged;
        Live.Start();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            synthesizers = await Catalog.ListAsync(leaving.Token);
            loadError = null;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The synthesizers could not be read.";
        }

        StateHasChanged();
    }

    private void OnJobChanged(JobRun run) => _ = InvokeAsync(async () =>
    {
        var isNew = seen.Add(run.Id);
        if (run.Link?.StartsWith(SynthesizerLinks.List, StringComparison.Ordinal) != true)
        {
            return;
        }

        if (isNew || !run.IsActive)
        {
            await LoadAsync();
        }
        else
        {
            StateHasChanged();
        }
    });

    private void SearchFor(string text) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(text) ? null : text), replace: true);

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of synthesizers could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}

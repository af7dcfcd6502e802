using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Core.Synthesis.Saved;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>The newest judgement of a synthesizer, and how to ask for another. How many columns are drawn and which one is in the address.</summary>
public sealed partial class QualityView : IDisposable
{
    private const int FewColumns = 5;

    private readonly CancellationTokenSource leaving = new();
    private JudgementReport? report;
    private string? shownKey;
    private IReadOnlyList<DatasetVersion> versions = [];
    private Guid? realId;
    private string? target;
    private string? refusal;
    private bool isGone;
    private bool isBusy;

    [Inject] private ISavedSynthesizers Catalog { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private JudgementReader Reader { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired] public SavedSynthesizer Synthesizer { get; set; } = default!;

    [Parameter] public EventCallback OnChanged { get; set; }

    [SupplyParameterFromQuery] private string? Columns { get; set; }

    [SupplyParameterFromQuery] private string? Column { get; set; }

    private int Worst => Columns == "all" ? int.MaxValue : FewColumns;

    private IEnumerable<string> Targets => Synthesizer.Content!.Columns
        .Where(column => !column.IsMadeNew && column.Type is not (ColumnType.Text or ColumnType.Identifier))
        .Select(column => column.Name)
        .Where(name => versions.FirstOrDefault(version => version.Id == realId)?.Content?.Schema.Find(name) is not null);

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var all = await Datasets.ListAsync(leaving.Token);
            versions = [.. all.SelectMany(dataset => dataset.Versions).Where(version => version is { State: DatasetVersionState.Ready, IsSynthetic: false })];
        }
        catch (OperationCanceledException)
        {
            return;
        }

        realId ??= versions.Any(version => version.Id == Synthesizer.DatasetVersionId) ? Synthesizer.DatasetVersionId : BestMatch();
        target ??= Synthesizer.Judgement?.Content?.Target ?? Synthesizer.Plan?.Target;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Synthesizer.Judgement?.Content is { } content && content.ArtifactKey != shownKey)
        {
            shownKey = content.ArtifactKey;
            try
            {
                report = await Reader.ReadAsync(content, leaving.Token);
                isGone = report is null;
            }
            catch (OperationCanceledException)
            {
                // The page was left.
            }
        }
    }

    /// <summary>The table that has all columns of an opened file, when there is one.</summary>
    private Guid? BestMatch() => versions.FirstOrDefault(version => Synthesizer.Content!.Columns.All(column => version.Content!.Schema.Find(column.Name) is not null))?.Id;

    private void ChooseReal(Guid? id)
    {
        realId = id;
        target = target is not null && Targets.Contains(target) ? target : null;
    }

    private void ShowColumn(string? column) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["columns"] = column is null ? (Columns == "all" ? null : "all") : Columns, ["column"] = column }), replace: true);

    private Task ReloadAsync() => OnChanged.InvokeAsync();

    private async Task JudgeAsync()
    {
        if (isBusy || realId is not { } real)
        {
            return;
        }

        isBusy = true;
        var result = await Catalog.JudgeAsync(Actor, Synthesizer.Id, new JudgeWish(real, target), CancellationToken.None);
        isBusy = false;
        refusal = result.Error?.Message;
        if (result.IsOk)
        {
            await OnChanged.InvokeAsync();
        }
    }
}

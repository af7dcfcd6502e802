using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Training;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Models;

/// <summary>Asks for a name, checked while it is typed; closes with the new <see cref="Model"/>.</summary>
public sealed partial class NewModelDialog
{
    /// <summary>See <see cref="KeptText"/>.</summary>
    public const string KeptName = "new-model-name";

    private string name = "";
    private string? shown;
    private bool isBusy;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IBuildChoices Choices { get; set; } = default!;

    [Inject] private KeptText Kept { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [Parameter] public IReadOnlyCollection<string> TakenNames { get; set; } = [];

    /// <summary>The table the model begins with.</summary>
    [Parameter] public Guid? DatasetVersionId { get; set; }

    /// <summary>The column to predict, when it is known already.</summary>
    [Parameter] public string? Target { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (await Kept.FindAsync(KeptName) is { Length: > 0 } kept && name.Length == 0)
        {
            name = kept;
            shown = ModelNames.Refusal(name, TakenNames);
        }
        else if (DatasetVersionId is { } id && await Datasets.FindVersionAsync(id, CancellationToken.None) is { } table && name.Length == 0)
        {
            name = ModelNames.Free(table.DatasetName, TakenNames);
        }
    }

    private void Typed(string text)
    {
        name = text;
        shown = ModelNames.Refusal(name, TakenNames);
    }

    private async Task CreateAsync()
    {
        shown = ModelNames.Refusal(name, TakenNames);
        if (shown is not null || isBusy)
        {
            return;
        }

        isBusy = true;
        var result = await Catalog.CreateAsync(Actor, name.Trim(), CancellationToken.None);
        if (result.IsOk && DatasetVersionId is { } datasetVersionId)
        {
            await Catalog.SaveDraftAsync(Actor, result.Value.Id, new ModelDraft(datasetVersionId, await SettingsAsync(datasetVersionId)), CancellationToken.None);
        }

        isBusy = false;
        if (result.IsOk)
        {
            Dialog.Close(DialogResult.Ok(result.Value));
        }
        else
        {
            shown = result.Error.Message;
        }
    }

    private async Task<ExperimentSettings?> SettingsAsync(Guid versionId) =>
        Target is { } target && await Datasets.FindVersionAsync(versionId, CancellationToken.None) is { Content: { } content } table
            ? SettingsFit.Begin(target, content.Schema, await Choices.ListAsync(table.DatasetId, CancellationToken.None))
            : null;
}

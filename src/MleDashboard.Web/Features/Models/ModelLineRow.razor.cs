using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Models;

public sealed partial class ModelLineRow
{
    private (Tone Tone, string Text) status;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Parameter, EditorRequired] public Actor? Actor { get; set; }

    [Parameter, EditorRequired] public JobRun? Job { get; set; }

    /// <summary>What is wrong with the files of the latest version, or null.</summary>
    [Parameter] public string? Damage { get; set; }

    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    [Parameter, EditorRequired] public ModelLine Line { get; set; } = default!;

    protected override void OnParametersSet() => status = ModelLabels.Status(Line.Latest, Job, Damage is not null);

    private async Task RenameAsync()
    {
        if (await ModelActions.RenameAsync(DialogService, Actor!, Line.Model))
        {
            await OnChanged.InvokeAsync();
        }
    }

    private async Task DeleteAsync()
    {
        if (await ModelActions.DeleteAsync(DialogService, Snackbar, Catalog, Actor!, Line.Model))
        {
            await OnChanged.InvokeAsync();
        }
    }
}

using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Models;

/// <summary>Renaming and deleting a model, from its row and from its page.</summary>
internal static class ModelActions
{
    public static async Task<bool> RenameAsync(IDialogService dialogs, Actor actor, Model model)
    {
        var parameters = new DialogParameters<RenameModelDialog> { { dialog => dialog.Actor, actor }, { dialog => dialog.Model, model } };
        var options = new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true };
        var dialog = await dialogs.ShowAsync<RenameModelDialog>("Rename model", parameters, options);
        return await dialog.Result is { Canceled: false };
    }

    public static async Task<bool> DeleteAsync(IDialogService dialogs, ISnackbar snackbar, IModelCatalog catalog, Actor actor, Model model)
    {
        var versions = model.Versions.Count;
        var lost = versions == 0 ? "its draft" : $"its {Formats.Count(versions, "version", "versions")}, their leaderboards and what they can predict";
        if (!await dialogs.ConfirmAsync("Delete model", $"'{model.Name}' goes with {lost}. This cannot be undone.", "Delete model"))
        {
            return false;
        }

        var result = await catalog.DeleteAsync(actor, model.Id, CancellationToken.None);
        if (result.IsOk)
        {
            snackbar.SayDone($"'{model.Name}' was deleted.");
        }
        else
        {
            snackbar.SayFailed(result.Error.Message);
        }

        return result.IsOk;
    }
}

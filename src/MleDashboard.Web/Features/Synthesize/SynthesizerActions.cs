using MleDashboard.Core.People;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>Renaming and deleting a synthesizer, from its row and from its page.</summary>
internal static class SynthesizerActions
{
    /// <returns>True when it has another name.</returns>
    public static async Task<bool> RenameAsync(IDialogService dialogs, Actor actor, SavedSynthesizer synthesizer)
    {
        var parameters = new DialogParameters<RenameSynthesizerDialog> { { dialog => dialog.Actor, actor }, { dialog => dialog.Synthesizer, synthesizer } };
        var options = new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true };
        var dialog = await dialogs.ShowAsync<RenameSynthesizerDialog>("Rename synthesizer", parameters, options);
        return await dialog.Result is { Canceled: false };
    }

    /// <returns>True when it is gone.</returns>
    public static async Task<bool> DeleteAsync(IDialogService dialogs, ISnackbar snackbar, ISavedSynthesizers catalog, Actor actor, SavedSynthesizer synthesizer)
    {
        var name = Formats.MiddleEllipsis(synthesizer.Name, 60);
        if (!await dialogs.ConfirmAsync($"Delete {name}?", "No more rows can be made with it. Datasets that were sampled from it stay.", $"Delete {name}"))
        {
            return false;
        }

        var result = await catalog.DeleteAsync(actor, synthesizer.Id, CancellationToken.None);
        if (result.IsOk)
        {
            snackbar.SayDone($"'{name}' was deleted.");
        }
        else
        {
            snackbar.SayFailed(result.Error.Message);
        }

        return result.IsOk;
    }
}

using MleDashboard.Core.People;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Synthesize;

internal static class SynthesizerActions
{
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

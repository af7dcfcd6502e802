using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.S3;

/// <summary>Sending rows, from the page of whatever has them.</summary>
public static class S3Dialogs
{
    /// <param name="folder">Where in the bucket it goes unless the user says otherwise: "datasets".</param>
    public static async Task ShowSendAsync(
        this IDialogService dialogs, ISnackbar snackbar, Actor actor, DatasetContent content, string label, string folder, string fileName, string link)
    {
        var dialog = await dialogs.ShowAsync<SendDialog>(
            "Send to S3",
            new DialogParameters<SendDialog>
            {
                { parameters => parameters.Actor, actor },
                { parameters => parameters.Content, content },
                { parameters => parameters.Label, label },
                { parameters => parameters.Folder, folder },
                { parameters => parameters.FileName, fileName },
                { parameters => parameters.Link, link },
            },
            new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true });
        if (await dialog.Result is { Canceled: false })
        {
            snackbar.Say($"{label} is being sent. The Jobs page shows how far it is and can stop it.");
        }
    }
}

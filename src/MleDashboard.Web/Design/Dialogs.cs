using MleDashboard.Core.Jobs;
using MudBlazor;

namespace MleDashboard.Web.Design;

/// <summary>Questions before something that cannot be undone.</summary>
public static class Dialogs
{
    /// <param name="confirm">What the button does: "Delete bookings".</param>
    /// <returns>True when the user pressed <paramref name="confirm"/>; Esc and a click outside mean no.</returns>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string confirm)
    {
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Title, title },
            { dialog => dialog.Text, text },
            { dialog => dialog.Confirm, confirm },
        };
        var options = new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, NoHeader = false };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, options);
        return await dialog.Result is { Canceled: false };
    }

    /// <summary>The log of a job, live while it runs.</summary>
    public static Task ShowLogAsync(this IDialogService dialogs, JobRun job) => dialogs.OpenLogAsync(job);

    internal static Task<IDialogReference> OpenLogAsync(this IDialogService dialogs, JobRun job) =>
        dialogs.ShowAsync<JobLogDialog>(
            $"Log · {job.Title}",
            new DialogParameters<JobLogDialog> { { dialog => dialog.Job, job } },
            new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Medium, FullWidth = true });
}

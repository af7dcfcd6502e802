using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Datasets.Dialogs;

/// <summary>Opens the dialogs of datasets; each does its own work and says its own refusals.</summary>
public static class DatasetDialogs
{
    /// <returns>True when the name or the description changed.</returns>
    public static async Task<bool> ShowRenameAsync(this IDialogService dialogs, KeptText kept, Dataset dataset, Actor actor)
    {
        var isChanged = await OpenAsync<RenameDatasetDialog>(dialogs, "Rename or describe", new DialogParameters<RenameDatasetDialog>
        {
            { dialog => dialog.Dataset, dataset },
            { dialog => dialog.Actor, actor },
        });
        await kept.ForgetAsync(RenameDatasetDialog.NameKey(dataset), RenameDatasetDialog.DescriptionKey(dataset));
        return isChanged;
    }

    /// <param name="version">Only this version; null means the whole dataset.</param>
    /// <returns>True when it is gone.</returns>
    public static Task<bool> ShowDeleteAsync(this IDialogService dialogs, Dataset dataset, DatasetVersion? version, Actor actor) =>
        OpenAsync<DeleteDatasetDialog>(dialogs, "Delete", new DialogParameters<DeleteDatasetDialog>
        {
            { dialog => dialog.Dataset, dataset },
            { dialog => dialog.Version, version },
            { dialog => dialog.Actor, actor },
        });

    public static Task<bool> ShowDownloadAsync(this IDialogService dialogs, DatasetVersion version) =>
        OpenAsync<DownloadDatasetDialog>(dialogs, "Download", new DialogParameters<DownloadDatasetDialog>
        {
            { dialog => dialog.Version, version },
        });

    /// <returns>True when the split was started; the dialog then shows the training part.</returns>
    public static Task<bool> ShowSplitAsync(this IDialogService dialogs, DatasetVersion version, Actor actor) =>
        OpenAsync<SplitDatasetDialog>(dialogs, "Split", new DialogParameters<SplitDatasetDialog>
        {
            { dialog => dialog.Version, version },
            { dialog => dialog.Actor, actor },
        });

    private static async Task<bool> OpenAsync<TDialog>(IDialogService dialogs, string title, DialogParameters<TDialog> parameters)
        where TDialog : Microsoft.AspNetCore.Components.IComponent
    {
        var options = new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, options);
        return await dialog.Result is { Canceled: false };
    }
}

using Microsoft.AspNetCore.Components;
using MleDashboard.Core.People;
using MleDashboard.Core.Storage;

namespace MleDashboard.Web.Features.Settings;

/// <summary>Where the data is and what it takes, measured when the tab opens.</summary>
public sealed partial class GeneralSettings
{
    private StorageUsage? _usage;
    private bool _failed;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Inject] private IStorageUsage Storage { get; set; } = default!;

    [Inject] private ILogger<GeneralSettings> Logger { get; set; } = default!;

    private long Used => _usage?.ByKind.Sum(pair => pair.Bytes) ?? 0;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _usage = await Storage.MeasureAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            MeasureFailed(Logger, exception);
            _failed = true;
        }
    }

    [LoggerMessage(LogLevel.Error, "Storage could not be measured")]
    private static partial void MeasureFailed(ILogger logger, Exception exception);
}

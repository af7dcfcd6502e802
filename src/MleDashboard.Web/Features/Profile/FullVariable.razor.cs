using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Web.Features.Profile;

/// <summary>Asks for the full profile of one column when a minimal report left parts of it out.</summary>
public sealed partial class FullVariable : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private ColumnProfile? full;
    private string? error;
    private string? asked;

    [Parameter, EditorRequired] public ColumnProfile Column { get; set; } = default!;

    [Parameter, EditorRequired] public IReadOnlyList<Alert> Alerts { get; set; } = [];

    /// <summary>Null when the report has everything of the column.</summary>
    [Parameter] public DatasetVersion? Version { get; set; }

    [Inject] private IProfileLookups Lookups { get; set; } = default!;

    [Inject] private ILogger<FullVariable> Logger { get; set; } = default!;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Version is null || asked == Column.Name)
        {
            return;
        }

        var column = asked = Column.Name;
        (full, error) = (null, null);
        try
        {
            var answer = await Lookups.ProfileColumnAsync(Version, column, leaving.Token);
            (full, error) = asked == column ? (answer.Value, answer.Error?.Message) : (full, error);
        }
        catch (OperationCanceledException)
        {
            // The card was closed.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogReadFailed(Logger, exception, Version.Id);
            error = "The column could not be read from the store.";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A column of dataset version {VersionId} could not be profiled")]
    private static partial void LogReadFailed(ILogger logger, Exception exception, Guid versionId);
}

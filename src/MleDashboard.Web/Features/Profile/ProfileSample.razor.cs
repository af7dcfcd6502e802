using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Sections;

namespace MleDashboard.Web.Features.Profile;

/// <summary>The report has the first, the last and ten random rows; other ones are read when asked for.</summary>
public sealed partial class ProfileSample : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<SampleRow>? found;
    private IReadOnlyList<SampleRow>? other;
    private string? error;
    private string? searched;
    private int? drawn;

    [Parameter, EditorRequired] public ProfileReport Report { get; set; } = default!;

    [Parameter, EditorRequired] public ProfileView View { get; set; } = default!;

    [Parameter, EditorRequired] public DatasetVersion Version { get; set; } = default!;

    [Inject] private IProfileLookups Lookups { get; set; } = default!;

    [Inject] private ILogger<ProfileSample> Logger { get; set; } = default!;

    private List<ColumnProfile> Shown => [.. Report.Columns.Take(Report.Sample.Columns.Count)];

    private IReadOnlyList<SampleRow> Random => View.Seed == 0 ? Report.Sample.Random : other ?? Report.Sample.Random;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Report.Sample.First.Count == 0)
        {
            return;
        }

        if (View.Search.Length > 0 && searched != View.Search)
        {
            var text = searched = View.Search;
            found = null;
            var rows = await ReadAsync(() => Lookups.FindRowsAsync(Version, text, leaving.Token));
            found = searched == text ? rows ?? found : found;
        }

        if (View.Seed != 0 && drawn != View.Seed)
        {
            var seed = drawn = View.Seed;
            var rows = await ReadAsync(() => Lookups.RandomRowsAsync(Version, seed.Value, leaving.Token));
            other = drawn == seed ? rows ?? other : other;
        }
    }

    private async Task<IReadOnlyList<SampleRow>?> ReadAsync(Func<Task<IReadOnlyList<SampleRow>>> read)
    {
        error = null;
        try
        {
            return await read();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogReadFailed(Logger, exception, Version.Id);
            error = "The rows could not be read from the store.";
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Rows of dataset version {VersionId} could not be read")]
    private static partial void LogReadFailed(ILogger logger, Exception exception, Guid versionId);
}

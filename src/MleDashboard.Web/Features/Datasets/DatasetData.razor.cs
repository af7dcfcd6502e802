using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>Pages through our own Parquet; reads only the rows and columns that are shown.</summary>
public sealed partial class DatasetData : IDisposable
{
    private const int PageRows = 50;

    /// <summary>A table of more is slow in every browser; search finds the others.</summary>
    private const int MaxColumns = 60;

    private readonly CancellationTokenSource leaving = new();
    private Table? page;
    private long pageStart;
    private string? error;
    private bool isReading;
    private (Guid Version, long First, string Search)? read;
    private IReadOnlyList<DatasetColumn> matching = [];

    [Parameter, EditorRequired] public DatasetVersion Version { get; set; } = default!;

    /// <summary>First row asked for; shown from the start of its page.</summary>
    [Parameter] public long Offset { get; set; }

    [Parameter] public string? Search { get; set; }

    [Parameter] public EventCallback<string> OnSearch { get; set; }

    [Parameter] public EventCallback<long> OnOffset { get; set; }

    [Inject] private DatasetContentReader Reader { get; set; } = default!;

    [Inject] private ILogger<DatasetData> Logger { get; set; } = default!;

    private IReadOnlyList<DatasetColumn> AllColumns => Version.Content?.Schema.Columns ?? [];

    private long Rows => Version.Content?.Rows ?? 0;

    private long LastPage => Math.Max(0, (Rows - 1) / PageRows * PageRows);

    private long First => Math.Min(Offset / PageRows * PageRows, LastPage);

    private string ShownSentence
    {
        get
        {
            var rows = Rows == 0 ? "" : $"Rows {Formats.Count(First + 1)} to {Formats.Count(Math.Min(First + PageRows, Rows))} of {Formats.Count(Rows)}";
            return matching.Count > MaxColumns ? $"{rows} · first {MaxColumns} of {Formats.Count(matching.Count)} columns; search for the others" : rows;
        }
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        matching = [.. AllColumns.Where(column => column.Name.Contains(Search ?? "", StringComparison.CurrentCultureIgnoreCase))];
        if (read is { } before && before.Version != Version.Id)
        {
            page = null;
        }

        if (read != (Version.Id, First, Search ?? ""))
        {
            await ReadAsync();
        }
    }

    private static bool IsNumber(ColumnData column) => column.Type == ColumnType.Numeric;

    private async Task ReadAsync()
    {
        var wanted = (Version.Id, First, Search ?? "");
        read = wanted;
        isReading = true;
        error = null;
        try
        {
            var columns = matching.Take(MaxColumns).Select(column => column.Name).ToList();
            var table = Version.Content is null || Rows == 0 || columns.Count == 0
                ? new Table([])
                : await Reader.ReadRowsAsync(Version.Content, columns, wanted.First, PageRows, leaving.Token);
            if (read == wanted)
            {
                (page, pageStart) = (table, wanted.First);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogReadFailed(Logger, exception, Version.Id);
            error = "The rows could not be read from the store.";
        }

        isReading = read != wanted && isReading;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Rows of dataset version {VersionId} could not be read")]
    private static partial void LogReadFailed(ILogger logger, Exception exception, Guid versionId);
}

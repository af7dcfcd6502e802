using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Takes the first and last rows, and some between.</summary>
internal static class SampleProfiler
{
    /// <summary>Columns of a wide table that are shown.</summary>
    public const int MaxColumns = 100;

    public static async Task<SampleSection> ProfileAsync(ITableReader reader, ProfileSource source, ProfileSettings settings, CancellationToken cancellationToken)
    {
        var columns = source.Schema.Columns.Take(MaxColumns).Select(column => column.Name).ToList();
        var lastFrom = Math.Max(settings.ShownRows, source.Rows - settings.ShownRows);
        return new SampleSection
        {
            Columns = columns,
            First = await ReadAsync(0),
            Last = lastFrom < source.Rows ? await ReadAsync(lastFrom) : [],
            Random = lastFrom < source.Rows ? await Task.Run(() => RowPicker.Random(source, columns, settings, settings.Seed, cancellationToken), cancellationToken) : [],
        };

        async Task<IReadOnlyList<SampleRow>> ReadAsync(long offset)
        {
            var rows = await reader.ReadAsync(source.ParquetPath, source.Schema, columns, cancellationToken, offset, settings.ShownRows);
            return [.. Enumerable.Range(0, rows.RowCount).Select(row => new SampleRow(
                offset + row + 1,
                [.. rows.Columns.Select(column => column.TextAt(row) is { } text ? CellText.Shorten(text, settings.MaxCellLength) : null)]))];
        }
    }
}

using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Comparison;

/// <summary>Reads the same columns of two tables, a few at a time, and compares them.</summary>
public sealed class DatasetComparer(ITableReader reader, TimeProvider time)
{
    /// <summary>Cells of one side in memory at once: 32 MB of numbers.</summary>
    private const int BatchCells = 4_000_000;

    /// <summary>Cells read of one side in all; a table of thousands of columns is sampled further.</summary>
    private const int MaxCells = 40_000_000;

    private const int FewestRows = 2_000;

    public async Task<ReportComparison> CompareAsync(ProfileSource first, ProfileSource second, ComparisonSettings settings, CancellationToken cancellationToken)
    {
        string[] common = [.. first.Schema.Columns.Select(column => column.Name).Where(name => second.Schema.Find(name) is not null)];
        var rows = Math.Clamp(MaxCells / Math.Max(1, common.Length), FewestRows, settings.SampleRows);
        var columns = new List<ColumnComparison>(common.Length);
        foreach (var batch in common.Chunk(Math.Max(1, BatchCells / rows)))
        {
            var before = await reader.SampleAsync(first.ParquetPath, first.Schema, batch, rows, settings.Seed, cancellationToken);
            var after = await reader.SampleAsync(second.ParquetPath, second.Schema, batch, rows, settings.Seed, cancellationToken);
            columns.AddRange(await Task.Run(() => batch.Select(name =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return ColumnComparer.Compare(before.Find(name)!, after.Find(name)!, settings);
            }).ToList(), cancellationToken));
        }

        string[] added = [.. second.Schema.Columns.Select(column => column.Name).Where(name => first.Schema.Find(name) is null)];
        string[] removed = [.. first.Schema.Columns.Select(column => column.Name).Where(name => second.Schema.Find(name) is null)];
        return new ReportComparison
        {
            First = Describe(first, rows),
            Second = Describe(second, rows),
            Verdict = DriftVerdict.Of(columns, added, removed),
            Columns = columns,
            Added = added,
            Removed = removed,
            Settings = settings,
            CreatedAt = time.GetUtcNow(),
        };
    }

    private static ComparedTable Describe(ProfileSource source, int sampled)
    {
        var cells = source.Rows * source.Schema.Columns.Count;
        return new ComparedTable(source.Title, source.Rows, source.Schema.Columns.Count, cells == 0 ? 0 : (double)source.Schema.Columns.Sum(column => column.MissingCount) / cells, Math.Min(sampled, source.Rows));
    }
}

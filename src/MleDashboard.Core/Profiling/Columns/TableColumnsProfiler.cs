using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Profiles all columns of a table, a few at a time: numbers, labels and times from memory, texts and identifiers where they are stored.</summary>
internal sealed class TableColumnsProfiler(ITableReader reader)
{
    /// <summary>Cells in memory at once: 32 MB of numbers.</summary>
    private const long BatchCells = 4_000_000;

    private const int BatchColumns = 500;

    /// <returns>In schema order.</returns>
    public async Task<ColumnProfile[]> ProfileAsync(ProfileTable table, ProfileSettings settings, bool isMinimal, int threads, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var schema = table.Source.Schema.Columns;
        var profiles = new ColumnProfile[schema.Count];
        var done = 0;

        var inMemory = schema.Index().Where(column => !DatasetProfiler.IsText(column.Item.Type)).ToList();
        var batchSize = (int)Math.Clamp(BatchCells / Math.Max(1, table.Source.Rows), threads, BatchColumns);
        foreach (var batch in inMemory.Chunk(batchSize))
        {
            var names = batch.Select(column => column.Item.Name).ToList();
            Report(names[0]);
            var values = await reader.ReadAsync(table.Source.ParquetPath, table.Source.Schema, names, cancellationToken);
            await Task.Run(() => Parallel.For(0, batch.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
                profiles[batch[i].Index] = InMemory(batch[i].Item, values.Columns[i], settings)), cancellationToken);
            done += batch.Length;
        }

        foreach (var batch in schema.Index().Where(column => DatasetProfiler.IsText(column.Item.Type)).Chunk(BatchColumns))
        {
            var rows = isMinimal ? settings.ShownRows : (int)Math.Clamp(BatchCells / batch.Length, settings.ShownRows, settings.SampleRows);
            var sample = await reader.SampleAsync(table.Source.ParquetPath, table.Source.Schema, [.. batch.Select(column => column.Item.Name)], rows, settings.Seed, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                var (index, column) = batch[i];
                Report(column.Name);
                var values = (TextColumn)sample.Columns[i];
                profiles[index] = await Task.Run<ColumnProfile>(
                    () => column.Type == ColumnType.Identifier
                        ? IdentifierColumnProfiler.Profile(table, column, values, settings, cancellationToken)
                        : TextColumnProfiler.Profile(table, column, isMinimal ? null : values, settings, cancellationToken),
                    cancellationToken);
                done++;
            }
        }

        return profiles;

        void Report(string column) => progress?.Report(new JobProgress(
            DatasetProfiler.ColumnsStage, 0.6 * done / Math.Max(1, schema.Count), string.Create(CultureInfo.InvariantCulture, $"{column}, {done + 1:N0} of {schema.Count:N0}")));
    }

    private static ColumnProfile InMemory(DatasetColumn column, ColumnData values, ProfileSettings settings) => values switch
    {
        NumericColumn numbers => NumericColumnProfiler.Profile(column, numbers, settings),
        DateTimeColumn times => DateTimeColumnProfiler.Profile(column, times, settings),
        CategoryColumn labels => CategoricalColumnProfiler.Profile(column, labels, settings),
        _ => throw new InvalidOperationException($"Column '{column.Name}' of type {column.Type} came as {values.GetType().Name}."),
    };
}

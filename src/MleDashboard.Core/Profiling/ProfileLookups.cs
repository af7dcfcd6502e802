using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Profiling;

/// <summary>Reads the few columns or rows that were asked for, two reads at a time in the process, so that no number of readers can take its memory.</summary>
internal sealed class ProfileLookups(IArtifactStore store, ITableReader reader, DatasetProfiler profiler) : IProfileLookups, IDisposable
{
    private const long MemoryBytes = 1L << 30;

    private readonly SemaphoreSlim turns = new(2);
    private readonly RecentResults<(Guid, string, string, string?), Interaction> drawings = new(32);
    private readonly RecentResults<(Guid, string), ColumnProfile> columns = new(16);

    public async Task<Result<Interaction>> DrawAsync(DatasetVersion version, string x, string y, string? colourBy, CancellationToken cancellationToken)
    {
        var content = version.Content!;
        foreach (var name in new[] { x, y, colourBy }.OfType<string>())
        {
            if (content.Schema.Find(name) is not { } column || !DrawnColumn.CanDraw(column.Type))
            {
                return new ColumnNotDrawable(name);
            }
        }

        if (x == y)
        {
            return new SameColumnTwice(x);
        }

        return await drawings.GetAsync((version.Id, x, y, colourBy), () => InTurnAsync(async () =>
        {
            var source = await SourceAsync(version, content);
            string[] names = [.. new[] { x, y, colourBy }.OfType<string>().Distinct()];
            var sample = await reader.SampleAsync(source.ParquetPath, source.Schema, names, InteractionProfiler.SampleRows, new ProfileSettings().Seed, CancellationToken.None);
            return InteractionProfiler.Draw(sample, x, y, colourBy, source.Rows);
        }, CancellationToken.None), cancellationToken);
    }

    public Task<IReadOnlyList<SampleRow>> RandomRowsAsync(DatasetVersion version, int seed, CancellationToken cancellationToken) => RowsAsync(
        version, (source, names) => RowPicker.Random(source, names, new ProfileSettings(), seed, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<SampleRow>> FindRowsAsync(DatasetVersion version, string text, CancellationToken cancellationToken) => RowsAsync(
        version, (source, names) => RowPicker.Find(source, names, text, new ProfileSettings(), IProfileLookups.MaxFound + 1, cancellationToken), cancellationToken);

    public async Task<Result<ColumnProfile>> ProfileColumnAsync(DatasetVersion version, string column, CancellationToken cancellationToken)
    {
        var content = version.Content!;
        if (content.Schema.Find(column) is not { } found)
        {
            return new NoSuchColumn(column);
        }

        return await columns.GetAsync((version.Id, column), () => InTurnAsync(async () =>
        {
            var source = await SourceAsync(version, content) with { Schema = new DatasetSchema([found]) };
            var report = await profiler.ProfileAsync(source, new ProfileSettings(), new JobLimits(1, MemoryBytes), null, CancellationToken.None);
            return report.Columns[0];
        }, CancellationToken.None), cancellationToken);
    }

    public void Dispose() => turns.Dispose();

    private Task<IReadOnlyList<SampleRow>> RowsAsync(DatasetVersion version, Func<ProfileSource, IReadOnlyList<string>, IReadOnlyList<SampleRow>> read, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            var source = await SourceAsync(version, version.Content!);
            List<string> names = [.. source.Schema.Columns.Take(SampleProfiler.MaxColumns).Select(column => column.Name)];
            return await Task.Run(() => read(source, names), cancellationToken);
        },
        cancellationToken);

    private async Task<T> InTurnAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await read();
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<ProfileSource> SourceAsync(DatasetVersion version, DatasetContent content) =>
        new($"{version.DatasetName} · version {version.Number}", Path.Combine(await store.OpenAsync(content.ArtifactKey, CancellationToken.None), DatasetFiles.Data), content.Schema, content.Rows, content.Bytes);
}

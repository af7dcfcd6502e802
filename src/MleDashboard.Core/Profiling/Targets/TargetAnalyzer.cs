using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Profiling.Targets;

internal sealed class TargetAnalyzer(IArtifactStore store, ITableReader reader) : ITargetAnalyzer
{
    private const int Seed = 0;

    /// <summary>Cells read at most: 80 MB of numbers.</summary>
    private const int MaxCells = 10_000_000;

    private const int FewestRows = 1_000;

    private const int MaxRows = 20_000;

    private readonly RecentResults<(Guid, string), TargetSection> sections = new(32);

    public Task<TargetSection> AnalyzeAsync(DatasetVersion version, string target, CancellationToken cancellationToken)
    {
        var content = version.Content ?? throw new ArgumentException($"Version {version.Number} of '{version.DatasetName}' has no content yet.", nameof(version));
        if (content.Schema.Find(target) is null)
        {
            throw new ArgumentException($"Column '{target}' is not in this dataset.", nameof(target));
        }

        return sections.GetAsync(
            (version.Id, target),
            async () =>
            {
                var names = content.Schema.Columns.Where(column => column.Name == target || column.Type is not (ColumnType.Text or ColumnType.Identifier)).Select(column => column.Name).ToList();
                var folder = await store.OpenAsync(content.ArtifactKey, CancellationToken.None);
                var rows = Math.Clamp(MaxCells / names.Count, FewestRows, MaxRows);
                var sample = await reader.SampleAsync(Path.Combine(folder, DatasetFiles.Data), content.Schema, names, rows, Seed, CancellationToken.None);
                return TargetProfiler.Profile(sample, content.Schema, target, content.Rows, Environment.ProcessorCount, CancellationToken.None);
            },
            cancellationToken);
    }
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>Reads a sample of a version once and answers from it.</summary>
internal sealed class ColumnSummarizer(IArtifactStore store, ITableReader reader) : IColumnSummaries
{
    /// <summary>80 MB of numbers: a table of thousands of columns is sampled further.</summary>
    private const int MaxCells = 10_000_000;

    private const int FewestRows = 1_000;
    private const int Seed = 0;

    private readonly RecentResults<Guid, Table> samples = new(2);
    private readonly RecentResults<Guid, ColumnSummaries> summaries = new(16);
    private readonly RecentResults<(Guid, string), TargetRelations> relations = new(32);

    public Task<ColumnSummaries> SummariesAsync(DatasetVersion version, CancellationToken cancellationToken)
    {
        var content = ContentOf(version);
        return summaries.GetAsync(version.Id, async () => ColumnSummaryRules.Summarize(await SampleAsync(version, content), content.Schema, content.Rows), cancellationToken);
    }

    public Task<TargetRelations> RelationsAsync(DatasetVersion version, string target, CancellationToken cancellationToken)
    {
        var content = ContentOf(version);
        Refuse(content, target);
        return relations.GetAsync((version.Id, target), async () => TargetRelationRules.Relate(await SampleAsync(version, content), target, content.Rows), cancellationToken);
    }

    public async Task<TargetDistribution> DistributionAsync(DatasetVersion version, string target, CancellationToken cancellationToken)
    {
        var content = ContentOf(version);
        Refuse(content, target);
        var sample = await SampleAsync(version, content).WaitAsync(cancellationToken);
        return TargetDistributionRules.Describe(sample.Find(target)!, content.Schema.Find(target)!, content.Rows);
    }

    private Task<Table> SampleAsync(DatasetVersion version, DatasetContent content) => samples.GetAsync(
        version.Id,
        async () =>
        {
            var folder = await store.OpenAsync(content.ArtifactKey, CancellationToken.None);
            var rows = Math.Clamp(MaxCells / Math.Max(1, content.Schema.Columns.Count), FewestRows, IColumnSummaries.MaxRows);
            return await reader.SampleAsync(Path.Combine(folder, DatasetFiles.Data), content.Schema, null, rows, Seed, CancellationToken.None);
        },
        CancellationToken.None);

    private static DatasetContent ContentOf(DatasetVersion version) =>
        version.Content ?? throw new ArgumentException($"Version {version.Number} of '{version.DatasetName}' has no content yet.", nameof(version));

    private static void Refuse(DatasetContent content, string target)
    {
        if (content.Schema.Find(target) is null)
        {
            throw new ArgumentException($"Column '{target}' is not in this dataset.", nameof(target));
        }
    }
}

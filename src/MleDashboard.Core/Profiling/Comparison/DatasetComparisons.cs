using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Profiling.Comparison;

/// <summary>One comparison at a time in the process, so that its memory is that of one.</summary>
internal sealed class DatasetComparisons(IArtifactStore store, DatasetComparer comparer) : IDatasetComparisons, IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly RecentResults<(Guid, Guid), ReportComparison> recent = new(8);

    public Task<ReportComparison> CompareAsync(DatasetVersion first, DatasetVersion second, CancellationToken cancellationToken)
    {
        var (before, after) = (ContentOf(first), ContentOf(second));
        return recent.GetAsync(
            (first.Id, second.Id),
            async () =>
            {
                await turn.WaitAsync();
                try
                {
                    return await comparer.CompareAsync(await SourceAsync(first, before), await SourceAsync(second, after), new ComparisonSettings(), CancellationToken.None);
                }
                finally
                {
                    turn.Release();
                }
            },
            cancellationToken);
    }

    public void Dispose() => turn.Dispose();

    private static DatasetContent ContentOf(DatasetVersion version) =>
        version.Content ?? throw new ArgumentException($"Version {version.Number} of '{version.DatasetName}' has no content yet.", nameof(version));

    private async Task<ProfileSource> SourceAsync(DatasetVersion version, DatasetContent content) =>
        new($"{version.DatasetName} · version {version.Number}", Path.Combine(await store.OpenAsync(content.ArtifactKey, CancellationToken.None), DatasetFiles.Data), content.Schema, content.Rows, content.Bytes);
}

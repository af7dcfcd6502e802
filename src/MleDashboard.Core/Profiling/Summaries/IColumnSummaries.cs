using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>
/// What the Build page says about columns before anything is trained: a line for each column, how each relates to the target, and the target itself.
/// Answers come from at most <see cref="MaxRows"/> rows (a seeded uniform sample of more) and are kept, since a version never changes.
/// </summary>
public interface IColumnSummaries
{
    const int MaxRows = 100_000;

    /// <exception cref="ArgumentException">The version has no content yet.</exception>
    Task<ColumnSummaries> SummariesAsync(DatasetVersion version, CancellationToken cancellationToken);

    /// <exception cref="ArgumentException">The version has no content yet, or no column <paramref name="target"/>.</exception>
    Task<TargetRelations> RelationsAsync(DatasetVersion version, string target, CancellationToken cancellationToken);

    /// <exception cref="ArgumentException">The version has no content yet, or no column <paramref name="target"/>.</exception>
    Task<TargetDistribution> DistributionAsync(DatasetVersion version, string target, CancellationToken cancellationToken);
}

using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Comparison;

/// <summary>Comparisons for pages: computed when first asked for, off the caller's thread, and kept for a while, since versions never change.</summary>
public interface IDatasetComparisons
{
    /// <exception cref="ArgumentException">A version has no content yet.</exception>
    Task<ReportComparison> CompareAsync(DatasetVersion first, DatasetVersion second, CancellationToken cancellationToken);
}

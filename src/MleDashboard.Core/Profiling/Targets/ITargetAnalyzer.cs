using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Targets;

/// <summary>The target analysis of a version on demand, from a sample; a version never changes, so the last answers are kept.</summary>
public interface ITargetAnalyzer
{
    /// <exception cref="ArgumentException">The version has no content yet, or no column <paramref name="target"/>.</exception>
    Task<TargetSection> AnalyzeAsync(DatasetVersion version, string target, CancellationToken cancellationToken);
}

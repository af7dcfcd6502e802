using MleDashboard.Core.Datasets;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Checks;

namespace MleDashboard.Core.Models;

/// <summary>Checks a dataset version against the settings of a build before the build, on at most <see cref="MaxRows"/> rows.</summary>
public interface IDataChecker
{
    const int MaxRows = 100_000;

    /// <exception cref="ArgumentException">The version has no content yet.</exception>
    Task<IReadOnlyList<DataFinding>> CheckAsync(DatasetVersion version, ExperimentSettings settings, CancellationToken cancellationToken);
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Checks;

namespace MleDashboard.Core.Models;

/// <inheritdoc cref="IDataChecker"/>
internal sealed class DataChecker(IArtifactStore store, ITableReader reader) : IDataChecker
{
    /// <summary>80 MB of numbers: a table of thousands of columns is sampled further.</summary>
    private const int MaxCells = 10_000_000;

    private const int FewestRows = 1_000;

    public async Task<IReadOnlyList<DataFinding>> CheckAsync(DatasetVersion version, ExperimentSettings settings, CancellationToken cancellationToken)
    {
        var content = version.Content ?? throw new ArgumentException($"Version {version.Number} of '{version.DatasetName}' has no content yet.", nameof(version));
        var folder = await store.OpenAsync(content.ArtifactKey, cancellationToken);
        var rows = Math.Clamp(MaxCells / Math.Max(1, content.Schema.Columns.Count), FewestRows, IDataChecker.MaxRows);
        var table = await reader.SampleAsync(Path.Combine(folder, DatasetFiles.Data), content.Schema, null, rows, settings.Seed, cancellationToken);
        return await Task.Run(() => DataChecks.Run(table, settings), cancellationToken);
    }
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Models;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>What a run of this server works with.</summary>
internal sealed record LocalRunServices(
    IDatasetCatalog Datasets, IModelCatalog Models, IArtifactStore Store, ITableReader Reader, DatasetProfiler Profiler, ModelBuilder Builder, IModelReports Reports, ModelStorer Storer, TimeProvider Time);

using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Splitting;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Datasets.Transfers;

namespace MleDashboard.Core.Datasets;

/// <summary>Datasets need no screen; their previews need a host that follows jobs.</summary>
public static class DatasetServices
{
    internal static IServiceCollection AddDatasets(this IServiceCollection services) => services
        .AddSingleton<ITableReader, ParquetTableReader>()
        .AddSingleton<DatasetImporter>()
        .AddSingleton<DatasetSplitter>();

    /// <summary>For the web role only: a worker follows no jobs.</summary>
    public static IServiceCollection AddImportPreviews(this IServiceCollection services) => services
        .AddSingleton<PreviewWorker>()
        .AddSingleton<IImportPreviewer, ImportPreviewer>()
        .AddSingleton<IRowSender, RowSender>();
}

using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Splitting;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Datasets;

internal static class DatasetServices
{
    public static IServiceCollection AddDatasets(this IServiceCollection services) => services
        .AddSingleton<ITableReader, ParquetTableReader>()
        .AddSingleton<DatasetImporter>()
        .AddSingleton<IImportPreviewer, ImportPreviewer>()
        .AddSingleton<DatasetSplitter>();
}

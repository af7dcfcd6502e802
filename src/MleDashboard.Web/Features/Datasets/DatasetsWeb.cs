using MleDashboard.Core.Datasets;
using MleDashboard.Web.Features.Datasets.Downloads;
using MleDashboard.Web.Features.Datasets.Uploads;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>What the dataset pages need beside the services of Core.</summary>
public static class DatasetsWeb
{
    public static IServiceCollection AddDatasetPages(this IServiceCollection services)
    {
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddImportPreviews();
        services.AddSingleton<UploadGate>();
        services.AddScoped<DatasetContentReader>();
        services.AddScoped<Synthesize.JudgementReader>();
        return services;
    }

    public static IEndpointRouteBuilder MapDatasets(this IEndpointRouteBuilder routes) => routes.MapUploads().MapDatasetDownloads();
}

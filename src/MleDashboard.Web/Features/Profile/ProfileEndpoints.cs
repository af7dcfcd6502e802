using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Profile;

/// <summary>GET /api/datasets/{id}/versions/{number}/profile.html and .json, as downloads, for every signed-in user; 404 while there is no report.</summary>
public static class ProfileEndpoints
{
    public static IServiceCollection AddProfilePages(this IServiceCollection services) => services.AddSingleton<ProfileReportReader>();

    public static IEndpointRouteBuilder MapProfileEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDownloads("/api/datasets/{datasetId:guid}/versions/{number:int}");

        // Always a download: shown in the browser, a page with foreign text would have the rights of our own pages.
        group.MapGet("/profile.html", (Guid datasetId, int number, IDatasetCatalog datasets, IProfileCatalog profiles, ProfileReportReader reader, CancellationToken cancellationToken) =>
            DownloadAsync(datasetId, number, ReportWriter.HtmlFile, "profile.html", "text/html; charset=utf-8", datasets, profiles, reader, cancellationToken));
        group.MapGet("/profile.json", (Guid datasetId, int number, IDatasetCatalog datasets, IProfileCatalog profiles, ProfileReportReader reader, CancellationToken cancellationToken) =>
            DownloadAsync(datasetId, number, ReportWriter.JsonFile, "profile.json", "application/json", datasets, profiles, reader, cancellationToken));
        return routes;
    }

    private static async Task<IResult> DownloadAsync(
        Guid datasetId, int number, string file, string ending, string contentType, IDatasetCatalog datasets, IProfileCatalog profiles, ProfileReportReader reader, CancellationToken cancellationToken)
    {
        var version = (await datasets.FindAsync(datasetId, cancellationToken))?.Versions.FirstOrDefault(version => version.Number == number);
        if (version is null || await profiles.FindAsync(version.Id, cancellationToken) is not { State: ProfileState.Ready, ArtifactKey: { } key })
        {
            return TypedResults.NotFound();
        }

        return TypedResults.PhysicalFile(await reader.PathAsync(key, file, cancellationToken), contentType, DownloadNames.For(version, ending));
    }
}

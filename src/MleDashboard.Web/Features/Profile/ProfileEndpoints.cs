using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Profile;

/// <summary>
/// GET /api/datasets/{id}/versions/{number}/profile.html and .json, as downloads, for every signed-in user; 404 while there is no report. With ?target= the
/// file has the analysis of that column, with ?limits= other thresholds; with ?sensitive=true nothing in it comes from a single row, with &amp;labels=false no label of a category either.
/// </summary>
public static class ProfileEndpoints
{
    public static IServiceCollection AddProfilePages(this IServiceCollection services) => services.AddSingleton<ProfileReportReader>();

    public static IEndpointRouteBuilder MapProfileEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDownloads("/api/datasets/{datasetId:guid}/versions/{number:int}");

        // Always a download: shown in the browser, a page with foreign text would have the rights of our own pages.
        group.MapGet("/profile.html", ([AsParameters] ProfileDownload download, CancellationToken cancellationToken) =>
            download.SendAsync(new ProfileFile(ReportWriter.HtmlFile, "profile.html", "text/html; charset=utf-8"), cancellationToken));
        group.MapGet("/profile.json", ([AsParameters] ProfileDownload download, CancellationToken cancellationToken) =>
            download.SendAsync(new ProfileFile(ReportWriter.JsonFile, "profile.json", "application/json"), cancellationToken));
        return routes;
    }
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Profile;

/// <summary>
/// GET /api/datasets/{id}/versions/{number}/profile.html and .json, as downloads, for every signed-in user; 404 while there is no report. With ?sensitive=true nothing in
/// the file comes from a single row, with &amp;labels=false no label of a category either.
/// </summary>
public static class ProfileEndpoints
{
    public static IServiceCollection AddProfilePages(this IServiceCollection services) => services.AddSingleton<ProfileReportReader>();

    public static IEndpointRouteBuilder MapProfileEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDownloads("/api/datasets/{datasetId:guid}/versions/{number:int}");

        // Always a download: shown in the browser, a page with foreign text would have the rights of our own pages.
        group.MapGet("/profile.html", (Guid datasetId, int number, bool? sensitive, bool? labels, IDatasetCatalog datasets, IProfileCatalog profiles, ProfileReportReader reader, CancellationToken cancellationToken) =>
            DownloadAsync(datasetId, number, new ProfileFile(ReportWriter.HtmlFile, "profile.html", "text/html; charset=utf-8", sensitive == true, labels == false), datasets, profiles, reader, cancellationToken));
        group.MapGet("/profile.json", (Guid datasetId, int number, bool? sensitive, bool? labels, IDatasetCatalog datasets, IProfileCatalog profiles, ProfileReportReader reader, CancellationToken cancellationToken) =>
            DownloadAsync(datasetId, number, new ProfileFile(ReportWriter.JsonFile, "profile.json", "application/json", sensitive == true, labels == false), datasets, profiles, reader, cancellationToken));
        return routes;
    }

    private static async Task<IResult> DownloadAsync(
        Guid datasetId, int number, ProfileFile file, IDatasetCatalog datasets, IProfileCatalog profiles, ProfileReportReader reader, CancellationToken cancellationToken)
    {
        var version = (await datasets.FindAsync(datasetId, cancellationToken))?.Versions.FirstOrDefault(version => version.Number == number);
        if (version is null || await profiles.FindAsync(version.Id, cancellationToken) is not { State: ProfileState.Ready, ArtifactKey: { } key })
        {
            return TypedResults.NotFound();
        }

        if (!file.IsSensitive)
        {
            return TypedResults.PhysicalFile(await reader.PathAsync(key, file.Name, cancellationToken), file.ContentType, DownloadNames.For(version, file.Ending));
        }

        if (await reader.ReadAsync(key, cancellationToken) is not { } report)
        {
            return TypedResults.NotFound();
        }

        var shared = SensitiveReport.Of(report, file.HidesLabels);
        var content = file.Name == ReportWriter.HtmlFile ? ReportWriter.ToHtml(shared) : ReportWriter.ToJson(shared);
        return TypedResults.File(content, file.ContentType, DownloadNames.For(version, $"shared.{file.Ending}"));
    }

    private sealed record ProfileFile(string Name, string Ending, string ContentType, bool IsSensitive, bool HidesLabels);
}

using System.Text;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Comparison;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Compare;

/// <summary>GET /api/datasets/{id}/versions/{number}/comparison.html?with={versionId} and .json, as downloads, for every signed-in user; 404 when one of the two has no rows to compare.</summary>
public static class CompareEndpoints
{
    public static IEndpointRouteBuilder MapCompareEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDownloads("/api/datasets/{datasetId:guid}/versions/{number:int}");

        // Always a download: shown in the browser, a page with foreign text would have the rights of our own pages.
        group.MapGet("/comparison.html", (Guid datasetId, int number, Guid with, IDatasetCatalog datasets, IDatasetComparisons comparisons, CancellationToken cancellationToken) =>
            DownloadAsync(datasetId, number, with, "comparison.html", "text/html; charset=utf-8", comparison => Encoding.UTF8.GetBytes(ComparisonWriter.Html(comparison)), datasets, comparisons, cancellationToken));
        group.MapGet("/comparison.json", (Guid datasetId, int number, Guid with, IDatasetCatalog datasets, IDatasetComparisons comparisons, CancellationToken cancellationToken) =>
            DownloadAsync(datasetId, number, with, "comparison.json", "application/json", ComparisonWriter.Json, datasets, comparisons, cancellationToken));
        return routes;
    }

    private static async Task<IResult> DownloadAsync(
        Guid datasetId, int number, Guid with, string ending, string contentType, Func<ReportComparison, byte[]> write, IDatasetCatalog datasets, IDatasetComparisons comparisons, CancellationToken cancellationToken)
    {
        var first = (await datasets.FindAsync(datasetId, cancellationToken))?.Versions.FirstOrDefault(version => version.Number == number);
        var second = await datasets.FindVersionAsync(with, cancellationToken);
        return first?.Content is null || second?.Content is null
            ? TypedResults.NotFound()
            : TypedResults.File(write(await comparisons.CompareAsync(first, second, cancellationToken)), contentType, DownloadNames.For(first, ending));
    }
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Exporting;

namespace MleDashboard.Web.Features.Datasets.Downloads;

/// <summary>
/// GET /api/datasets/{id}/versions/{number}/csv and /parquet, for every signed-in user. Ids that do not exist, and anything that is not an id, are 404; files that are gone are 410.
/// </summary>
public static class DatasetDownloadEndpoints
{
    public static IEndpointRouteBuilder MapDatasetDownloads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDownloads("/api/datasets/{datasetId:guid}/versions/{number:int}");
        group.MapGet("/csv", CsvAsync);
        group.MapGet("/parquet", ParquetAsync);
        return routes;
    }

    /// <param name="exact">1: text that a spreadsheet would run as a formula is written as it is.</param>
    private static async Task<IResult> CsvAsync(Guid datasetId, int number, int? exact, IDatasetCatalog catalog, DatasetContentReader reader, CancellationToken cancellationToken)
    {
        if (await FindAsync(catalog, datasetId, number, cancellationToken) is not { Content: { } content } version)
        {
            return TypedResults.NotFound();
        }

        var batches = await reader.ReadBatchesAsync(content, cancellationToken);
        var columns = content.Schema.Columns.Select(column => column.Name).ToList();

        // A fault after the first bytes breaks the connection, so a cut file is never taken for a whole one.
        return TypedResults.Stream(
            output => CsvTableWriter.WriteAsync(output, columns, batches, exact == 1, cancellationToken),
            "text/csv; charset=utf-8",
            DownloadNames.For(version, "csv"));
    }

    private static async Task<IResult> ParquetAsync(Guid datasetId, int number, IDatasetCatalog catalog, DatasetContentReader reader, CancellationToken cancellationToken)
    {
        if (await FindAsync(catalog, datasetId, number, cancellationToken) is not { Content: { } content } version)
        {
            return TypedResults.NotFound();
        }

        // The name goes out as RFC 6266 filename and filename*; it is never a path here.
        var path = await reader.ParquetPathAsync(content, cancellationToken);
        return TypedResults.PhysicalFile(path, "application/vnd.apache.parquet", DownloadNames.For(version, "parquet"), enableRangeProcessing: true);
    }

    private static async Task<DatasetVersion?> FindAsync(IDatasetCatalog catalog, Guid datasetId, int number, CancellationToken cancellationToken) =>
        (await catalog.FindAsync(datasetId, cancellationToken))?.Versions.FirstOrDefault(version => version.Number == number);
}

using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Prediction;
using MleDashboard.Web.Features.Datasets;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Predictions;

/// <summary>GET /api/predictions/{id}/csv and /parquet, for every signed-in user; 404 until the batch is ready. Text cells are guarded against spreadsheets unless exact=1.</summary>
public static class PredictionEndpoints
{
    public static IEndpointRouteBuilder MapPredictions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDownloads("/api/predictions/{batchId:guid}");
        group.MapGet("/csv", CsvAsync);
        group.MapGet("/parquet", ParquetAsync);
        return routes;
    }

    private static async Task<IResult> CsvAsync(Guid batchId, int? exact, IPredictionCatalog catalog, DatasetContentReader reader, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(batchId, cancellationToken) is not { Content: { } content } batch)
        {
            return TypedResults.NotFound();
        }

        var batches = await reader.ReadBatchesAsync(content, cancellationToken);
        var columns = content.Schema.Columns.Select(column => column.Name).ToList();
        return TypedResults.Stream(
            output => CsvTableWriter.WriteAsync(output, columns, batches, exact == 1, cancellationToken),
            "text/csv; charset=utf-8",
            DownloadNames.For($"predictions of {batch.DatasetLabel} by {batch.ModelLabel}", "csv"));
    }

    private static async Task<IResult> ParquetAsync(Guid batchId, IPredictionCatalog catalog, DatasetContentReader reader, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(batchId, cancellationToken) is not { Content: { } content } batch)
        {
            return TypedResults.NotFound();
        }

        var path = await reader.ParquetPathAsync(content, cancellationToken);
        return TypedResults.PhysicalFile(path, "application/vnd.apache.parquet", DownloadNames.For($"predictions of {batch.DatasetLabel} by {batch.ModelLabel}", "parquet"), enableRangeProcessing: true);
    }
}

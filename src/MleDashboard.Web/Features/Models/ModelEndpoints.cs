using System.Globalization;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Models;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Models;

/// <summary>The tables and charts of a finished build as CSV, for every signed-in user: GET /api/models/versions/{id}/leaderboard.csv, impact.csv, confusion.csv, roc.csv and more. Unknown ids, candidates and charts are 404; a model whose files are gone or damaged is 410 with a sentence.</summary>
public static class ModelEndpoints
{
    public static IEndpointRouteBuilder MapModels(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDownloads("/api/models/versions/{versionId:guid}");
        group.MapGet("/leaderboard.csv", LeaderboardAsync);
        group.MapGet("/impact.csv", ImpactAsync);
        group.MapGet("/learning-curve.csv", LearningCurveAsync);
        group.MapGet("/{chart}.csv", ChartAsync);
        return routes;
    }

    private static Task<IResult> LeaderboardAsync(Guid versionId, IModelCatalog catalog, IModelReports reports, CancellationToken cancellationToken) =>
        SendAsync(versionId, catalog, reports, "leaderboard", report => ModelTables.Leaderboard(report.Leaderboard), cancellationToken);

    private static Task<IResult> LearningCurveAsync(Guid versionId, IModelCatalog catalog, IModelReports reports, CancellationToken cancellationToken) =>
        SendAsync(versionId, catalog, reports, "learning curve", ModelTables.LearningCurve, cancellationToken);

    private static Task<IResult> ImpactAsync(Guid versionId, string model, string? column, IModelCatalog catalog, IModelReports reports, CancellationToken cancellationToken) =>
        SendAsync(versionId, catalog, reports, "impact", report => ModelTables.Impact(report, model, column), cancellationToken);

    private static Task<IResult> ChartAsync(Guid versionId, string chart, string model, IModelCatalog catalog, IModelReports reports, CancellationToken cancellationToken) =>
        SendAsync(versionId, catalog, reports, chart, report => report.Evaluations.TryGetValue(model, out var evaluation) ? ModelTables.Chart(chart, evaluation) : null, cancellationToken);

    private static async Task<IResult> SendAsync(Guid versionId, IModelCatalog catalog, IModelReports reports, string name, Func<ModelReport, Table?> tableOf, CancellationToken cancellationToken)
    {
        if (await catalog.FindVersionAsync(versionId, cancellationToken) is not { Content: { } content } version)
        {
            return TypedResults.NotFound();
        }

        var report = await reports.ReadAsync(content.ArtifactKey, cancellationToken);
        if (!report.IsOk)
        {
            return DownloadRoutes.Gone(report.Error.Message);
        }

        if (tableOf(report.Value) is not { } table)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Stream(
            output => CsvTableWriter.WriteAsync(output, [.. table.Columns.Select(column => column.Name)], One(table), exactValues: false, cancellationToken),
            "text/csv; charset=utf-8",
            DownloadNames.For(string.Create(CultureInfo.InvariantCulture, $"{version.ModelName} V{version.Number} {name}"), "csv"));
    }

    private static async IAsyncEnumerable<Table> One(Table table)
    {
        await Task.CompletedTask;
        yield return table;
    }
}

using System.Globalization;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>Addresses of dataset pages and downloads, in one place.</summary>
public static class DatasetLinks
{
    public const string List = "/datasets";
    public const string Import = "/datasets/import";

    public static string Page(Guid datasetId) => $"{List}/{datasetId}";

    public static string Page(DatasetVersion version) => string.Create(CultureInfo.InvariantCulture, $"{List}/{version.DatasetId}?version={version.Number}");

    /// <summary>The page of a version being imported, which goes on to <paramref name="returnUrl"/> when the rows are there.</summary>
    public static string Page(DatasetVersion version, string? returnUrl) =>
        Page(version) + (returnUrl is null ? "" : $"&returnUrl={Uri.EscapeDataString(returnUrl)}");

    public static string Profile(DatasetVersion version) => string.Create(CultureInfo.InvariantCulture, $"{List}/{version.DatasetId}/profile?version={version.Number}");

    public static string BuildModel(DatasetVersion version) => $"/models?new=1&dataset={version.Id}";

    public static string Csv(DatasetVersion version, bool exactValues) => Download(version, "csv") + (exactValues ? "?exact=1" : "");

    public static string Parquet(DatasetVersion version) => Download(version, "parquet");

    private static string Download(DatasetVersion version, string format) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/datasets/{version.DatasetId}/versions/{version.Number}/{format}");
}

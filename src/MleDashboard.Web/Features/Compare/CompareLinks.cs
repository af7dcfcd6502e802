using System.Globalization;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Web.Features.Compare;

/// <summary>Addresses of comparisons.</summary>
public static class CompareLinks
{
    public static string Page(DatasetVersion version) => string.Create(CultureInfo.InvariantCulture, $"/datasets/{version.DatasetId}/compare?version={version.Number}");

    /// <param name="ending">"html" or "json".</param>
    public static string Download(DatasetVersion first, DatasetVersion second, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/datasets/{first.DatasetId}/versions/{first.Number}/comparison.{ending}?with={second.Id}");
}

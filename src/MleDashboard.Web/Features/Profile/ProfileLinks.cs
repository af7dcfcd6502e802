using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Web.Features.Profile;

/// <summary>Addresses of a profile's files.</summary>
internal static class ProfileLinks
{
    /// <param name="ending">"html" or "json".</param>
    /// <param name="target">The column to predict, which the file then has a section about.</param>
    /// <param name="limits">Thresholds other than the usual ones: "Missing=0.2,Zeros=0.9".</param>
    public static string Download(DatasetVersion version, string ending, string? target, string? limits, bool isSensitive = false, bool hasLabels = true) => QueryHelpers.AddQueryString(
        string.Create(CultureInfo.InvariantCulture, $"/api/datasets/{version.DatasetId}/versions/{version.Number}/profile.{ending}"),
        new Dictionary<string, string?>
        {
            ["target"] = target,
            ["limits"] = limits,
            ["sensitive"] = isSensitive ? "true" : null,
            ["labels"] = hasLabels ? null : "false",
        }.Where(part => part.Value is not null));
}

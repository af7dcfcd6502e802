using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Web.Features.Datasets.Uploads;

namespace MleDashboard.Web.Features.Datasets.Downloads;

/// <summary>What a browser may call a downloaded file on any system.</summary>
public static class DownloadNames
{
    private static readonly char[] Forbidden = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

    /// <summary>"bookings.v2.csv".</summary>
    public static string For(DatasetVersion version, string ending) =>
        For(version.DatasetName, string.Create(CultureInfo.InvariantCulture, $"v{version.Number}.{ending}"));

    /// <summary>"Booking cancellations V3 leaderboard.csv".</summary>
    public static string For(string title, string ending)
    {
        // Cleaned twice: FileNames keeps what follows the last slash, and here a slash is part of the name.
        var name = string.Join('_', title.Split(Forbidden));
        return $"{FileNames.Clean(name).Trim('.', ' ')}.{ending}";
    }
}

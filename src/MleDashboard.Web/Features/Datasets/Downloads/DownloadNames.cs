using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Web.Features.Datasets.Uploads;

namespace MleDashboard.Web.Features.Datasets.Downloads;

/// <summary>What a browser may call a downloaded file on any system.</summary>
public static class DownloadNames
{
    private static readonly char[] Forbidden = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

    /// <summary>"bookings.v2.csv".</summary>
    public static string For(DatasetVersion version, string ending)
    {
        // Cleaned twice: FileNames keeps what follows the last slash, and here a slash is part of the name.
        var name = string.Join('_', version.DatasetName.Split(Forbidden));
        return string.Create(CultureInfo.InvariantCulture, $"{FileNames.Clean(name).Trim('.', ' ')}.v{version.Number}.{ending}");
    }
}

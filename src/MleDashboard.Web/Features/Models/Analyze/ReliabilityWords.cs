using MleDashboard.Core.Explanation;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>Whether probabilities can be taken at their word, in a sentence.</summary>
internal static class ReliabilityWords
{
    /// <summary>On a bin with fewer rows what happened is mostly chance.</summary>
    private const int FewestRows = 20;

    /// <summary>Off by less, nobody decides otherwise.</summary>
    private const double Near = 0.03;

    /// <summary>Of the points of a chart: their areas grow with the rows.</summary>
    public static IReadOnlyList<double> Radii(Reliability reliability)
    {
        var most = reliability.Bins.Max(bin => bin.Rows);
        return [.. reliability.Bins.Select(bin => 2.5 + (8 * Math.Sqrt((double)bin.Rows / most)))];
    }

    /// <param name="about">"P(is_cancelled=1)", or what stands for it with more classes.</param>
    public static string Sentence(Reliability reliability, string about)
    {
        var off = $"They are off by {(reliability.Error * 100).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} points on average.";
        var told = reliability.Bins.Where(bin => bin.Rows >= FewestRows).ToList();
        if (told.Count == 0)
        {
            return $"{off} There are too few rows to say more.";
        }

        var worst = told.MaxBy(bin => Math.Abs(bin.Said - bin.Happened))!;
        return reliability.Error < Near && Math.Abs(worst.Said - worst.Happened) < 3 * Near
            ? $"{about} can be taken at its word. {off}"
            : $"{off} Farthest: where {about} is about {Formats.Percent(worst.Said)}, it came true {Formats.Percent(worst.Happened)} of the time ({Formats.Count(worst.Rows, "row", "rows")}).";
    }
}

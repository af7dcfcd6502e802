using System.Globalization;
using System.Text;

namespace MleDashboard.Web.Design.Charts;

/// <summary>Numbers and paths as SVG wants them: invariant culture, two decimals.</summary>
internal static class Svg
{
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Line(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(N(x)).Append(' ').Append(N(y));
        }

        return path.ToString();
    }

    /// <summary>The area between an upper line and a lower one.</summary>
    public static string Band(IReadOnlyList<(double X, double Y)> upper, IReadOnlyList<(double X, double Y)> lower) =>
        upper.Count == 0 ? "" : Line(upper) + "L" + Line(lower.Reverse())[1..] + "Z";
}

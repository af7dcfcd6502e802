using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Comparison;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Core.Profiling.Drawings;

/// <summary>The two distributions of a column side by side, as shares of their own rows.</summary>
public static class ComparisonDrawing
{
    /// <summary>Half the width of a page.</summary>
    public static DrawingSize Card { get; } = new(440, 220, "svg-card");

    public static string Draw(ColumnComparison column, DrawingSize size)
    {
        var bins = column.Bins;
        var isLabels = bins[0].Low is null;
        var kind = isLabels ? AxisKind.Label : column.FirstType == ColumnType.DateTime ? AxisKind.Time : AxisKind.Number;
        var most = bins.Max(bin => Math.Max(bin.FirstShare, bin.SecondShare)) * 100;
        var svg = new Html();
        var area = new PlotArea(
            size,
            new InteractionAxis(column.IsOfLengths ? "characters" : "", kind, bins[0].Low ?? 0, bins[^1].High ?? bins.Count, isLabels ? [.. bins.Select(bin => bin.Label)] : []),
            new InteractionAxis("% of rows", AxisKind.Number, 0, most > 0 ? most : 1, []),
            hasLegend: false);
        area.Open(svg, $"Distribution of {column.Name} in both tables: {column.Sentence}");
        area.WriteAxes(svg);
        var width = (area.Right - area.Left) / bins.Count;
        foreach (var (index, bin) in bins.Index())
        {
            var name = isLabels ? bin.Label : kind == AxisKind.Time ? $"from {bin.Label}" : $"{ProfileText.Figure(bin.Low)} to {ProfileText.Figure(bin.High)}";
            svg.Add($"<g><title>{name}: {ProfileText.Percent(bin.FirstShare)} and {ProfileText.Percent(bin.SecondShare)}</title>");
            Bar(1, bin.FirstShare, 0.08);
            Bar(2, bin.SecondShare, 0.5);
            svg.Add($"</g>");

            void Bar(int series, double share, double offset) => svg.Add(
                $"<rect class=\"draw-fill draw-{series}\" x=\"{area.Left + ((index + offset) * width):0.#}\" width=\"{width * 0.42:0.#}\" y=\"{area.Y(share * 100):0.#}\" height=\"{area.Bottom - area.Y(share * 100):0.#}\"/>");
        }

        return svg.Add($"</svg>").ToString();
    }
}

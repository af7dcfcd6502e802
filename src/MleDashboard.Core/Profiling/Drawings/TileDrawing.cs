using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Core.Profiling.Drawings;

/// <summary>Combinations of labels: a mosaic (Hartigan and Kleiner 1981) while its colours can be told apart, else a heat map.</summary>
internal static class TileDrawing
{
    private const int MaxMosaicLabels = 5;
    private const double Gap = 2;

    public static bool IsMosaic(Interaction drawn) => drawn.Y.Labels.Count <= MaxMosaicLabels && drawn.ColourBy is null;

    public static void Write(Html svg, Interaction drawn, DrawingSize size, PlotArea area)
    {
        if (IsMosaic(drawn))
        {
            WriteMosaic(svg, drawn, new PlotArea(size, drawn.X with { Kind = AxisKind.Label }, drawn.Y with { Kind = AxisKind.Number }, hasLegend: true));
        }
        else
        {
            WriteHeatMap(svg, drawn, area);
        }
    }

    /// <summary>A column for each label of X, as wide as it is frequent, divided by the labels of Y.</summary>
    private static void WriteMosaic(Html svg, Interaction drawn, PlotArea area)
    {
        var ofX = drawn.X.Labels.Select((_, label) => (double)drawn.Tiles.Where(tile => tile.X == label).Sum(tile => tile.Count)).ToArray();
        var room = area.Right - area.Left - (Gap * (ofX.Length - 1));
        var left = area.Left;
        svg.Add($"<g class=\"svg-ink\"><text transform=\"translate(12 {(area.Top + area.Bottom) / 2:0.#}) rotate(-90)\" text-anchor=\"middle\">{PlotArea.Fit($"Share of {drawn.Y.Column}", area.Bottom - area.Top)}</text>");
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            svg.Add($"<text x=\"{area.Left - 8:0.#}\" y=\"{area.Bottom - (share * (area.Bottom - area.Top)) + 4:0.#}\" text-anchor=\"end\">{share * 100:0}%</text>");
        }

        svg.Add($"<text x=\"{(area.Left + area.Right) / 2:0.#}\" y=\"{area.Bottom + 36:0.#}\" text-anchor=\"middle\">{PlotArea.Fit(drawn.X.Column, room)}</text></g>");
        for (var label = 0; label < ofX.Length; label++)
        {
            var width = ofX[label] / ofX.Sum() * room;
            var bottom = area.Bottom;
            foreach (var tile in drawn.Tiles.Where(tile => tile.X == label))
            {
                var height = tile.Count / ofX[label] * (area.Bottom - area.Top);
                bottom -= height;
                svg.Add($"<rect class=\"draw-fill draw-{tile.Y + 1}\" fill-opacity=\".8\" x=\"{left:0.#}\" width=\"{Math.Max(1, width):0.#}\" y=\"{bottom:0.#}\" height=\"{Math.Max(0.5, height - 1):0.#}\"><title>{Name(drawn, tile)}: {ProfileText.Count(tile.Count, "row", "rows")}, {ProfileText.Percent(tile.Count / ofX[label])} of {drawn.X.Labels[label]}</title></rect>");
            }

            if (width >= 26)
            {
                svg.Add($"<g class=\"svg-ink\"><text x=\"{left + (width / 2):0.#}\" y=\"{area.Bottom + 17:0.#}\" text-anchor=\"middle\">{PlotArea.Fit(drawn.X.Labels[label], width)}<title>{drawn.X.Labels[label]}</title></text></g>");
            }

            left += width + Gap;
        }

        area.WriteLegend(svg, drawn.Y.Labels);
    }

    private static void WriteHeatMap(Html svg, Interaction drawn, PlotArea area)
    {
        double most = drawn.Tiles.Count == 0 ? 1 : drawn.Tiles.Max(tile => tile.Count);
        var scale = InteractionDrawing.ScaleOf(drawn, [.. drawn.Tiles.Select(tile => tile.Mean).OfType<double>()]);
        foreach (var tile in drawn.Tiles)
        {
            var fill = tile.Mean is { } mean ? PlotArea.Mixed(scale.At(mean)) : "var(--c1)";
            svg.Add($"<rect style=\"fill:{fill}\" fill-opacity=\"{0.1 + (0.9 * Math.Sqrt(tile.Count / most)):0.##}\" x=\"{area.Left + (tile.X * area.BandWidth) + 1:0.#}\" width=\"{area.BandWidth - 2:0.#}\" y=\"{area.Top + (tile.Y * area.BandHeight) + 1:0.#}\" height=\"{Math.Max(1, area.BandHeight - 2):0.#}\"><title>{Name(drawn, tile)}: {ProfileText.Count(tile.Count, "row", "rows")}{InteractionDrawing.Meaning(drawn, tile.Mean)}</title></rect>");
        }

        if (drawn.ColourBy is not null)
        {
            area.WriteScale(svg, scale.What, scale.Low, scale.High);
        }
    }

    private static string Name(Interaction drawn, MosaicCell tile) => $"{drawn.X.Labels[tile.X]}, {drawn.Y.Labels[tile.Y]}";
}

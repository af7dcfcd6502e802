using System.Globalization;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Core.Profiling.Drawings;

/// <summary>An <see cref="Interaction"/> as SVG. The page and the report file show the same drawing; its colours are the variables --c1 to --c5, --line and --ink-2 of whoever shows it.</summary>
public static class InteractionDrawing
{
    /// <returns>Markup in which every text of a user is encoded.</returns>
    public static string Draw(Interaction drawn, DrawingSize size)
    {
        var svg = new Html();

        // Half a hexagon of room, so that those at the edge do not cover the axes.
        var (besideX, besideY) = drawn.Kind == InteractionKind.Density ? (drawn.CellWidth / 2, drawn.CellHeight / 3) : (0, 0);
        var area = new PlotArea(size, drawn.X with { Min = drawn.X.Min - besideX, Max = drawn.X.Max + besideX }, drawn.Y with { Min = drawn.Y.Min - besideY, Max = drawn.Y.Max + besideY }, drawn.ColourBy is not null || drawn.Colours.Count > 0);
        area.Open(svg, drawn.Sentence);
        if (drawn.Kind != InteractionKind.Mosaic || !TileDrawing.IsMosaic(drawn))
        {
            area.WriteAxes(svg);
        }

        switch (drawn.Kind)
        {
            case InteractionKind.Scatter:
                WritePoints(svg, drawn, area);
                break;
            case InteractionKind.Density:
                WriteHexagons(svg, drawn, area);
                break;
            case InteractionKind.Boxes:
                WriteBoxes(svg, drawn, area);
                break;
            case InteractionKind.Mosaic:
                TileDrawing.Write(svg, drawn, size, area);
                break;
            default:
                WriteLines(svg, drawn, area);
                break;
        }

        return svg.Add($"</svg>").ToString();
    }

    /// <summary>What a value between the two colours means: a share of a label, or a mean.</summary>
    internal static (string What, string Low, string High, Func<double, double> At) ScaleOf(Interaction drawn, IReadOnlyList<double> means)
    {
        if (drawn.Colours.Count > 0)
        {
            return ($"Share of {drawn.Colours[0]} in {drawn.ColourBy}", "0%", "100%", mean => mean);
        }

        double low = means.DefaultIfEmpty(0).Min(), high = means.DefaultIfEmpty(1).Max();
        return ($"Mean of {drawn.ColourBy}", ProfileText.Figure(Compact(low)), ProfileText.Figure(Compact(high)), mean => high > low ? (mean - low) / (high - low) : 0.5);
    }

    private static void WritePoints(Html svg, Interaction drawn, PlotArea area)
    {
        foreach (var point in drawn.Points)
        {
            svg.Add($"<circle class=\"draw-fill draw-{Series(point.Colour, drawn)}\" fill-opacity=\".6\" cx=\"{area.X(point.X):0.#}\" cy=\"{area.Y(point.Y):0.#}\" r=\"3.2\"/>");
        }

        if (drawn.Colours.Count > 0)
        {
            area.WriteLegend(svg, drawn.Colours);
        }
    }

    private static void WriteHexagons(Html svg, Interaction drawn, PlotArea area)
    {
        double most = drawn.Cells.Count == 0 ? 1 : drawn.Cells.Max(cell => cell.Count);
        double half = area.Across(drawn.CellWidth) / 2, third = area.Up(drawn.CellHeight) / 3;
        var scale = ScaleOf(drawn, [.. drawn.Cells.Select(cell => cell.Mean).OfType<double>()]);
        foreach (var cell in drawn.Cells)
        {
            double x = area.X(cell.X), y = area.Y(cell.Y);
            var fill = cell.Mean is { } mean ? PlotArea.Mixed(scale.At(mean)) : "var(--c1)";
            svg.Add($"<path style=\"fill:{fill}\" fill-opacity=\"{0.12 + (0.88 * Math.Sqrt(cell.Count / most)):0.##}\" d=\"M{x:0.#} {y - third:0.#}l{half:0.#} {third / 2:0.#}v{third:0.#}l{-half:0.#} {third / 2:0.#}l{-half:0.#} {-third / 2:0.#}v{-third:0.#}z\">");
            svg.Add($"<title>{Around(drawn, cell)}{Meaning(drawn, cell.Mean)}</title></path>");
        }

        if (drawn.ColourBy is not null)
        {
            area.WriteScale(svg, scale.What, scale.Low, scale.High);
        }
    }

    private static void WriteBoxes(Html svg, Interaction drawn, PlotArea area)
    {
        var colours = Math.Max(1, drawn.Colours.Count);
        var width = Math.Min(60, area.BandWidth * 0.8 / colours);
        foreach (var box in drawn.Boxes)
        {
            var middle = area.Left + ((box.Label + 0.5) * area.BandWidth) + ((Math.Max(0, box.Colour) - ((colours - 1) / 2.0)) * width);
            double left = middle - (width * 0.42), high = area.Y(box.Quartile3), low = area.Y(box.Quartile1);
            svg.Add($"<g class=\"draw-{Series(box.Colour, drawn)}\"><path class=\"draw-line\" d=\"M{middle:0.#} {area.Y(box.High):0.#}V{high:0.#}M{middle:0.#} {low:0.#}V{area.Y(box.Low):0.#}\"/>");
            svg.Add($"<rect class=\"draw-fill draw-edge\" fill-opacity=\".35\" x=\"{left:0.#}\" width=\"{width * 0.84:0.#}\" y=\"{high:0.#}\" height=\"{Math.Max(1, low - high):0.#}\"/>");
            svg.Add($"<path class=\"draw-line draw-strong\" d=\"M{left:0.#} {area.Y(box.Median):0.#}h{width * 0.84:0.#}\"/>");
            svg.Add($"<title>{drawn.X.Labels[box.Label]}{(box.Colour >= 0 ? $", {drawn.Colours[box.Colour]}" : "")}: median {ProfileText.Figure(box.Median)}, half between {ProfileText.Figure(box.Quartile1)} and {ProfileText.Figure(box.Quartile3)}, {ProfileText.Count(box.Count, "row", "rows")}</title></g>");
        }

        if (drawn.Colours.Count > 0)
        {
            area.WriteLegend(svg, drawn.Colours);
        }
    }

    private static void WriteLines(Html svg, Interaction drawn, PlotArea area)
    {
        foreach (var (index, line) in drawn.Lines.Index())
        {
            svg.Add($"<path class=\"draw-line draw-strong draw-{index + 1}\" d=\"");
            var isDown = false;
            foreach (var point in line.Points)
            {
                if (point.Y is { } y)
                {
                    svg.Add($"{(isDown ? "L" : "M")}{area.X(point.X):0.#} {area.Y(y):0.#}");
                }

                isDown = point.Y is not null;
            }

            svg.Add($"\"/>");
            foreach (var point in line.Points.Where(point => point.Y is not null))
            {
                svg.Add($"<circle class=\"draw-fill draw-{index + 1}\" cx=\"{area.X(point.X):0.#}\" cy=\"{area.Y(point.Y!.Value):0.#}\" r=\"2.4\"><title>{line.Label}, {DrawnColumn.DateOf(point.X):yyyy-MM-dd}: {ProfileText.Figure(point.Y)} ({ProfileText.Count(point.Count, "row", "rows")})</title></circle>");
            }
        }

        if (drawn.Colours.Count > 0)
        {
            area.WriteLegend(svg, drawn.Colours);
        }
    }

    private static string Around(Interaction drawn, DensityCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{ProfileText.Count(cell.Count, "row", "rows")} around {Say(drawn.X, cell.X)} and {Say(drawn.Y, cell.Y)}");

    internal static string Meaning(Interaction drawn, double? mean) => mean is not { } value ? ""
        : drawn.Colours.Count > 0 ? $", {ProfileText.Percent(value)} {drawn.Colours[0]}" : $", mean {ProfileText.Figure(Compact(value))}";

    private static string Say(InteractionAxis axis, double value) => axis.Kind == AxisKind.Time ? DrawnColumn.DateOf(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : ProfileText.Figure(Compact(value));

    private static double Compact(double value) => double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>1 to 5, or 6 for a row without the colouring value.</summary>
    private static int Series(int colour, Interaction drawn) => colour >= 0 ? colour + 1 : drawn.ColourBy is null ? 1 : 6;
}

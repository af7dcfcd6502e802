using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Core.Profiling.Drawings;

/// <summary>Where values lie in a drawing, with its axes, grid and legend.</summary>
internal sealed class PlotArea
{
    private const double LetterWidth = 6.6;
    private readonly DrawingSize size;
    private readonly InteractionAxis x;
    private readonly InteractionAxis y;

    public PlotArea(DrawingSize size, InteractionAxis x, InteractionAxis y, bool hasLegend)
    {
        (this.size, this.x, this.y) = (size, x, y);
        Left = y.Kind == AxisKind.Label ? (size.IsNarrow ? 92 : 130) : 64;
        Top = hasLegend ? 36 : 12;
        IsTilted = x.Kind == AxisKind.Label && x.Labels.Count > 0 && (Right - Left) / x.Labels.Count < 60;
        Bottom = size.Height - (IsTilted ? 84 : 44);
    }

    public double Left { get; }

    public double Top { get; }

    public double Right => size.Width - 14;

    public double Bottom { get; }

    public double BandWidth => (Right - Left) / Math.Max(1, x.Labels.Count);

    public double BandHeight => (Bottom - Top) / Math.Max(1, y.Labels.Count);

    private bool IsTilted { get; }

    public double X(double value) => Left + ((value - x.Min) / WidthOf(x) * (Right - Left));

    public double Y(double value) => Bottom - ((value - y.Min) / WidthOf(y) * (Bottom - Top));

    public double Across(double width) => width / WidthOf(x) * (Right - Left);

    public double Up(double height) => height / WidthOf(y) * (Bottom - Top);

    public void Open(Html svg, string summary) =>
        svg.Add($"<svg class=\"{size.CssClass}\" viewBox=\"0 0 {size.Width} {size.Height}\" role=\"img\" aria-label=\"{summary}\">");

    public void WriteAxes(Html svg)
    {
        svg.Add($"<g class=\"svg-grid\">");
        if (y.Kind != AxisKind.Label)
        {
            foreach (var tick in Ticks(y, 5))
            {
                svg.Add($"<line x1=\"{Left:0.#}\" x2=\"{Right:0.#}\" y1=\"{Y(tick.Value):0.#}\" y2=\"{Y(tick.Value):0.#}\"/>");
            }
        }

        svg.Add($"</g><g class=\"svg-ink\">");
        WriteX(svg);
        WriteY(svg);
        svg.Add($"<text x=\"{(Left + Right) / 2:0.#}\" y=\"{size.Height - 6:0.#}\" text-anchor=\"middle\">{Fit(x.Column, Right - Left)}</text>");
        svg.Add($"<text transform=\"translate(12 {(Top + Bottom) / 2:0.#}) rotate(-90)\" text-anchor=\"middle\">{Fit(y.Column, Bottom - Top)}</text></g>");
    }

    /// <summary>A swatch and its name for each colour, from the left.</summary>
    public void WriteLegend(Html svg, IReadOnlyList<string> names)
    {
        var room = (Right - Left) / Math.Max(1, names.Count);
        var at = Left;
        foreach (var (index, name) in names.Index())
        {
            var shown = Fit(name, room - 26);
            svg.Add($"<rect class=\"draw-fill draw-{index + 1}\" x=\"{at:0.#}\" y=\"9\" width=\"12\" height=\"12\" rx=\"3\"/><g class=\"svg-ink\"><text x=\"{at + 17:0.#}\" y=\"19\">{shown}<title>{name}</title></text></g>");
            at += Math.Min(room, (shown.Length * LetterWidth) + 36);
        }
    }

    /// <summary>A scale from the first to the second colour: what low and high mean.</summary>
    public void WriteScale(Html svg, string what, string low, string high)
    {
        var at = Right - 182;
        svg.Add($"<g class=\"svg-ink\"><text x=\"{Left:0.#}\" y=\"19\">{Fit(what, at - Left + 10)}</text></g>");
        svg.Add($"<g class=\"svg-ink\"><text x=\"{at + 40:0.#}\" y=\"19\" text-anchor=\"end\">{low}</text></g>");
        for (var step = 0; step < 10; step++)
        {
            svg.Add($"<rect x=\"{at + 46 + (step * 9):0.#}\" y=\"9\" width=\"9\" height=\"12\" style=\"fill:{Mixed(step / 9.0)}\"/>");
        }

        svg.Add($"<g class=\"svg-ink\"><text x=\"{at + 142:0.#}\" y=\"19\">{high}</text></g>");
    }

    public static string Mixed(double share) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"color-mix(in srgb, var(--c2) {Math.Clamp(share, 0, 1) * 100:0}%, var(--c1))");

    public static string Fit(string text, double width) => CellText.Shorten(text, Math.Max(3, (int)(width / LetterWidth)));

    private static double WidthOf(InteractionAxis axis) => axis.Max > axis.Min ? axis.Max - axis.Min : 1;

    private void WriteX(Html svg)
    {
        if (x.Kind != AxisKind.Label)
        {
            foreach (var tick in Ticks(x, size.IsNarrow ? 3 : 6))
            {
                svg.Add($"<text x=\"{X(tick.Value):0.#}\" y=\"{Bottom + 17:0.#}\" text-anchor=\"middle\">{tick.Text}</text>");
            }

            return;
        }

        foreach (var (index, label) in x.Labels.Index())
        {
            var middle = Left + ((index + 0.5) * BandWidth);
            var text = Name(label);
            if (IsTilted)
            {
                svg.Add($"<text transform=\"translate({middle + 4:0.#} {Bottom + 14:0.#}) rotate(-38)\" text-anchor=\"end\">{Fit(text, 72)}<title>{text}</title></text>");
            }
            else
            {
                svg.Add($"<text x=\"{middle:0.#}\" y=\"{Bottom + 17:0.#}\" text-anchor=\"middle\">{Fit(text, BandWidth)}<title>{text}</title></text>");
            }
        }
    }

    private void WriteY(Html svg)
    {
        if (y.Kind != AxisKind.Label)
        {
            foreach (var tick in Ticks(y, 5))
            {
                svg.Add($"<text x=\"{Left - 8:0.#}\" y=\"{Y(tick.Value) + 4:0.#}\" text-anchor=\"end\">{tick.Text}</text>");
            }

            return;
        }

        foreach (var (index, label) in y.Labels.Index())
        {
            var text = Name(label);
            svg.Add($"<text x=\"{Left - 8:0.#}\" y=\"{Top + ((index + 0.5) * BandHeight) + 4:0.#}\" text-anchor=\"end\">{Fit(text, Left - 30)}<title>{text}</title></text>");
        }
    }

    private static string Name(string label) => label.Length == 0 ? "(empty)" : label;

    private static IEnumerable<AxisTick> Ticks(InteractionAxis axis, int about) =>
        (axis.Kind == AxisKind.Time ? AxisTick.OfTimes(axis.Min, axis.Max, about) : AxisTick.OfNumbers(axis.Min, axis.Max, about)).Where(tick => tick.Value >= axis.Min - (1e-9 * WidthOf(axis)) && tick.Value <= axis.Max + (1e-9 * WidthOf(axis)));
}

using Microsoft.AspNetCore.Components;

namespace MleDashboard.Web.Design.Charts;

/// <summary>Drawn once for wide and once for narrow containers, so that the letters stay readable on a phone; a container query shows one of them.</summary>
public sealed partial class XyChart
{
    private const double Left = 58;
    private const double Right = 14;
    private const double Top = 14;
    private const double Bottom = 46;
    private bool isExploring;

    [Parameter, EditorRequired]
    public XyPlot Plot { get; set; } = default!;

    /// <summary>What is to be seen, with the main number, for readers.</summary>
    [Parameter, EditorRequired]
    public string Summary { get; set; } = "";

    private RenderFragment Draw(double width, double height, string cssClass) => builder =>
    {
        builder.OpenComponent<XyDrawing>(0);
        builder.AddComponentParameter(1, nameof(XyDrawing.Plot), Plot);
        builder.AddComponentParameter(2, nameof(XyDrawing.Summary), Summary);
        builder.AddComponentParameter(3, nameof(XyDrawing.Frame), new PlotFrame(width, height, Left, Right, Top, Bottom));
        builder.AddComponentParameter(4, nameof(XyDrawing.CssClass), cssClass);
        builder.CloseComponent();
    };
}

/// <summary>Size of a drawing and of the room around its plot area, in SVG units.</summary>
public sealed record PlotFrame(double Width, double Height, double Left, double Right, double Top, double Bottom)
{
    public double PlotRight => Width - Right;

    public double PlotBottom => Height - Bottom;
}

namespace MleDashboard.Core.Profiling.Drawings;

/// <summary>Size of a drawing in SVG units and the class that shows it in wide or narrow containers.</summary>
public sealed record DrawingSize(double Width, double Height, string CssClass)
{
    public static DrawingSize Wide { get; } = new(720, 340, "svg-wide");

    public static DrawingSize Narrow { get; } = new(350, 300, "svg-narrow");

    public bool IsNarrow => Width < 500;
}

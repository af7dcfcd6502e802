namespace MleDashboard.Web.Design.Charts;

/// <summary>What an <see cref="XyChart"/> draws: one line with an optional band, or points.</summary>
public sealed record XyPlot
{
    public required IReadOnlyList<double> X { get; init; }

    public required IReadOnlyList<double> Y { get; init; }

    /// <summary>Lower edge of the band at each X; null draws no band.</summary>
    public IReadOnlyList<double>? Low { get; init; }

    public IReadOnlyList<double>? High { get; init; }

    public required string XLabel { get; init; }

    public required string YLabel { get; init; }

    /// <summary>Points instead of a line.</summary>
    public bool IsScatter { get; init; }

    /// <summary>Of each point of a scatter, in pixels; null: all small.</summary>
    public IReadOnlyList<double>? Radii { get; init; }

    /// <summary>Values that the Y axis has to reach beside those that are drawn.</summary>
    public IReadOnlyList<double> YIncludes { get; init; } = [];

    /// <summary>A dashed line to compare with: the diagonal of a ROC curve, the share of positives.</summary>
    public PlotReference? Reference { get; init; }

    /// <summary>One point to stand out: where the chosen threshold is.</summary>
    public (double X, double Y)? Marker { get; init; }

    /// <summary>Both axes run from 0 to 1.</summary>
    public bool IsUnitSquare { get; init; }
}

/// <summary>A dashed line from one point to another, with its own label.</summary>
public sealed record PlotReference(double X0, double Y0, double X1, double Y1, string Label);

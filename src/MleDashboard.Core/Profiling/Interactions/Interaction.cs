namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>How two columns are drawn together; follows from their types and from how many rows there are.</summary>
public enum InteractionKind
{
    /// <summary>Numbers or times against each other, a mark for each row.</summary>
    Scatter,

    /// <summary>Numbers or times against each other, counted in hexagons.</summary>
    Density,

    /// <summary>Numbers in each label.</summary>
    Boxes,

    /// <summary>Labels against labels.</summary>
    Mosaic,

    /// <summary>Numbers or labels over time.</summary>
    TimeLine,
}

/// <summary>What an axis of an <see cref="Interaction"/> means.</summary>
public enum AxisKind
{
    Number,

    /// <summary>Values are days since 1970-01-01.</summary>
    Time,

    Label,
}

/// <summary>Two columns against each other, counted and cut to what can be drawn. Exactly one of the lists that follow from <see cref="Kind"/> is filled.</summary>
public sealed record Interaction
{
    public required InteractionKind Kind { get; init; }

    public required InteractionAxis X { get; init; }

    public required InteractionAxis Y { get; init; }

    /// <summary>The column that colours; null for none.</summary>
    public string? ColourBy { get; init; }

    /// <summary>Labels of the colours (ranges of a numeric column); empty without <see cref="ColourBy"/>.</summary>
    public IReadOnlyList<string> Colours { get; init; } = [];

    /// <summary>Rows of the table.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows of the sample that have both values.</summary>
    public required long UsedRows { get; init; }

    /// <summary>Rows of the sample: all rows of the table, or a seeded uniform sample of it.</summary>
    public required long SampledRows { get; init; }

    /// <summary>What is to be seen.</summary>
    public required string Sentence { get; init; }

    public IReadOnlyList<InteractionPoint> Points { get; init; } = [];

    public IReadOnlyList<DensityCell> Cells { get; init; } = [];

    /// <summary>Widths of a hexagon in the units of both axes: distance of neighbours in a row, and of rows.</summary>
    public double CellWidth { get; init; }

    public double CellHeight { get; init; }

    public IReadOnlyList<InteractionBox> Boxes { get; init; } = [];

    public IReadOnlyList<MosaicCell> Tiles { get; init; } = [];

    public IReadOnlyList<InteractionLine> Lines { get; init; } = [];
}

/// <param name="Labels">Of an <see cref="AxisKind.Label"/> axis, in drawing order; rare ones are together in the last.</param>
public sealed record InteractionAxis(string Column, AxisKind Kind, double Min, double Max, IReadOnlyList<string> Labels);

/// <param name="Colour">Index in <see cref="Interaction.Colours"/>; -1 is none or missing.</param>
public sealed record InteractionPoint(double X, double Y, int Colour = -1);

/// <summary>A hexagon by its centre.</summary>
/// <param name="Mean">Mean of the colouring column here: the share of its first colour for labels, the mean for numbers; null without one.</param>
public sealed record DensityCell(double X, double Y, long Count, double? Mean = null);

/// <summary>Tukey's box (1977): quartiles, whiskers to the last value within 1.5 interquartile ranges, and the number of values beyond.</summary>
/// <param name="Label">Index in the labels of the label axis.</param>
public sealed record InteractionBox(int Label, int Colour, long Count, double Low, double Quartile1, double Median, double Quartile3, double High, long Beyond);

/// <param name="Mean">As of <see cref="DensityCell"/>.</param>
public sealed record MosaicCell(int X, int Y, long Count, double? Mean = null);

/// <summary>One line over time: a mean in each bin, or a count.</summary>
public sealed record InteractionLine(string Label, IReadOnlyList<LinePoint> Points);

/// <param name="X">Start of the bin.</param>
/// <param name="Y">Null where the bin has no value.</param>
public sealed record LinePoint(double X, double? Y, long Count);

/// <summary>The pairs that the report itself shows; any other pair is drawn when someone asks.</summary>
public sealed record InteractionSection
{
    public required IReadOnlyList<Interaction> Main { get; init; }

    /// <summary>Columns that can be chosen, in table order: all but texts and identifiers.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
}

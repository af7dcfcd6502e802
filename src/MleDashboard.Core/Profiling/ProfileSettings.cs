using MleDashboard.Core.Profiling.Alerts;

namespace MleDashboard.Core.Profiling;

/// <summary>How a table is profiled. The same settings on the same table give the same figures.</summary>
public sealed record ProfileSettings
{
    public int Seed { get; init; }

    /// <summary>The column to predict; null leaves the target analysis out.</summary>
    public string? Target { get; init; }

    /// <summary>Rows that correlations and words are taken from; all rows when there are fewer.</summary>
    public int SampleRows { get; init; } = 100_000;

    /// <summary>Columns that are compared with each other; the first ones that can be.</summary>
    public int MaxCorrelationColumns { get; init; } = 50;

    public int CommonValues { get; init; } = 10;

    public int MaxHistogramBins { get; init; } = 50;

    /// <summary>First and last rows shown.</summary>
    public int ShownRows { get; init; } = 10;

    /// <summary>Minimal mode by choice: no words, no duplicate rows, no missing patterns, no interactions.</summary>
    public bool Minimal { get; init; }

    /// <summary>Above this many columns the minimal mode is used.</summary>
    public int MinimalAboveColumns { get; init; } = 1_000;

    /// <summary>Above this many cells (rows times columns) the minimal mode is used: 20,000,000 rows of 25 columns.</summary>
    public long MinimalAboveCells { get; init; } = 500_000_000;

    /// <summary>Characters of a cell that the report keeps.</summary>
    public int MaxCellLength { get; init; } = 200;

    /// <summary>Pairs of columns the report draws.</summary>
    public int ShownInteractions { get; init; } = 6;

    /// <summary>Rows unlike the others that the report lists.</summary>
    public int ShownAnomalies { get; init; } = 20;

    public AlertThresholds Thresholds { get; init; } = new();

    public bool IsMinimalFor(long rows, int columns) => Minimal || columns > MinimalAboveColumns || rows * columns > MinimalAboveCells;
}

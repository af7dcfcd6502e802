using MleDashboard.Core.Profiling.Alerts;

namespace MleDashboard.Core.Profiling;

/// <summary>How a table is profiled. The same settings on the same table give the same figures.</summary>
public sealed record ProfileSettings
{
    public int Seed { get; init; }

    /// <summary>Rows that correlations and words are taken from; all rows when there are fewer.</summary>
    public int SampleRows { get; init; } = 100_000;

    /// <summary>Columns that are compared with each other; the first ones that can be.</summary>
    public int MaxCorrelationColumns { get; init; } = 50;

    public int CommonValues { get; init; } = 10;

    public int MaxHistogramBins { get; init; } = 50;

    /// <summary>First and last rows shown.</summary>
    public int ShownRows { get; init; } = 10;

    /// <summary>Above this many columns the minimal mode is used: no words, no duplicate rows, no missing patterns.</summary>
    public int MinimalAboveColumns { get; init; } = 1_000;

    /// <summary>Characters of a cell that the report keeps.</summary>
    public int MaxCellLength { get; init; } = 200;

    public AlertThresholds Thresholds { get; init; } = new();
}

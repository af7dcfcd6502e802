using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>A line for each column, in schema order.</summary>
/// <param name="Rows">Rows of the version.</param>
/// <param name="SampledRows">Rows the figures come from; equal to <paramref name="Rows"/> when all were read. Missing and mismatched counts are always of all rows.</param>
public sealed record ColumnSummaries(long Rows, long SampledRows, IReadOnlyList<ColumnSummary> Columns)
{
    public bool IsSampled => SampledRows < Rows;

    public ColumnSummary? Find(string column) => Columns.FirstOrDefault(summary => summary.Name == column);
}

/// <summary>One column in one line.</summary>
public sealed record ColumnSummary
{
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    public required long MissingCount { get; init; }

    /// <summary>0 to 1 of all rows.</summary>
    public required double MissingShare { get; init; }

    /// <summary>Values that did not fit the type when the file was imported.</summary>
    public required long MismatchedCount { get; init; }

    /// <summary>Different values among the sampled rows, missing not counted.</summary>
    public required long DistinctCount { get; init; }

    /// <summary>Numeric columns: the mean of finite values.</summary>
    public double? Mean { get; init; }

    /// <summary>Numeric columns: values below zero among the sampled rows.</summary>
    public long NegativeCount { get; init; }

    /// <summary>All other types: the most frequent value; null when each value occurs once.</summary>
    public string? Mode { get; init; }

    /// <summary>The mean (four significant digits) or the mode, ready to be shown; "–" when there is neither.</summary>
    public required string MeanOrMode { get; init; }

    /// <summary>At most 12 bars for a small chart; empty when a chart would say nothing (see <see cref="Hint"/>).</summary>
    public required IReadOnlyList<DistributionBar> Distribution { get; init; }

    /// <summary>True: the bars are ranges in order. False: the most frequent values, most frequent first.</summary>
    public required bool IsHistogram { get; init; }

    /// <summary>Set when the column should be unticked, with the reason: "one value per row", "always the same value", "no values".</summary>
    public string? Hint { get; init; }
}

/// <param name="Label">"0 to 12", "No Deposit", "other".</param>
/// <param name="Share">0 to 1 of the values that are not missing.</param>
public sealed record DistributionBar(string Label, long Count, double Share);

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>A column of free text.</summary>
public sealed record TextProfile : ColumnProfile
{
    public LengthStatistics? Lengths { get; init; }

    /// <summary>Of the sampled rows; null when there is no value, and in minimal mode.</summary>
    public TextFacts? Facts { get; init; }

    /// <summary>Mean number of words; null when there is no value.</summary>
    public double? MeanWords { get; init; }

    public long? MaxWords { get; init; }

    /// <summary>Most frequent words in lower case with their share of all words, from the sampled rows; empty in minimal mode.</summary>
    public required IReadOnlyList<ValueCount> CommonWords { get; init; }

    public required IReadOnlyList<ValueCount> CommonValues { get; init; }

    /// <summary>0 to 1 of the values that read as numbers.</summary>
    public required double NumberLikeShare { get; init; }

    /// <summary>0 to 1 of the values that read as ISO dates.</summary>
    public required double DateLikeShare { get; init; }

    /// <summary>Values that begin or end with white space.</summary>
    public required long PaddedCount { get; init; }
}

/// <summary>A column that names rows.</summary>
public sealed record IdentifierProfile : ColumnProfile
{
    public LengthStatistics? Lengths { get; init; }

    /// <summary>Of the sampled rows; null when there is no value, and in minimal mode.</summary>
    public TextFacts? Facts { get; init; }

    /// <summary>Values that name more than one row, most frequent first.</summary>
    public required IReadOnlyList<ValueCount> RepeatedValues { get; init; }

    /// <summary>The first different values in order.</summary>
    public required IReadOnlyList<string> Examples { get; init; }
}

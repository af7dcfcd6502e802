namespace MleDashboard.Core.Profiling.Columns;

/// <summary>A column of labels (Categorical or Boolean).</summary>
public sealed record CategoricalProfile : ColumnProfile
{
    /// <summary>Most frequent first; equal counts in ordinal order.</summary>
    public required IReadOnlyList<ValueCount> CommonValues { get; init; }

    /// <summary>Values not listed in <see cref="CommonValues"/>, all together.</summary>
    public required long OtherCount { get; init; }

    /// <summary>Null when there is no value.</summary>
    public LengthStatistics? Lengths { get; init; }

    /// <summary>Shannon entropy in bits; null when there is no value.</summary>
    public double? Entropy { get; init; }

    /// <summary>1 minus entropy over log2(distinct): 0 when all values are equally frequent, near 1 when one has almost all rows. Null with fewer than two values.</summary>
    public double? Imbalance { get; init; }

    /// <summary>0 to 1 of the values that read as numbers.</summary>
    public required double NumberLikeShare { get; init; }

    /// <summary>Values that begin or end with white space.</summary>
    public required long PaddedCount { get; init; }

    /// <summary>Null when there is no value.</summary>
    public TextFacts? Facts { get; init; }

    /// <summary>Labels that differ by case or white space only: "Direct", "direct ". At most ten groups.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Variants { get; init; }
}

using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>What is known about one column. The subclass holds what only its type has.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NumericProfile), "numeric")]
[JsonDerivedType(typeof(CategoricalProfile), "categorical")]
[JsonDerivedType(typeof(DateTimeProfile), "dateTime")]
[JsonDerivedType(typeof(TextProfile), "text")]
[JsonDerivedType(typeof(IdentifierProfile), "identifier")]
public abstract record ColumnProfile
{
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    /// <summary>Why the column has this type, as the import said.</summary>
    public string TypeReason { get; init; } = "";

    public required long Rows { get; init; }

    public required long MissingCount { get; init; }

    /// <summary>Values that did not fit the type when the file was imported; they are missing here.</summary>
    public long MismatchedCount { get; init; }

    /// <summary>Different values, missing not counted.</summary>
    public required long DistinctCount { get; init; }

    /// <summary>Values that occur exactly once.</summary>
    public required long UniqueCount { get; init; }

    /// <summary>As pandas counts: 8 bytes a number or reference and 128 of the index, plus the UTF-8 bytes of text (each label once).</summary>
    public required long MemoryBytes { get; init; }

    public long Count => Rows - MissingCount;

    public double MissingShare => Rows == 0 ? 0 : (double)MissingCount / Rows;

    /// <summary>Of the values that are not missing.</summary>
    public double DistinctShare => Count == 0 ? 0 : (double)DistinctCount / Count;

    [JsonIgnore]
    public bool IsConstant => DistinctCount == 1;
}

/// <summary>A value and how often it occurs.</summary>
/// <param name="Share">0 to 1 of the values that are not missing.</param>
public sealed record ValueCount(string Value, long Count, double Share);

/// <summary>Lengths in characters.</summary>
public sealed record LengthStatistics(long Min, double Mean, long Max);

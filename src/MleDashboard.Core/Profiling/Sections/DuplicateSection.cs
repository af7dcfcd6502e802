namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Rows that are equal in every column.</summary>
public sealed record DuplicateSection
{
    /// <summary>Rows equal to an earlier row, as pandas counts with <c>duplicated()</c>: what dropping duplicates removes.</summary>
    public required long Count { get; init; }

    public required double Share { get; init; }

    /// <summary>Different rows that occur more than once.</summary>
    public required long Groups { get; init; }

    /// <summary>The rows that occur most often.</summary>
    public required IReadOnlyList<DuplicateRow> MostFrequent { get; init; }
}

/// <param name="Cells">In the order of the report's columns; null is missing.</param>
public sealed record DuplicateRow(long Count, IReadOnlyList<string?> Cells);

using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Sections;

/// <summary>The table as a whole.</summary>
public sealed record ProfileOverview
{
    public required string Title { get; init; }

    public required long Rows { get; init; }

    public required int ColumnCount { get; init; }

    public required long MissingCells { get; init; }

    /// <summary>0 to 1 of all cells; 0 for a table without rows.</summary>
    public required double MissingShare { get; init; }

    /// <summary>Rows equal to an earlier row; null when not counted.</summary>
    public required long? DuplicateRows { get; init; }

    public required double? DuplicateShare { get; init; }

    /// <summary>Bytes of all columns held in memory, as <see cref="Columns.ColumnProfile.MemoryBytes"/> counts them.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Bytes of the stored file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Columns of each type, most frequent type first.</summary>
    public required IReadOnlyList<ColumnTypeCount> Types { get; init; }

    /// <summary>Whether the heavier sections were left out; any one column can still be profiled in full.</summary>
    public bool IsMinimal { get; init; }

    /// <summary>What was left out or sampled because of the size, a sentence each; empty when every figure is of all rows and columns.</summary>
    public required IReadOnlyList<string> Limits { get; init; }
}

public sealed record ColumnTypeCount(ColumnType Type, int Count);

/// <summary>What one needs to get the same report again.</summary>
public sealed record ProfileReproduction
{
    public required DateTimeOffset CreatedAt { get; init; }

    public required double Seconds { get; init; }

    public required string Origin { get; init; }

    /// <summary>Version of MleDashboard.</summary>
    public required string Program { get; init; }

    public required ProfileSettings Settings { get; init; }
}

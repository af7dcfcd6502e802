namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Rows as they stand in the table.</summary>
public sealed record SampleSection
{
    public required IReadOnlyList<SampleRow> First { get; init; }

    /// <summary>Without the rows that are already in <see cref="First"/>.</summary>
    public required IReadOnlyList<SampleRow> Last { get; init; }

    /// <summary>Drawn with the seed of the settings, in table order; empty when <see cref="First"/> and <see cref="Last"/> are the whole table.</summary>
    public IReadOnlyList<SampleRow> Random { get; init; } = [];

    /// <summary>Names of the columns the cells belong to: all, or the first 100 of a wider table.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
}

/// <param name="Number">1-based row of the table.</param>
/// <param name="Cells">Cut to the length of the settings; null is missing.</param>
public sealed record SampleRow(long Number, IReadOnlyList<string?> Cells);

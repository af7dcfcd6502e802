namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Which values are missing together.</summary>
public sealed record MissingSection
{
    /// <summary>Columns with a missing value, most first.</summary>
    public required IReadOnlyList<MissingColumn> Columns { get; init; }

    /// <summary>Rows you would lose if every row with a missing value was dropped.</summary>
    public required long RowsWithMissing { get; init; }

    public required double RowsWithMissingShare { get; init; }

    /// <summary>The most frequent sets of columns missing in one row, the complete rows (an empty set) among them; empty in minimal mode.</summary>
    public required IReadOnlyList<MissingPattern> Patterns { get; init; }

    /// <summary>Rows whose pattern is not listed.</summary>
    public required long OtherRows { get; init; }

    /// <summary>Set when only some columns are in the patterns: "The 62 columns with most missing values".</summary>
    public string? Note { get; init; }
}

public sealed record MissingColumn(string Name, long Count, double Share);

/// <summary>Rows in which exactly <paramref name="Columns"/> are missing.</summary>
public sealed record MissingPattern(IReadOnlyList<string> Columns, long Rows, double Share);

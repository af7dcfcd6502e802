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

    /// <summary>Where in the table values are missing; null when none is or in minimal mode.</summary>
    public MissingMatrix? Matrix { get; init; }

    /// <summary>Which columns are missing together, pair by pair and in groups; null with fewer than two such columns or in minimal mode.</summary>
    public NullityRelations? Relations { get; init; }
}

/// <param name="OnlyHere">Rows that miss this value and no other: what dropping the column instead would save. Null when patterns were not counted.</param>
public sealed record MissingColumn(string Name, long Count, double Share, long? OnlyHere = null);

/// <summary>The table from first row to last in equal bands, as missingno's matrix (Bilogur 2018) shows it.</summary>
/// <param name="Columns">In table order: those with missing values.</param>
/// <param name="BandRows">Rows in a band; the last may have fewer.</param>
/// <param name="Shares">For each band, for each column: 0 to 1 of its rows that are missing.</param>
public sealed record MissingMatrix(IReadOnlyList<string> Columns, long BandRows, IReadOnlyList<IReadOnlyList<double>> Shares);

/// <summary>Nullity correlation and clustering (missingno, Bilogur 2018, JOSS 3(22), 547), exact over all rows.</summary>
public sealed record NullityRelations
{
    /// <summary>Columns that are missing in some rows and not in all, in table order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Pearson correlation of the two indicators "is missing": 1 always together, -1 never both and never none.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Values { get; init; }

    /// <summary>Average-linkage clustering of the indicators by Euclidean distance, closest first. A side below the number of columns is a column, else the merge at side - columns.</summary>
    public required IReadOnlyList<NullityMerge> Merges { get; init; }
}

/// <param name="Distance">Mean Euclidean distance; of two single columns its square is the number of rows in which exactly one is missing.</param>
public sealed record NullityMerge(int Left, int Right, double Distance, int Size);

/// <summary>Rows in which exactly <paramref name="Columns"/> are missing.</summary>
public sealed record MissingPattern(IReadOnlyList<string> Columns, long Rows, double Share);

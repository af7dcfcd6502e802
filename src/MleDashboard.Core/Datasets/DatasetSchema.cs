namespace MleDashboard.Core.Datasets;

/// <summary>One column of a dataset version.</summary>
/// <param name="Name">Unique within the version, also when case is ignored.</param>
/// <param name="Type">Inferred, or chosen by the user.</param>
public sealed record DatasetColumn(string Name, ColumnType Type)
{
    /// <summary>Why this type was inferred, for people: "only 2 values", "all values differ".</summary>
    public string Reason { get; init; } = "";

    /// <summary>The header as it stood in the file, when a rule had to change it (duplicate, empty, too long).</summary>
    public string? SourceName { get; init; }

    /// <summary>Rows without a value.</summary>
    public long MissingCount { get; init; }

    /// <summary>Values that do not fit <see cref="Type"/> and were set to missing.</summary>
    public long MismatchedCount { get; init; }
}

/// <summary>The columns of a dataset version, in file order.</summary>
public sealed record DatasetSchema(IReadOnlyList<DatasetColumn> Columns)
{
    public DatasetColumn? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);
}

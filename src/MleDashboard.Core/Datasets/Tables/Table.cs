namespace MleDashboard.Core.Datasets.Tables;

/// <summary>A table or a batch of one in memory, column by column.</summary>
public sealed class Table
{
    private readonly Dictionary<string, ColumnData> byName;

    /// <exception cref="ArgumentException">Columns of different length, or two of one name.</exception>
    public Table(IReadOnlyList<ColumnData> columns)
    {
        Columns = columns;
        RowCount = columns.Count == 0 ? 0 : columns[0].Length;
        byName = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        if (columns.FirstOrDefault(column => column.Length != RowCount) is { } odd)
        {
            throw new ArgumentException($"Column '{odd.Name}' has {odd.Length} rows, the table has {RowCount}.", nameof(columns));
        }
    }

    public IReadOnlyList<ColumnData> Columns { get; }

    public int RowCount { get; }

    public ColumnData? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The rows at <paramref name="rows"/>, in that order.</summary>
    public Table Take(ReadOnlySpan<int> rows)
    {
        var taken = new ColumnData[Columns.Count];
        for (var c = 0; c < taken.Length; c++)
        {
            taken[c] = Columns[c].Take(rows);
        }

        return new Table(taken);
    }
}

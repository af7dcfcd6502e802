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

    /// <summary>The rows of one table after those of the other; both have the columns of the first, and of its kinds.</summary>
    public static Table Join(IReadOnlyList<Table> tables) => tables.Count == 1
        ? tables[0]
        : new([.. tables[0].Columns.Select(column => Join(column, [.. tables.Select(table => table.Find(column.Name)!)]))]);

    private static ColumnData Join(ColumnData first, ColumnData[] parts) => first switch
    {
        NumericColumn => new NumericColumn(first.Name, Join([.. parts.Select(part => ((NumericColumn)part).Values)]), first.Type),
        DateTimeColumn => new DateTimeColumn(first.Name, Join([.. parts.Select(part => ((DateTimeColumn)part).Ticks)])),
        CategoryColumn category => Join(category, [.. parts.Cast<CategoryColumn>()]),
        _ => new TextColumn(first.Name, Join([.. parts.Select(part => ((TextColumn)part).Values)]), first.Type),
    };

    private static T[] Join<T>(T[][] parts)
    {
        var joined = new T[parts.Sum(part => part.Length)];
        var start = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined, start);
            start += part.Length;
        }

        return joined;
    }

    private static CategoryColumn Join(CategoryColumn first, CategoryColumn[] parts)
    {
        var levels = first.Levels.ToList();
        var places = levels.Select((level, at) => (level, at)).ToDictionary(pair => pair.level, pair => pair.at, StringComparer.Ordinal);
        var codes = new List<int>();
        foreach (var part in parts)
        {
            var translated = part.Levels.Select(level =>
            {
                if (!places.TryGetValue(level, out var place))
                {
                    places[level] = place = levels.Count;
                    levels.Add(level);
                }

                return place;
            }).ToArray();
            codes.AddRange(part.Codes.Select(code => code < 0 ? -1 : translated[code]));
        }

        return new CategoryColumn(first.Name, [.. codes], levels, first.Type);
    }
}

using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Single rows of a stored table: some at random, or those that hold a text.</summary>
internal static class RowPicker
{
    /// <summary>Different rows in table order; the same seed picks the same.</summary>
    public static IReadOnlyList<SampleRow> Random(ProfileSource source, IReadOnlyList<string> columns, ProfileSettings settings, int seed, CancellationToken cancellationToken)
    {
        if (source.Rows == 0)
        {
            return [];
        }

        var random = new Random(seed);
        var numbers = new SortedSet<long>();
        while (numbers.Count < Math.Min(settings.ShownRows, source.Rows))
        {
            numbers.Add(random.NextInt64(source.Rows));
        }

        return Read(source, columns, settings, string.Create(CultureInfo.InvariantCulture, $"file_row_number IN ({string.Join(", ", numbers)})"), settings.ShownRows, cancellationToken);
    }

    /// <summary>The first rows with <paramref name="text"/> somewhere in their cells, case ignored.</summary>
    public static IReadOnlyList<SampleRow> Find(ProfileSource source, IReadOnlyList<string> columns, string text, ProfileSettings settings, int limit, CancellationToken cancellationToken)
    {
        var wanted = Sql.Text(text.ToLowerInvariant());
        var anywhere = columns.Select(column => $"contains(lower({Text(source.Schema.Find(column)!)}), {wanted})");
        return Read(source, columns, settings, string.Join(" OR ", anywhere), limit, cancellationToken);
    }

    private static IReadOnlyList<SampleRow> Read(ProfileSource source, IReadOnlyList<string> columns, ProfileSettings settings, string condition, int limit, CancellationToken cancellationToken)
    {
        using var engine = TableEngine.Open(EngineLimits.Default, Path.GetDirectoryName(Path.GetFullPath(source.ParquetPath))!);
        var cells = string.Join(", ", columns.Select(column => Sql.Name(column)));
        var rows = engine.Rows(
            string.Create(CultureInfo.InvariantCulture, $"SELECT file_row_number, {cells} FROM read_parquet({Sql.Text(Path.GetFullPath(source.ParquetPath))}, file_row_number = true) WHERE {condition} ORDER BY file_row_number LIMIT {limit}"),
            cancellationToken);
        return
        [
            .. rows.Select(row => new SampleRow(
                Convert.ToInt64(row[0], CultureInfo.InvariantCulture) + 1,
                [.. row.Skip(1).Select(cell => CellText.Of(cell) is { } text ? CellText.Shorten(text, settings.MaxCellLength) : null)])),
        ];
    }

    /// <summary>A cell as it is shown: a whole number without ".0", a date without a time of day where it has none.</summary>
    private static string Text(DatasetColumn column)
    {
        var name = Sql.Name(column.Name);
        return column.Type switch
        {
            ColumnType.Numeric => $"regexp_replace(CAST({name} AS VARCHAR), '\\.0$', '')",
            ColumnType.DateTime => $"replace(CAST({name} AS VARCHAR), ' 00:00:00', '')",
            _ => $"CAST({name} AS VARCHAR)",
        };
    }
}

using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing.Inference;

namespace MleDashboard.Core.Datasets.Importing.Parquet;

/// <summary>One column of a foreign Parquet file.</summary>
/// <param name="SqlType">As DuckDB names it.</param>
internal sealed record ParquetColumn(string Name, string SqlType)
{
    /// <summary>The writer of the file said that this is text.</summary>
    public bool IsText => SqlType is "VARCHAR" || SqlType.StartsWith("ENUM", StringComparison.Ordinal);

    private bool IsTime => SqlType is "DATE" || SqlType.StartsWith("TIMESTAMP", StringComparison.Ordinal);

    private bool IsFloat => SqlType is "FLOAT" or "DOUBLE";

    /// <summary>The value as text; a time at midnight as its date.</summary>
    public string TextOf(string column) => IsTime && SqlType != "DATE"
        ? $"CASE WHEN CAST({column} AS TIMESTAMP) = date_trunc('day', CAST({column} AS TIMESTAMP)) THEN CAST(CAST({column} AS DATE) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"
        : $"CAST({column} AS VARCHAR)";

    /// <summary>What is stored for a reading; missing marks are null.</summary>
    public string Read(ValueReading reading, IReadOnlyList<string> marks)
    {
        var column = Sql.Name(Name);
        if (reading is ValueReading.Integer or ValueReading.Decimal && !IsText)
        {
            var number = $"CAST({column} AS {reading.SourceType()})";
            return IsFloat ? $"CASE WHEN isfinite({column}) THEN {number} END" : number;
        }

        if (reading == ValueReading.IsoTime && IsTime)
        {
            return $"CAST({column} AS TIMESTAMP)";
        }

        var text = TextOf(column);
        var known = $"CASE WHEN {text} NOT IN ({string.Join(", ", marks.Prepend("").Select(Sql.Text))}) THEN {text} END";
        return reading is ValueReading.Integer or ValueReading.Decimal ? $"TRY_CAST({known} AS {reading.SourceType()})" : reading.Expression(known);
    }
}

/// <summary>The columns of a foreign Parquet file and what they hold.</summary>
internal static class ParquetColumns
{
    public static IReadOnlyList<ParquetColumn> Describe(TableEngine engine, string path, CancellationToken cancellationToken) =>
        [.. engine.Rows($"DESCRIBE SELECT * FROM read_parquet({Sql.Text(path)})", cancellationToken).Select(row => new ParquetColumn((string)row[0]!, (string)row[1]!))];

    /// <param name="onRows">Told the rows seen so far.</param>
    public static IReadOnlyList<ColumnObserver> Observe(
        TableEngine engine, string path, IReadOnlyList<ParquetColumn> columns, long limit, Action<long>? onRows, CancellationToken cancellationToken)
    {
        var observers = columns.Select(_ => new ColumnObserver()).ToArray();
        long seen = 0;
        using var chunks = engine.Stream($"SELECT {string.Join(", ", columns.Select(column => column.TextOf(Sql.Name(column.Name))))} FROM read_parquet({Sql.Text(path)})", cancellationToken);
        while (seen < limit && chunks.MoveNext())
        {
            for (var c = 0; c < observers.Length; c++)
            {
                var texts = chunks.Texts(c);
                var valid = chunks.ValidityOf(c);
                for (var row = 0; row < texts.Length; row++)
                {
                    observers[c].AddOrMiss(valid[row] ? texts[row].Utf8 : [], seen + row + 1);
                }
            }

            seen += chunks.Rows;
            onRows?.Invoke(seen);
        }

        return observers;
    }

    /// <summary>The first rows as text; null is missing.</summary>
    public static IReadOnlyList<IReadOnlyList<string?>> FirstRows(TableEngine engine, string path, IReadOnlyList<ParquetColumn> columns, int rows, CancellationToken cancellationToken) =>
    [
        .. engine.Rows($"SELECT {string.Join(", ", columns.Select(column => column.TextOf(Sql.Name(column.Name))))} FROM read_parquet({Sql.Text(path)}) LIMIT {rows}", cancellationToken)
            .Select(row => (IReadOnlyList<string?>)[.. row.Select(value => (string?)value)]),
    ];

    public static string Select(string path, IReadOnlyList<ParquetColumn> columns, ColumnPlan plan)
    {
        var list = plan.Columns.Select((planned, i) =>
        {
            var marks = ValueForms.MissingMarks.Where((_, mark) => (planned.Facts.MarksSeen & (1 << mark)) != 0).ToList();
            return $"{columns[i].Read(planned.Inferred.Reading, marks)} AS {Sql.Name(planned.Name)}";
        });
        return $"SELECT {string.Join(", ", list)} FROM read_parquet({Sql.Text(path)})";
    }
}

using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>Puts rows that are in memory into a table of the engine.</summary>
internal static class TableAppending
{
    public static void Create(TableEngine engine, string name, DatasetSchema schema, CancellationToken cancellationToken) =>
        engine.Execute($"CREATE TABLE {name} ({string.Join(", ", schema.Columns.Select(column => $"{Sql.Name(column.Name)} {SqlType(column.Type)}"))})", cancellationToken);

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Numeric => "DOUBLE",
        ColumnType.DateTime => "TIMESTAMP",
        _ => "VARCHAR",
    };

    /// <param name="missing">Counted up, one for each column.</param>
    public static void Append(TableEngine engine, string name, Table batch, long[] missing)
    {
        using var appender = engine.Append(name);
        for (var row = 0; row < batch.RowCount; row++)
        {
            var line = appender.CreateRow();
            for (var at = 0; at < missing.Length; at++)
            {
                var column = batch.Columns[at];
                if (column.IsMissing(row))
                {
                    missing[at]++;
                    line.AppendNullValue();
                    continue;
                }

                switch (column)
                {
                    case NumericColumn numeric:
                        line.AppendValue(numeric.Values[row]);
                        break;
                    case DateTimeColumn times:
                        line.AppendValue(new DateTime(times.Ticks[row]));
                        break;
                    default:
                        line.AppendValue(column.TextAt(row));
                        break;
                }
            }

            line.EndRow();
        }
    }
}

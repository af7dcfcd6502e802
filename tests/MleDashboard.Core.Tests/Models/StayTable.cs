using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Tests.Models;

/// <summary>A small table with a real signal: whether a stay is cancelled follows lead_time and deposit; its price follows nights.</summary>
internal static class StayTable
{
    public static readonly DatasetSchema Schema = new([
        new("lead_time", ColumnType.Numeric),
        new("nights", ColumnType.Numeric),
        new("deposit", ColumnType.Categorical),
        new("noise", ColumnType.Numeric),
        new("room", ColumnType.Categorical),
        new("price", ColumnType.Numeric),
        new("cancelled", ColumnType.Boolean),
    ]);

    public static Table Of(int rows, int seed = 1)
    {
        var random = new Random(seed);
        double[] Uniform(double scale) => [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() * scale)];
        var lead = Uniform(300);
        double[] nights = [.. Enumerable.Range(0, rows).Select(_ => (double)random.Next(1, 8))];
        int[] deposit = [.. Enumerable.Range(0, rows).Select(_ => random.Next(3))];
        int[] cancelled = [.. Enumerable.Range(0, rows).Select(row => (lead[row] / 300) + (deposit[row] == 1 ? 0.5 : 0) + (0.3 * random.NextDouble()) > 0.9 ? 1 : 0)];
        int[] room = [.. Enumerable.Range(0, rows).Select(row => nights[row] <= 2 ? 0 : nights[row] <= 5 ? 1 : 2)];
        return new Table([
            new NumericColumn("lead_time", lead),
            new NumericColumn("nights", nights),
            new CategoryColumn("deposit", deposit, ["No Deposit", "Non Refund", "Refundable"]),
            new NumericColumn("noise", Uniform(1)),
            new CategoryColumn("room", room, ["A", "B", "C"]),
            new NumericColumn("price", [.. nights.Select(n => (80 * n) + (20 * random.NextDouble()))]),
            new CategoryColumn("cancelled", cancelled, ["0", "1"], ColumnType.Boolean),
        ]);
    }

    /// <summary>Writes the table as a dataset version's data.parquet.</summary>
    public static void Write(Table table, string folder)
    {
        Directory.CreateDirectory(folder);
        using var engine = TableEngine.Open(EngineLimits.Default, folder);
        engine.Execute($"CREATE TABLE t ({string.Join(", ", table.Columns.Select(column => $"{Sql.Name(column.Name)} {(column is NumericColumn ? "DOUBLE" : "VARCHAR")}"))})");
        using (var appender = engine.Append("t"))
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                var line = appender.CreateRow();
                foreach (var column in table.Columns)
                {
                    _ = column is NumericColumn numbers ? line.AppendValue(numbers.Values[row]) : line.AppendValue(column.TextAt(row));
                }

                line.EndRow();
            }
        }

        engine.Execute($"COPY t TO {Sql.Text(Path.Combine(folder, "data.parquet"))} (FORMAT parquet)");
    }
}

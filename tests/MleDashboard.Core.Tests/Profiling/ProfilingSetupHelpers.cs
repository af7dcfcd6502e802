using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Tests.Profiling;

/// <summary>A small table written as Parquet in a folder of its own.</summary>
internal sealed class TestTable : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mle-profiling-test-").FullName;
    private readonly List<DatasetColumn> columns = [];
    private readonly List<string?[]> values = [];

    public TestTable With(string name, ColumnType type, params string?[] cells)
    {
        columns.Add(new DatasetColumn(name, type) { MissingCount = cells.Count(cell => cell is null) });
        values.Add(cells);
        return this;
    }

    public TestTable WithNumbers(string name, IEnumerable<double> numbers) =>
        With(name, ColumnType.Numeric, [.. numbers.Select(number => double.IsNaN(number) ? null : number.ToString("R", CultureInfo.InvariantCulture))]);

    public ProfileSource Write()
    {
        var path = Path.Combine(folder, "data.parquet");
        var rows = values.Count == 0 ? 0 : values[0].Length;
        using var engine = TableEngine.Open(new EngineLimits(1, 256L << 20), folder);
        engine.Execute($"CREATE TABLE t ({string.Join(", ", columns.Select(column => $"{Sql.Name(column.Name)} {TypeOf(column.Type)}"))})");
        foreach (var batch in Enumerable.Range(0, rows).Chunk(500))
        {
            engine.Execute("INSERT INTO t VALUES " + string.Join(", ", batch.Select(row => "(" + string.Join(", ", values.Select(cells => cells[row] is { } cell ? Sql.Text(cell) : "NULL")) + ")")));
        }

        engine.Execute($"COPY t TO {Sql.Text(path)} (FORMAT parquet)");
        return new ProfileSource("test · version 1", path, new DatasetSchema(columns), rows, new FileInfo(path).Length) { Origin = "test.csv" };
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Numeric => "DOUBLE",
        ColumnType.DateTime => "TIMESTAMP",
        _ => "VARCHAR",
    };
}

internal static class ProfilingSetupHelpers
{
    public static ProfileSettings Settings { get; } = new();

    public static DatasetColumn Column(ColumnType type) => new("x", type);

    public static CategoryColumn Labels(params string?[] values)
    {
        var levels = values.OfType<string>().Distinct().ToList();
        return new CategoryColumn("x", [.. values.Select(value => value is null ? -1 : levels.IndexOf(value))], levels);
    }

    public static Task<ProfileReport> ProfileAsync(ProfileSource source, ProfileSettings? settings = null) =>
        new DatasetProfiler(new ParquetTableReader(), TimeProvider.System).ProfileAsync(source, settings ?? new ProfileSettings(), new JobLimits(2, 512L << 20), null, TestContext.Current.CancellationToken);

    public static async Task<ProfileReport> JudgedAsync(TestTable table, ProfileSettings? settings = null)
    {
        using (table)
        {
            return AlertRules.Judge(await ProfileAsync(table.Write(), settings));
        }
    }
}

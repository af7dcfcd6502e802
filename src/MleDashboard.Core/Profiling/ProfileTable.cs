using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Profiling;

/// <summary>The table under profile as the SQL statements of this feature see it.</summary>
internal sealed class ProfileTable : IDisposable
{
    /// <summary>Above this many columns the file's footer is slow to read for each statement (10 ms for 1,000), so the table is loaded once.</summary>
    private const int WideColumns = 200;

    private ProfileTable(TableEngine engine, ProfileSource source, string from)
    {
        Engine = engine;
        Source = source;
        From = from;
    }

    public TableEngine Engine { get; }

    public ProfileSource Source { get; }

    /// <summary>What to select from.</summary>
    public string From { get; }

    public static ProfileTable Open(ProfileSource source, EngineLimits limits, CancellationToken cancellationToken)
    {
        var engine = TableEngine.Open(limits, Path.GetDirectoryName(Path.GetFullPath(source.ParquetPath))!);
        try
        {
            var file = $"read_parquet({Sql.Text(Path.GetFullPath(source.ParquetPath))})";
            if (source.Schema.Columns.Count <= WideColumns)
            {
                return new ProfileTable(engine, source, file);
            }

            engine.Execute($"CREATE TEMP TABLE profiled AS SELECT * FROM {file}", cancellationToken);
            return new ProfileTable(engine, source, "profiled");
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>A condition that is true where the column has no value; NaN is none.</summary>
    public static string IsMissing(DatasetColumn column)
    {
        var name = Sql.Name(column.Name);
        return column.Type == ColumnType.Numeric ? $"({name} IS NULL OR isnan(CAST({name} AS DOUBLE)))" : $"({name} IS NULL)";
    }

    public void Dispose() => Engine.Dispose();
}

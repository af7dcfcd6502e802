using System.Globalization;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Profiling;

/// <summary>A sample of a long table that is profiled first, so that something is to be seen within a second. Nothing of it is kept.</summary>
internal static class FirstLook
{
    /// <summary>Shorter tables are done before a first look would be.</summary>
    private const long FewestRows = 200_000;

    /// <summary>Wider ones have a sample that takes long itself.</summary>
    private const int MostColumns = 200;

    private const int Rows = 20_000;

    public static bool IsWorthwhile(ProfileSource source) => source.Rows >= FewestRows && source.Schema.Columns.Count <= MostColumns;

    /// <summary>Rows that a hash of their number chooses, as a file in <paramref name="folder"/>.</summary>
    public static ProfileSource Take(ProfileSource source, ProfileSettings settings, JobLimits limits, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "first-look.parquet");
        using var engine = TableEngine.Open(new EngineLimits(limits.Threads, limits.MemoryBytes / 2, folder), Path.GetDirectoryName(Path.GetFullPath(source.ParquetPath))!, folder);
        var columns = string.Join(", ", source.Schema.Columns.Select(column => Sql.Name(column.Name)));
        engine.Execute(
            string.Create(CultureInfo.InvariantCulture, $"COPY (SELECT {columns} FROM read_parquet({Sql.Text(Path.GetFullPath(source.ParquetPath))}, file_row_number = true) WHERE hash(file_row_number + {settings.Seed}) % {source.Rows / Rows} = 0) TO {Sql.Text(path)} (FORMAT parquet)"),
            cancellationToken);
        return source with { ParquetPath = path, Rows = engine.Count($"SELECT count(*) FROM read_parquet({Sql.Text(path)})", cancellationToken), Bytes = source.Bytes };
    }

    /// <summary>The figures of the sample as those of the table, and a sentence that says so.</summary>
    public static ProfileOverview Scale(ProfileOverview sampled, ProfileSource source)
    {
        var times = sampled.Rows == 0 ? 1 : (double)source.Rows / sampled.Rows;
        return sampled with
        {
            Rows = source.Rows,
            MissingCells = (long)(sampled.MissingCells * times),
            MemoryBytes = (long)(sampled.MemoryBytes * times),
            Limits = [string.Create(CultureInfo.InvariantCulture, $"A first look at {sampled.Rows:N0} of {source.Rows:N0} rows: all rows are being read, and exact figures take the place of these.")],
        };
    }
}

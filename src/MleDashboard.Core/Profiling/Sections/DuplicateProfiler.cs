using System.Globalization;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Sections;

/// <summary>
/// Finds rows that are equal in every column. Hashes are grouped first, which is cheap; only rows whose hash occurs twice are then compared value by value,
/// so the counts are exact.
/// </summary>
internal static class DuplicateProfiler
{
    private const int Shown = 10;

    public static DuplicateSection Profile(ProfileTable table, IReadOnlyList<ColumnProfile> columns, ProfileSettings settings, CancellationToken cancellationToken)
    {
        var none = new DuplicateSection { Count = 0, Share = 0, Groups = 0, MostFrequent = [] };
        if (table.Source.Rows < 2 || columns.Count == 0 || columns.Any(column => column.UniqueCount == column.Rows))
        {
            return none;
        }

        var names = table.Source.Schema.Columns.Select(column => Sql.Name(column.Name)).ToList();
        var list = string.Join(", ", names);
        table.Engine.Execute($"CREATE OR REPLACE TEMP TABLE repeated AS SELECT h FROM (SELECT hash({list}) AS h FROM {table.From}) GROUP BY h HAVING count(*) > 1", cancellationToken);
        if (table.Engine.Count("SELECT count(*) FROM repeated", cancellationToken) == 0)
        {
            return none;
        }

        var suspects = $"FROM {table.From} WHERE hash({list}) IN (SELECT h FROM repeated) GROUP BY {list} HAVING count(*) > 1";
        table.Engine.Execute($"CREATE OR REPLACE TEMP TABLE duplicated AS SELECT {string.Join(", ", names.Select((name, index) => string.Create(CultureInfo.InvariantCulture, $"{name} AS c{index}")))}, count(*) AS times {suspects}", cancellationToken);
        var totals = table.Engine.Rows("SELECT count(*), coalesce(sum(times - 1), 0)::BIGINT FROM duplicated", cancellationToken)[0];
        var most = table.Engine.Rows(string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM duplicated ORDER BY times DESC, {string.Join(", ", names.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"c{index}")))} LIMIT {Shown}"), cancellationToken);
        table.Engine.Execute("DROP TABLE repeated; DROP TABLE duplicated", cancellationToken);
        var count = Convert.ToInt64(totals[1], CultureInfo.InvariantCulture);
        return new DuplicateSection
        {
            Groups = Convert.ToInt64(totals[0], CultureInfo.InvariantCulture),
            Count = count,
            Share = (double)count / table.Source.Rows,
            MostFrequent =
            [
                .. most.Select(row => new DuplicateRow(
                    Convert.ToInt64(row[^1], CultureInfo.InvariantCulture),
                    [.. row.SkipLast(1).Select(cell => CellText.Of(cell) is { } text ? CellText.Shorten(text, settings.MaxCellLength) : null)])),
            ],
        };
    }
}

using System.Globalization;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Counts which columns are missing together: each row becomes one number with a bit for each column.</summary>
internal static class MissingProfiler
{
    /// <summary>Bits of a pattern.</summary>
    public const int MaxPatternColumns = 62;

    public const string PatternTable = "missing_patterns";

    private const int MaxPatterns = 20;

    /// <summary>Conditions joined in one expression; DuckDB refuses an expression more than 1,000 deep.</summary>
    private const int ConditionsAtOnce = 200;

    /// <summary>What the columns themselves say, before rows are looked at.</summary>
    public static MissingSection Count(IReadOnlyList<ColumnProfile> columns) => new()
    {
        Columns = [.. MostMissing(columns).Select(column => new MissingColumn(column.Name, column.MissingCount, column.MissingShare))],
        RowsWithMissing = 0,
        RowsWithMissingShare = 0,
        Patterns = [],
        OtherRows = 0,
    };

    public static MissingSection Profile(ProfileTable table, IReadOnlyList<ColumnProfile> columns, bool isMinimal, CancellationToken cancellationToken)
    {
        var rows = table.Source.Rows;
        var missing = MostMissing(columns);
        var section = Count(columns);
        if (missing.Count == 0 || rows == 0)
        {
            return rows == 0 || isMinimal ? section : section with { Patterns = [new MissingPattern([], rows, 1)] };
        }

        var lost = CountRows(table, missing, cancellationToken);
        section = section with { RowsWithMissing = lost, RowsWithMissingShare = (double)lost / rows };
        return isMinimal ? section with { OtherRows = rows } : WithPatterns(section, table, missing, cancellationToken);
    }

    private static List<ColumnProfile> MostMissing(IReadOnlyList<ColumnProfile> columns) => [.. columns.Where(column => column.MissingCount > 0).OrderByDescending(column => column.MissingCount)];

    private static MissingSection WithPatterns(MissingSection section, ProfileTable table, List<ColumnProfile> missing, CancellationToken cancellationToken)
    {
        var rows = table.Source.Rows;
        var inPatterns = missing.Take(MaxPatternColumns).Select((column, bit) => (Column: column, Bit: bit)).ToList();
        var bits = inPatterns.Select(entry => string.Create(CultureInfo.InvariantCulture, $"CASE WHEN {Condition(table, entry.Column)} THEN {1UL << entry.Bit}::UBIGINT ELSE 0::UBIGINT END"));
        table.Engine.Execute($"CREATE OR REPLACE TEMP TABLE {PatternTable} AS SELECT p, count(*) AS n FROM (SELECT {string.Join(" | ", bits)} AS p FROM {table.From}) GROUP BY p", cancellationToken);
        var found = table.Engine.Rows(string.Create(CultureInfo.InvariantCulture, $"SELECT p, n FROM {PatternTable} ORDER BY n DESC, p LIMIT {MaxPatterns}"), cancellationToken);
        var patterns = found.Select(row =>
        {
            var pattern = Convert.ToUInt64(row[0], CultureInfo.InvariantCulture);
            var count = Convert.ToInt64(row[1], CultureInfo.InvariantCulture);
            return new MissingPattern([.. inPatterns.Where(entry => (pattern & (1UL << entry.Bit)) != 0).Select(entry => entry.Column.Name)], count, (double)count / rows);
        }).ToList();
        var alone = missing.Count > inPatterns.Count ? [] : CountAlone(table, cancellationToken);
        section = section with
        {
            Columns = [.. section.Columns.Select((column, bit) => missing.Count > inPatterns.Count ? column : column with { OnlyHere = alone.GetValueOrDefault(1UL << bit) })],
            Patterns = patterns,
            OtherRows = rows - patterns.Sum(pattern => pattern.Rows),
            Note = missing.Count > inPatterns.Count ? $"Patterns are of the {inPatterns.Count} columns with most missing values." : null,
            Relations = NullityProfiler.Relate(table, inPatterns, cancellationToken),
            Matrix = NullityProfiler.Band(table, inPatterns, cancellationToken),
        };
        table.Engine.Execute($"DROP TABLE {PatternTable}", cancellationToken);
        return section;
    }

    /// <summary>Rows that miss one value only, by the bit of its column.</summary>
    private static Dictionary<ulong, long> CountAlone(ProfileTable table, CancellationToken cancellationToken) => table.Engine
        .Rows($"SELECT p, n FROM {PatternTable} WHERE bit_count(p) = 1", cancellationToken)
        .ToDictionary(row => Convert.ToUInt64(row[0], CultureInfo.InvariantCulture), row => Convert.ToInt64(row[1], CultureInfo.InvariantCulture));

    private static long CountRows(ProfileTable table, List<ColumnProfile> missing, CancellationToken cancellationToken)
    {
        var parts = missing.Chunk(ConditionsAtOnce).Select((part, index) => string.Create(CultureInfo.InvariantCulture, $"({string.Join(" OR ", part.Select(column => Condition(table, column)))}) AS p{index}")).ToList();
        var any = string.Join(" OR ", parts.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"p{index}")));
        return table.Engine.Count($"SELECT count(*) FROM (SELECT {string.Join(", ", parts)} FROM {table.From}) WHERE {any}", cancellationToken);
    }

    private static string Condition(ProfileTable table, ColumnProfile column) => ProfileTable.IsMissing(table.Source.Schema.Find(column.Name)!);
}

using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Counts and lengths of a column of text over all rows, in the table engine: text of a large table does not fit in memory.</summary>
internal sealed record TextStatistics
{
    public required long Rows { get; init; }

    public required long MissingCount { get; init; }

    public required long DistinctCount { get; init; }

    public required long UniqueCount { get; init; }

    public required long Bytes { get; init; }

    public required long PaddedCount { get; init; }

    public LengthStatistics? Lengths { get; init; }

    /// <summary>Most frequent first; equal counts in order of the text.</summary>
    public required IReadOnlyList<ValueCount> CommonValues { get; init; }

    public static TextStatistics Of(ProfileTable table, DatasetColumn column, ProfileSettings settings, CancellationToken cancellationToken)
    {
        var engine = table.Engine;
        engine.Execute($"CREATE OR REPLACE TEMP TABLE counted AS SELECT CAST({Sql.Name(column.Name)} AS VARCHAR) AS v, count(*) AS c FROM {table.From} GROUP BY 1", cancellationToken);
        var figures = engine.Rows("""
            SELECT coalesce(sum(c), 0)::BIGINT, coalesce(sum(c) FILTER (v IS NULL), 0)::BIGINT, count(v), count(v) FILTER (c = 1), coalesce(sum(strlen(v)), 0)::BIGINT,
                   coalesce(sum(c) FILTER (regexp_matches(v, '^\s|\s$')), 0)::BIGINT, coalesce(min(length(v)), 0)::BIGINT, sum(length(v)::DOUBLE * c), coalesce(max(length(v)), 0)::BIGINT
            FROM counted
            """, cancellationToken)[0];
        long At(int index) => Convert.ToInt64(figures[index], CultureInfo.InvariantCulture);
        var count = At(0) - At(1);
        var common = engine.Rows(string.Create(CultureInfo.InvariantCulture, $"SELECT left(v, {settings.MaxCellLength + 1}), c FROM counted WHERE v IS NOT NULL ORDER BY c DESC, v LIMIT {settings.CommonValues}"), cancellationToken);
        engine.Execute("DROP TABLE counted", cancellationToken);
        return new TextStatistics
        {
            Rows = At(0),
            MissingCount = At(1),
            DistinctCount = At(2),
            UniqueCount = At(3),
            Bytes = At(4),
            PaddedCount = At(5),
            Lengths = count == 0 ? null : new LengthStatistics(At(6), Convert.ToDouble(figures[7], CultureInfo.InvariantCulture) / count, At(8)),
            CommonValues = [.. common.Select(row => ToCount(row, count, settings))],
        };
    }

    private static ValueCount ToCount(object?[] row, long count, ProfileSettings settings)
    {
        var occurs = Convert.ToInt64(row[1], CultureInfo.InvariantCulture);
        return new ValueCount(CellText.Shorten((string)row[0]!, settings.MaxCellLength), occurs, (double)occurs / count);
    }
}

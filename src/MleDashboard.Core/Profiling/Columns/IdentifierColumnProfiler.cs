using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Profiles names of rows: are they unique, and what do they look like.</summary>
internal static class IdentifierColumnProfiler
{
    private const int Examples = 5;

    /// <param name="firstRows">Some rows to take examples from.</param>
    public static IdentifierProfile Profile(ProfileTable table, DatasetColumn column, TextColumn? firstRows, ProfileSettings settings, CancellationToken cancellationToken)
    {
        var statistics = TextStatistics.Of(table, column, settings, cancellationToken);
        return new IdentifierProfile
        {
            Name = column.Name,
            Type = column.Type,
            TypeReason = column.Reason,
            Rows = statistics.Rows,
            MissingCount = statistics.MissingCount,
            MismatchedCount = column.MismatchedCount,
            DistinctCount = statistics.DistinctCount,
            UniqueCount = statistics.UniqueCount,
            MemoryBytes = 128 + (8 * statistics.Rows) + statistics.Bytes,
            Lengths = statistics.Lengths,
            Facts = TextFactsProfiler.Of((firstRows?.Values ?? []).OfType<string>().CountBy(value => value, StringComparer.Ordinal).Select(value => (value.Key, (long)value.Value)), settings.MaxCellLength),
            RepeatedValues = [.. statistics.CommonValues.Where(value => value.Count > 1)],
            Examples = [.. (firstRows?.Values ?? []).OfType<string>().Distinct(StringComparer.Ordinal).Take(Examples).Select(value => CellText.Shorten(value, settings.MaxCellLength))],
        };
    }
}

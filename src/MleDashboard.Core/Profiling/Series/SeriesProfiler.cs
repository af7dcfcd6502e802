using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Series;

/// <summary>Tests the numbers of a table that stands in the order of its times. A table in any other order is a list of cases, not a series.</summary>
internal static class SeriesProfiler
{
    /// <summary>Means of as many parts of the table are tested: a series that wanders does so in means too.</summary>
    private const int MaxPoints = 1_000;

    /// <param name="sample">In the order of the table.</param>
    public static ColumnProfile[] Profile(Table sample, ColumnProfile[] columns)
    {
        var isSeries = columns.Any(column => column is DateTimeProfile { Monotonicity: not Monotonicity.None } times && times.DistinctCount > times.Count / 2);
        return isSeries ? [.. columns.Select(column => column is NumericProfile { DistinctCount: > 2 } numeric ? numeric with { UnitRoot = UnitRootTest.Statistic(Points(((NumericColumn)sample.Find(column.Name)!).Values)) } : column)] : columns;
    }

    private static List<double> Points(double[] values)
    {
        var finite = Array.FindAll(values, double.IsFinite);
        var parts = Math.Min(MaxPoints, finite.Length);
        return [.. Enumerable.Range(0, parts).Select(part =>
        {
            var (from, to) = ((int)((long)part * finite.Length / parts), (int)((long)(part + 1) * finite.Length / parts));
            return finite.AsSpan(from, to - from).ToArray().Average();
        })];
    }
}

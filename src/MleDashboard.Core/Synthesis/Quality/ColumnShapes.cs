using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Quality;

/// <summary>One column against the same of another table, as SDMetrics' KSComplement and TVComplement define it.</summary>
internal static class ColumnShapes
{
    public static ColumnShape Compare(ColumnData real, ColumnData synthetic)
    {
        var (realMissing, syntheticMissing) = (MissingShare(real), MissingShare(synthetic));
        return Numbers(real) is { } ours && Numbers(synthetic) is { } theirs
            ? new ColumnShape(real.Name, "KS", 1 - KolmogorovSmirnov(ours, theirs), RangeCoverage(ours, theirs), realMissing, syntheticMissing)
            : new ColumnShape(real.Name, "TV", 1 - TotalVariation(real, synthetic), LevelCoverage(real, synthetic), realMissing, syntheticMissing);
    }

    /// <summary>Sorted, without what is missing; null for levels and texts.</summary>
    private static double[]? Numbers(ColumnData column) => column is NumericColumn or DateTimeColumn
        ? [.. NumberForm.Of(column).Numbers(column).Where(double.IsFinite).Order()]
        : null;

    /// <summary>The largest distance between two empirical distribution functions.</summary>
    private static double KolmogorovSmirnov(double[] left, double[] right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == right.Length ? 0 : 1;
        }

        var (i, j, largest) = (0, 0, 0.0);
        while (i < left.Length && j < right.Length)
        {
            var value = Math.Min(left[i], right[j]);
            while (i < left.Length && left[i] == value)
            {
                i++;
            }

            while (j < right.Length && right[j] == value)
            {
                j++;
            }

            largest = Math.Max(largest, Math.Abs(((double)i / left.Length) - ((double)j / right.Length)));
        }

        return largest;
    }

    private static double TotalVariation(ColumnData real, ColumnData synthetic)
    {
        var (ours, theirs) = (Shares(real), Shares(synthetic));
        return ours.Keys.Union(theirs.Keys).Sum(level => Math.Abs(ours.GetValueOrDefault(level) - theirs.GetValueOrDefault(level))) / 2;
    }

    private static Dictionary<string, double> Shares(ColumnData column)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var row = 0; row < column.Length; row++)
        {
            // Missing is a level of its own here; the character cannot stand in a value's place.
            var level = column.TextAt(row) ?? "\0";
            counts[level] = counts.GetValueOrDefault(level) + (1.0 / column.Length);
        }

        return counts;
    }

    private static double RangeCoverage(double[] real, double[] synthetic)
    {
        if (real.Length == 0 || synthetic.Length == 0)
        {
            return real.Length == 0 ? 1 : 0;
        }

        var range = real[^1] - real[0];
        return range == 0 ? 1 : Math.Clamp(1 - Math.Max(0, (synthetic[0] - real[0]) / range) - Math.Max(0, (real[^1] - synthetic[^1]) / range), 0, 1);
    }

    private static double LevelCoverage(ColumnData real, ColumnData synthetic)
    {
        var (ours, theirs) = (Shares(real), Shares(synthetic));
        return (double)ours.Keys.Count(theirs.ContainsKey) / Math.Max(1, ours.Count);
    }

    private static double MissingShare(ColumnData column) => column.Length == 0 ? 0 : (double)Enumerable.Range(0, column.Length).Count(column.IsMissing) / column.Length;
}

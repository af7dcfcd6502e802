using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Quality;

/// <summary>Whether each made value can stand in the real table, as SDMetrics' diagnostic report: bounds of numbers and times, known levels, keys that do not repeat, the same columns.</summary>
internal static class Validity
{
    public static ValidityReport Of(Table real, Table synthetic)
    {
        var columns = real.Columns
            .Select(column => (Real: column, Synthetic: synthetic.Find(column.Name)))
            .Where(pair => pair.Synthetic is not null && pair.Real.Type != ColumnType.Text)
            .Select(pair => Of(pair.Real, pair.Synthetic!))
            .OrderBy(column => column.Score)
            .ToArray();
        var names = real.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var both = names.Union(synthetic.Columns.Select(column => column.Name)).Count();
        var structure = both == 0 ? 1 : (double)synthetic.Columns.Count(column => names.Contains(column.Name)) / both;
        var validity = columns.Length == 0 ? 1 : columns.Average(column => column.Score);
        return new ValidityReport((validity + structure) / 2, structure, columns);
    }

    private static ColumnValidity Of(ColumnData real, ColumnData synthetic)
    {
        var (measure, isValid) = (real, synthetic) switch
        {
            _ when real.Type == ColumnType.Identifier => (ColumnValidity.Keys, New(synthetic)),
            (NumericColumn or DateTimeColumn, NumericColumn or DateTimeColumn) => (ColumnValidity.Bounds, Bounded(real, synthetic)),
            _ => (ColumnValidity.Levels, Known(real, synthetic)),
        };
        var invalid = Enumerable.Range(0, synthetic.Length).Count(row => !isValid(row));
        return new ColumnValidity(real.Name, measure, synthetic.Length == 0 ? 1 : 1 - ((double)invalid / synthetic.Length), invalid);
    }

    private static Func<int, bool> New(ColumnData synthetic)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return row => synthetic.TextAt(row) is { } key && seen.Add(key);
    }

    /// <summary>Missing is valid where the real column misses values.</summary>
    private static Func<int, bool> Bounded(ColumnData real, ColumnData synthetic)
    {
        var form = NumberForm.Of(real);
        var mayMiss = Enumerable.Range(0, real.Length).Any(real.IsMissing);
        var numbers = form.Numbers(synthetic);
        return row => double.IsFinite(numbers[row]) ? numbers[row] >= form.Minimum && numbers[row] <= form.Maximum : mayMiss;
    }

    private static Func<int, bool> Known(ColumnData real, ColumnData synthetic)
    {
        var known = Enumerable.Range(0, real.Length).Select(row => real.TextAt(row) ?? "\0").ToHashSet(StringComparer.Ordinal);
        return row => known.Contains(synthetic.TextAt(row) ?? "\0");
    }
}

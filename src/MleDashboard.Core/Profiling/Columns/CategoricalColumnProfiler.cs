using System.Globalization;
using System.Text;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Profiles labels (Categorical and Boolean) from their codes; the labels themselves are looked at once each.</summary>
internal static class CategoricalColumnProfiler
{
    public static CategoricalProfile Profile(DatasetColumn column, CategoryColumn values, ProfileSettings settings)
    {
        var levels = CountLevels(values);
        var count = levels.Sum(level => level.Count);
        var common = levels.OrderByDescending(level => level.Count).ThenBy(level => level.Label, StringComparer.Ordinal).Take(settings.CommonValues).ToList();
        var entropy = count == 0 ? (double?)null : -levels.Sum(level => (double)level.Count / count * Math.Log2((double)level.Count / count)) + 0.0;
        return new CategoricalProfile
        {
            Name = column.Name,
            Type = column.Type,
            TypeReason = column.Reason,
            Rows = values.Length,
            MissingCount = values.Length - count,
            MismatchedCount = column.MismatchedCount,
            DistinctCount = levels.Count,
            UniqueCount = levels.Count(level => level.Count == 1),
            MemoryBytes = 128 + (8L * values.Length) + levels.Sum(level => (long)Encoding.UTF8.GetByteCount(level.Label)),
            CommonValues = [.. common.Select(level => new ValueCount(CellText.Shorten(level.Label, settings.MaxCellLength), level.Count, (double)level.Count / count))],
            OtherCount = count - common.Sum(level => level.Count),
            Lengths = count == 0 ? null : new LengthStatistics(
                levels.Min(level => CellText.Characters(level.Label)),
                levels.Sum(level => (double)CellText.Characters(level.Label) * level.Count) / count,
                levels.Max(level => CellText.Characters(level.Label))),
            Entropy = entropy,
            Imbalance = levels.Count < 2 ? null : Math.Max(0, 1 - (entropy!.Value / Math.Log2(levels.Count))),
            NumberLikeShare = count == 0 ? 0 : (double)levels.Where(level => IsNumber(level.Label)).Sum(level => level.Count) / count,
            PaddedCount = levels.Where(level => level.Label.Length != level.Label.Trim().Length).Sum(level => level.Count),
            Facts = column.Type == ColumnType.Boolean ? null : TextFactsProfiler.Of(levels, settings.MaxCellLength),
            Variants = VariantsIn(levels, settings.MaxCellLength),
        };
    }

    private static List<(string Label, long Count)> CountLevels(CategoryColumn values)
    {
        var counts = new long[values.Levels.Count];
        foreach (var code in values.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        // A level that no row has (left by a sample) is not a value of this column.
        return [.. counts.Select((count, code) => (Label: values.Levels[code], Count: count)).Where(level => level.Count > 0)];
    }

    private static List<IReadOnlyList<string>> VariantsIn(List<(string Label, long Count)> levels, int maxLength) =>
    [
        .. levels.GroupBy(level => string.Join(' ', level.Label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant(), StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .OrderByDescending(group => group.Sum(level => level.Count)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(10)
            .Select(group => (IReadOnlyList<string>)[.. group.OrderByDescending(level => level.Count).ThenBy(level => level.Label, StringComparer.Ordinal).Take(10).Select(level => CellText.Shorten(level.Label, maxLength))]),
    ];

    private static bool IsNumber(string label) => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
}

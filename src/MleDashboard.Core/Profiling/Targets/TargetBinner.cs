using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Profiling.Targets;

/// <summary>The target within ranges or labels of a column.</summary>
internal static class TargetBinner
{
    /// <summary>Classes with a share of their own.</summary>
    public const int MaxClasses = 6;

    private const int MaxLabels = 10;

    public static IReadOnlyList<TargetBin> Of(ColumnData column, ComparableColumn comparable, RankedTarget target, int maxLength)
    {
        var (codes, names) = Bins(column, comparable, maxLength);
        var classes = Math.Min(MaxClasses, target.ClassNames.Count);
        var (counts, sums, shares) = (new long[names.Count], new double[names.Count], new long[names.Count, Math.Max(1, classes)]);
        foreach (var row in target.Order)
        {
            counts[codes[row]]++;
            sums[codes[row]] += target.Numbers?[row] ?? 0;
            if (target.Numbers is null && target.Classes[row] < classes)
            {
                shares[codes[row], target.Classes[row]]++;
            }
        }

        return
        [
            .. Enumerable.Range(0, names.Count).Where(bin => counts[bin] > 0).Select(bin => new TargetBin(
                names[bin],
                counts[bin],
                target.Numbers is null ? null : sums[bin] / counts[bin],
                [.. Enumerable.Range(0, classes).Select(one => (double)shares[bin, one] / counts[bin])])),
        ];
    }

    private static (int[] Codes, List<string> Names) Bins(ColumnData column, ComparableColumn comparable, int maxLength)
    {
        if (comparable.Labels is { } labels)
        {
            var kept = labels.Codes.Where(code => code >= 0).CountBy(code => code).OrderByDescending(code => code.Value).ThenBy(code => labels.Levels[code.Key], StringComparer.Ordinal).Take(MaxLabels).Select(code => code.Key).ToList();
            var place = kept.Index().ToDictionary(code => code.Item, code => code.Index);
            return (Array.ConvertAll(labels.Codes, code => code < 0 ? kept.Count + 1 : place.GetValueOrDefault(code, kept.Count)), [.. kept.Select(code => CellText.Shorten(labels.Levels[code], maxLength)), "other labels", "missing"]);
        }

        var (codes, levels) = comparable.EqualRows;
        var (first, last) = (new int[levels], new int[levels]);
        Array.Fill(first, -1);
        foreach (var row in comparable.Ranked.Order)
        {
            first[codes[row]] = first[codes[row]] < 0 ? row : first[codes[row]];
            last[codes[row]] = row;
        }

        string Name(int row) => column is NumericColumn numbers ? ProfileText.Number(numbers.Values[row]) : column.TextAt(row)!;
        return (Array.ConvertAll(codes, code => code < 0 ? levels : code), [.. Enumerable.Range(0, levels).Select(bin => first[bin] < 0 ? "" : Name(first[bin]) is var low && Name(last[bin]) is var high && low == high ? low : $"{low} to {high}"), "missing"]);
    }
}

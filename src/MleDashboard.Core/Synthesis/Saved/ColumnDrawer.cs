using System.Globalization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>Counts a real and a synthetic column over the same bins: equal widths over the range of both for numbers and times, the most frequent real levels for the rest.</summary>
internal static class ColumnDrawer
{
    private const int NumberBins = 16;
    private const int MostLevels = 10;

    public static IReadOnlyList<ColumnDrawing> Draw(Table real, Table synthetic) =>
        [.. real.Columns.Where(column => column is not TextColumn && synthetic.Find(column.Name) is not null).Select(column => Draw(column, synthetic.Find(column.Name)!))];

    public static ColumnDrawing Draw(ColumnData real, ColumnData synthetic) => real is NumericColumn or DateTimeColumn && Range(real, synthetic) is { } range
        ? OfNumbers(real, synthetic, range)
        : OfLevels(real, synthetic);

    private static ColumnDrawing OfNumbers(ColumnData real, ColumnData synthetic, (double Low, double High) range)
    {
        var bins = new string[NumberBins];
        var width = (range.High - range.Low) / NumberBins;
        for (var bin = 0; bin < NumberBins; bin++)
        {
            bins[bin] = $"{Text(real, range.Low + (bin * width))} to {Text(real, range.Low + ((bin + 1) * width))}";
        }

        int? BinOf(ColumnData column, int row) => Number(column, row) is { } value ? Math.Clamp((int)((value - range.Low) / width), 0, NumberBins - 1) : null;
        return new ColumnDrawing(real.Name, bins, Shares(real, NumberBins, row => BinOf(real, row)), Shares(synthetic, NumberBins, row => BinOf(synthetic, row)));
    }

    private static ColumnDrawing OfLevels(ColumnData real, ColumnData synthetic)
    {
        var levels = Enumerable.Range(0, real.Length).Select(real.TextAt).OfType<string>().CountBy(level => level, StringComparer.Ordinal)
            .OrderByDescending(level => level.Value).ThenBy(level => level.Key, StringComparer.Ordinal).Select(level => level.Key).ToList();
        string[] shown = levels.Count > MostLevels ? [.. levels.Take(MostLevels - 1), "All others"] : [.. levels];
        var places = shown.Take(levels.Count > MostLevels ? MostLevels - 1 : levels.Count).Select((level, at) => (level, at)).ToDictionary(pair => pair.level, pair => pair.at, StringComparer.Ordinal);
        int? PlaceOf(ColumnData column, int row) => column.TextAt(row) is not { } text ? null : places.TryGetValue(text, out var place) ? place : levels.Count > MostLevels ? MostLevels - 1 : null;
        return new ColumnDrawing(real.Name, shown, Shares(real, shown.Length, row => PlaceOf(real, row)), Shares(synthetic, shown.Length, row => PlaceOf(synthetic, row)));
    }

    private static double[] Shares(ColumnData column, int bins, Func<int, int?> binOf)
    {
        var shares = new double[bins];
        for (var row = 0; row < column.Length; row++)
        {
            if (binOf(row) is { } bin)
            {
                shares[bin] += 1.0 / column.Length;
            }
        }

        return shares;
    }

    private static (double Low, double High)? Range(ColumnData real, ColumnData synthetic)
    {
        var values = Numbers(real).Concat(Numbers(synthetic)).ToArray();
        return values.Length > 0 && values.Min() is var low && values.Max() is var high && high > low ? (low, high) : null;
    }

    private static IEnumerable<double> Numbers(ColumnData column) => Enumerable.Range(0, column.Length).Select(row => Number(column, row)).OfType<double>();

    private static double? Number(ColumnData column, int row) => column switch
    {
        NumericColumn numbers when double.IsFinite(numbers.Values[row]) => numbers.Values[row],
        DateTimeColumn times when !times.IsMissing(row) => times.Ticks[row],
        _ => null,
    };

    private static string Text(ColumnData column, double value) => column is DateTimeColumn
        ? new DateTime((long)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : value.ToString("G4", CultureInfo.InvariantCulture);
}

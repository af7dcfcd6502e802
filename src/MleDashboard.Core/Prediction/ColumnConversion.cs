using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Prediction;

/// <summary>Reads a column as the type a model was trained on. A small file can lead type inference elsewhere than the training file did (ten whole numbers look like labels); the values are the same.</summary>
internal static class ColumnConversion
{
    /// <summary>Numbers and points in time are not read as each other; anything else goes by its text.</summary>
    public static bool IsPossible(ColumnType from, ColumnType to) => (from, to) switch
    {
        (ColumnType.DateTime, ColumnType.Numeric) or (ColumnType.Numeric, ColumnType.DateTime) => false,
        (ColumnType.DateTime, ColumnType.Boolean) or (ColumnType.Boolean, ColumnType.DateTime) => false,
        _ => true,
    };

    /// <summary>Values that do not fit become missing.</summary>
    public static ColumnData Convert(ColumnData column, ColumnType to)
    {
        if (column.Type == to)
        {
            return column;
        }

        return to switch
        {
            ColumnType.Numeric => ToNumbers(column),
            ColumnType.DateTime => ToTimes(column),
            ColumnType.Categorical or ColumnType.Boolean => column is CategoryColumn category
                ? new CategoryColumn(column.Name, category.Codes, category.Levels, to)
                : ToLevels(column, to),
            _ => new TextColumn(column.Name, Texts(column), to),
        };
    }

    private static NumericColumn ToNumbers(ColumnData column)
    {
        // One parse a level, not one a row.
        if (column is CategoryColumn category)
        {
            double[] byLevel = [.. category.Levels.Select(ParseNumber)];
            return new NumericColumn(column.Name, [.. category.Codes.Select(code => code < 0 ? double.NaN : byLevel[code])]);
        }

        return new NumericColumn(column.Name, [.. Texts(column).Select(ParseNumber)]);
    }

    private static double ParseNumber(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN;

    private static DateTimeColumn ToTimes(ColumnData column) => new(column.Name, [.. Texts(column).Select(text =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time.Ticks : DateTimeColumn.Missing)]);

    private static CategoryColumn ToLevels(ColumnData column, ColumnType to)
    {
        var codes = new int[column.Length];
        var levels = new List<string>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < codes.Length; row++)
        {
            var text = column.TextAt(row);
            if (text is null)
            {
                codes[row] = -1;
                continue;
            }

            if (!known.TryGetValue(text, out var code))
            {
                code = levels.Count;
                known.Add(text, code);
                levels.Add(text);
            }

            codes[row] = code;
        }

        return new CategoryColumn(column.Name, codes, levels, to);
    }

    private static string?[] Texts(ColumnData column)
    {
        var texts = new string?[column.Length];
        for (var row = 0; row < texts.Length; row++)
        {
            texts[row] = column.TextAt(row);
        }

        return texts;
    }
}

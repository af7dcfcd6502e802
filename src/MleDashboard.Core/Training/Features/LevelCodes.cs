using System.Globalization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Levels of a column and the codes of its rows in a given list of levels.</summary>
internal static class LevelCodes
{
    /// <summary>Index into <paramref name="levels"/> for each row; -1 when missing or not among them.</summary>
    public static int[] Of(ColumnData column, IReadOnlyList<string> levels)
    {
        var index = new Dictionary<string, int>(levels.Count, StringComparer.Ordinal);
        for (var i = 0; i < levels.Count; i++)
        {
            index[levels[i]] = i;
        }

        var codes = new int[column.Length];
        if (column is CategoryColumn categories)
        {
            var known = new int[categories.Levels.Count];
            for (var level = 0; level < known.Length; level++)
            {
                known[level] = index.GetValueOrDefault(categories.Levels[level], -1);
            }

            for (var row = 0; row < codes.Length; row++)
            {
                codes[row] = categories.Codes[row] < 0 ? -1 : known[categories.Codes[row]];
            }

            return codes;
        }

        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = column.TextAt(row) is { } text ? index.GetValueOrDefault(text, -1) : -1;
        }

        return codes;
    }

    /// <summary>Levels that occur with their counts, in natural order: by number when all are numbers, else by character.</summary>
    public static List<(string Level, int Count)> Count(ColumnData column)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (column is CategoryColumn categories)
        {
            var byCode = new int[categories.Levels.Count];
            foreach (var code in categories.Codes)
            {
                if (code >= 0)
                {
                    byCode[code]++;
                }
            }

            for (var code = 0; code < byCode.Length; code++)
            {
                if (byCode[code] > 0)
                {
                    counts[categories.Levels[code]] = counts.GetValueOrDefault(categories.Levels[code]) + byCode[code];
                }
            }
        }
        else
        {
            for (var row = 0; row < column.Length; row++)
            {
                if (column.TextAt(row) is { } text)
                {
                    counts[text] = counts.GetValueOrDefault(text) + 1;
                }
            }
        }

        return [.. Ordered(counts.Keys).Select(level => (level, counts[level]))];
    }

    public static IReadOnlyList<string> Ordered(IEnumerable<string> levels)
    {
        var numbered = levels.Select(level => (Level: level, IsNumber: double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out var number), Number: number)).ToList();
        return numbered.TrueForAll(level => level.IsNumber)
            ? [.. numbered.OrderBy(level => level.Number).ThenBy(level => level.Level, StringComparer.Ordinal).Select(level => level.Level)]
            : [.. numbered.Select(level => level.Level).Order(StringComparer.Ordinal)];
    }
}

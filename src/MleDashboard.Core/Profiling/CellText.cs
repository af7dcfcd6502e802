using System.Globalization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling;

/// <summary>Cells as the report keeps them.</summary>
internal static class CellText
{
    /// <summary>At most <paramref name="maxLength"/> characters, ending in an ellipsis when cut; never half of a surrogate pair.</summary>
    public static string Shorten(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var end = maxLength - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    /// <summary>Unicode characters (code points), as DuckDB's <c>length</c> counts them.</summary>
    public static int Characters(string text)
    {
        var count = text.Length;
        foreach (var unit in text)
        {
            count -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return count;
    }

    /// <summary>A value of the table engine as <see cref="ColumnData.TextAt"/> would write it.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        double number => double.IsNaN(number) ? null : number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => new DateTimeColumn("", [time.Ticks]).TextAt(0),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

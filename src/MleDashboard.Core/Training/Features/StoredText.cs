using System.Globalization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>How the texts of a column read.</summary>
internal enum TextReading
{
    Text,
    Number,
    TimeMonthFirst,
    TimeDayFirst,
}

/// <summary>Numbers and dates that were kept as text: "1,250.00", "$ 12", "45 %", "3/4/2024".</summary>
internal static class StoredText
{
    /// <summary>Of the values that are there, so many must read alike; the others become missing.</summary>
    private const double NearlyAll = 0.95;

    private const int JudgedValues = 2_000;
    private const int ShortestTime = 6;

    private const NumberStyles Styles = NumberStyles.Float | NumberStyles.AllowThousands | NumberStyles.AllowParentheses;

    /// <param name="values">Each with the rows that have it.</param>
    public static TextReading ReadingOf(IEnumerable<(string Text, int Count)> values)
    {
        double all = 0, numbers = 0, monthFirst = 0, dayFirst = 0;
        foreach (var (text, count) in values.Take(JudgedValues))
        {
            all += count;
            numbers += double.IsNaN(Number(text)) ? 0 : count;
            monthFirst += Ticks(text, TextReading.TimeMonthFirst) == DateTimeColumn.Missing ? 0 : count;
            dayFirst += Ticks(text, TextReading.TimeDayFirst) == DateTimeColumn.Missing ? 0 : count;
        }

        return all == 0 ? TextReading.Text
            : numbers >= NearlyAll * all ? TextReading.Number
            : Math.Max(monthFirst, dayFirst) < NearlyAll * all ? TextReading.Text
            : dayFirst > monthFirst ? TextReading.TimeDayFirst : TextReading.TimeMonthFirst;
    }

    /// <summary>NaN when it is not a number.</summary>
    public static double Number(string? text)
    {
        if (text is null)
        {
            return double.NaN;
        }

        var digits = text.AsSpan().Trim(" \t\u00A0$€£¥%");

        // A comma groups thousands only when three digits follow it; "1,5" is something else.
        var comma = digits.LastIndexOf(',');
        return (comma < 0 || (digits.Length > comma + 3 && digits[(comma + 1)..].IndexOfAnyExceptInRange('0', '9') is -1 or 3))
            && double.TryParse(digits, Styles, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : double.NaN;
    }

    public static long Ticks(string? text, TextReading reading)
    {
        // "1.5" and "12-3" would pass as days of the current year.
        if (text is not { Length: >= ShortestTime } || !char.IsAsciiDigit(text[^1]) || text.AsSpan().IndexOfAny("-/.: ") < 0 || !double.IsNaN(Number(text)))
        {
            return DateTimeColumn.Missing;
        }

        var culture = reading == TextReading.TimeDayFirst ? DayFirst : CultureInfo.InvariantCulture;
        return DateTime.TryParse(text, culture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault, out var time) && time.Year > 1
            ? time.Ticks
            : DateTimeColumn.Missing;
    }

    private static readonly CultureInfo DayFirst = DayFirstCulture();

    private static CultureInfo DayFirstCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        return CultureInfo.ReadOnly(culture);
    }
}

using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>The card of a column of times, from its figures on; the caller has opened it.</summary>
internal static class HtmlTimes
{
    private static readonly string[] DayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static void Write(Html html, DateTimeProfile column)
    {
        HtmlVariable.Figure(html, "Earliest", HtmlVariable.Time(column.Min));
        HtmlVariable.Figure(html, "Latest", HtmlVariable.Time(column.Max));
        HtmlVariable.Figure(html, "Days", ProfileText.Figure(column.RangeDays));
        HtmlVariable.Figure(html, "Usual step in hours", ProfileText.Figure(column.TypicalStepSeconds / 3_600));
        HtmlVariable.Figure(html, "Longest gap", column.Gaps is [var gap, ..] ? $"{HtmlVariable.Time(gap.From)} to {HtmlVariable.Time(gap.To)}" : "none");
        HtmlVariable.Figure(html, "Memory", ProfileText.Bytes(column.MemoryBytes));
        html.Add($"</dl><div>");
        HtmlVariable.Bars(html, [.. column.Histogram.Select(bin => bin.Count)], HtmlVariable.Time(column.Min), HtmlVariable.Time(column.Max), $"Values of {column.Name} a {column.BinUnit.ToString().ToLowerInvariant()}");
        html.Add($"</div></div><details><summary>Details</summary>");
        if (column.WeekdayHours.Count > 0)
        {
            WriteWeek(html, column.WeekdayHours);
        }
        else if (column.Weekdays.Count == DayNames.Length)
        {
            HtmlVariable.Values(html, "Weekdays", [.. column.Weekdays.Select((count, day) => new ValueCount(DayNames[day], count, column.Count == 0 ? 0 : (double)count / column.Count))]);
        }

        HtmlVariable.Values(html, "Common values", column.CommonValues);
        html.Add($"</details>");
    }

    /// <summary>Every cell has its number; the shade shows it.</summary>
    private static void WriteWeek(Html html, IReadOnlyList<IReadOnlyList<long>> days)
    {
        html.Add($"<div class=\"scroll\"><table class=\"matrix\"><caption>Weekdays and hours</caption><thead><tr><th></th>");
        for (var hour = 0; hour < 24; hour++)
        {
            html.Add($"<th>{hour}</th>");
        }

        html.Add($"</tr></thead><tbody>");
        var most = Math.Max(1, days.Max(day => day.Max()));
        foreach (var (day, counts) in days.Index())
        {
            html.Add($"<tr><th>{DayNames[day]}</th>");
            foreach (var count in counts)
            {
                html.Add($"<td style=\"background:rgba(var(--pos),{0.6 * count / most:0.##})\">{count:N0}</td>");
            }

            html.Add($"</tr>");
        }

        html.Add($"</tbody></table></div>");
    }
}

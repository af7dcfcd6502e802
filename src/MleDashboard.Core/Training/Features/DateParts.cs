namespace MleDashboard.Core.Training.Features;

internal enum DatePart
{
    Year,
    Month,
    DayOfMonth,
    DayOfWeek,
    DayOfYear,
    Hour,
    TimeOfDay,
    IsWeekend,
    IsMonthEnd,
}

/// <summary>What a date says beside the time that has passed.</summary>
internal static class DateParts
{
    public static double Of(DatePart part, DateTime time) => part switch
    {
        DatePart.Year => time.Year,
        DatePart.Month => time.Month,
        DatePart.DayOfMonth => time.Day,
        DatePart.DayOfWeek => (int)time.DayOfWeek,
        DatePart.DayOfYear => time.DayOfYear,
        DatePart.Hour => time.Hour,
        DatePart.TimeOfDay => time.Minute == 0 && time.Second == 0 ? time.Hour : time.TimeOfDay.TotalHours,
        DatePart.IsWeekend => time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : 0,
        _ => time.Day == DateTime.DaysInMonth(time.Year, time.Month) ? 1 : 0,
    };

    /// <summary>Zero for a part that does not come again.</summary>
    public static double PeriodOf(DatePart part) => part switch
    {
        DatePart.Month => 12,
        DatePart.DayOfMonth => 31,
        DatePart.DayOfWeek => 7,
        DatePart.DayOfYear => 365.25,
        DatePart.Hour => 24,
        DatePart.TimeOfDay => 24,
        _ => 0,
    };

    public static bool IsYesOrNo(DatePart part) => part is DatePart.IsWeekend or DatePart.IsMonthEnd;

    public static string NameOf(DatePart part) => part switch
    {
        DatePart.DayOfMonth => "day_of_month",
        DatePart.DayOfWeek => "day_of_week",
        DatePart.DayOfYear => "day_of_year",
        DatePart.TimeOfDay => "time_of_day",
        DatePart.IsWeekend => "weekend",
        DatePart.IsMonthEnd => "month_end",
        _ => part.ToString().ToLowerInvariant(),
    };
}

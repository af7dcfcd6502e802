using System.Globalization;
using MleDashboard.Core.Profiling.Interactions;

namespace MleDashboard.Core.Profiling.Drawings;

/// <summary>A round value of an axis and how it is written.</summary>
internal sealed record AxisTick(double Value, string Text)
{
    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000];

    public static IEnumerable<AxisTick> OfNumbers(double low, double high, int about)
    {
        var step = NiceStep((high > low ? high - low : 1) / about);
        if (!double.IsFinite(step) || step <= 0)
        {
            yield break;
        }

        var first = Math.Ceiling((low / step) - 1e-9);
        for (var i = 0; i <= about * 3 && (first + i) * step <= high + (step * 1e-9); i++)
        {
            var value = (first + i) * step;
            yield return new AxisTick(value, Write(value, step));
        }
    }

    /// <summary>Days since 1970: whole days, months or years.</summary>
    public static IEnumerable<AxisTick> OfTimes(double low, double high, int about)
    {
        var step = (high - low) / about;
        return step < 20 ? OfDays(low, high, step) : OfMonths(low, high, Months.FirstOrDefault(months => months * 30.4 >= step, Months[^1]));
    }

    private static IEnumerable<AxisTick> OfDays(double low, double high, double step)
    {
        var days = step >= 0.75 ? NiceStep(Math.Max(1, step)) : new[] { 1.0 / 24, 3.0 / 24, 6.0 / 24, 0.5 }.FirstOrDefault(part => part >= step, 0.5);
        for (var value = Math.Ceiling(low / days) * days; value <= high; value += days)
        {
            yield return new AxisTick(value, DrawnColumn.DateOf(value).ToString(days < 1 ? "MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<AxisTick> OfMonths(double low, double high, int months)
    {
        var start = DrawnColumn.DateOf(low);
        for (var month = ((start.Year * 12) + start.Month - 1) / months * months; month / 12 <= 9999; month += months)
        {
            if (month < 12)
            {
                continue;
            }

            var value = DrawnColumn.DaysOf(new DateTime(month / 12, (month % 12) + 1, 1));
            if (value > high)
            {
                yield break;
            }

            if (value >= low)
            {
                yield return new AxisTick(value, months % 12 == 0 ? (month / 12).ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{month / 12}-{(month % 12) + 1:00}"));
            }
        }
    }

    private static string Write(double value, double step) => Math.Abs(value) switch
    {
        >= 1e15 => value.ToString("0.#e0", CultureInfo.InvariantCulture),
        >= 1e9 => (value / 1e9).ToString("0.###", CultureInfo.InvariantCulture) + " bn",
        >= 1e6 => (value / 1e6).ToString("0.###", CultureInfo.InvariantCulture) + " M",
        _ when step < 1e-6 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        _ => value.ToString("N" + Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
    };

    private static double NiceStep(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var scaled = raw / power;
        return (scaled < 1.5 ? 1 : scaled < 3.5 ? 2 : scaled < 7.5 ? 5 : 10) * power;
    }
}

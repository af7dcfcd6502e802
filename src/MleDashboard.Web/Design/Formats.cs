using System.Globalization;

namespace MleDashboard.Web.Design;

/// <summary>Numbers, sizes and times as people read them; one way on every page.</summary>
public static class Formats
{
    private static readonly string[] ByteUnits = ["B", "KB", "MB", "GB", "TB", "PB"];

    /// <summary>"7,000".</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 row", "7,000 rows".</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>Powers of 1024 with three significant digits at most: "93.4 MB".</summary>
    public static string Bytes(long bytes)
    {
        double value = Math.Max(0, bytes);
        var unit = 0;
        while (value >= 1023.5 && unit < ByteUnits.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        var digits = unit == 0 || value >= 100 ? "0" : value >= 10 ? "0.#" : "0.##";
        return $"{value.ToString(digits, CultureInfo.InvariantCulture)} {ByteUnits[unit]}";
    }

    /// <summary>A share from 0 to 1 with one decimal, never rounded to an untrue 0% or 100%: "90.8%", "&lt; 0.1%", "> 99.9%".</summary>
    public static string Percent(double fraction) => fraction switch
    {
        double.NaN => "–",
        0 => "0%",
        1 => "100%",
        > 0 and < 0.0005 => "< 0.1%",
        > 0.9995 and < 1 => "> 99.9%",
        _ => (fraction * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%",
    };

    /// <summary>Four significant digits with thousands marks: "0.9693", "14.2", "12,480".</summary>
    public static string Number(double? value)
    {
        if (value is not { } number || double.IsNaN(number))
        {
            return "–";
        }

        var size = Math.Abs(number);
        var format = size switch
        {
            0 => "0",
            >= 1e15 or < 1e-4 => "0.###e0",
            >= 1000 => "#,##0",
            >= 100 => "0.#",
            >= 10 => "0.##",
            >= 1 => "0.###",
            _ => "0.####",
        };
        return number.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>As <see cref="Number"/>, zeros at the end kept, so that figures of one kind line up in a column: "0.9700", "14.20", "12,480".</summary>
    public static string FixedNumber(double value) => double.IsNaN(value) ? "–" : value.ToString(
        Math.Abs(value) switch
        {
            0 => "0",
            >= 1e15 or < 1e-4 => "0.000e0",
            >= 1000 => "#,##0",
            >= 100 => "0.0",
            >= 10 => "0.00",
            >= 1 => "0.000",
            _ => "0.0000",
        },
        CultureInfo.InvariantCulture);

    /// <summary>"0.8 s", "42 s", "4 min 10 s", "1 h 5 min", "2 d 3 h".</summary>
    public static string Duration(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
        {
            time = TimeSpan.Zero;
        }

        if (time.TotalSeconds < 9.95)
        {
            return time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
        }

        var seconds = (long)Math.Round(time.TotalSeconds);
        return seconds switch
        {
            < 60 => $"{seconds} s",
            < 3600 => Pair(seconds / 60, "min", seconds % 60, "s"),
            < 86400 => Pair(seconds / 3600, "h", seconds % 3600 / 60, "min"),
            _ => Pair(seconds / 86400, "d", seconds % 86400 / 3600, "h"),
        };
    }

    /// <summary>A range of the time left in one unit: "1 to 2 min left", "about 20 s left".</summary>
    public static string Remaining(TimeSpan low, TimeSpan high)
    {
        var (divisor, unit) = high.TotalSeconds < 90 ? (1.0, "s") : high.TotalMinutes < 90 ? (60.0, "min") : (3600.0, "h");
        var step = divisor == 1 && high.TotalSeconds >= 20 ? 5 : 1;
        var from = Math.Max(step, (long)Math.Round(low.TotalSeconds / divisor / step) * step);
        var to = Math.Max(from, (long)Math.Ceiling(high.TotalSeconds / divisor / step) * step);
        return from == to ? $"about {from} {unit} left" : $"{from} to {to} {unit} left";
    }

    /// <summary>"now", "40 s ago", "2 min ago", "3 h ago", "yesterday", "4 days ago", then the date. The page's script keeps the same words fresh.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var past = now - at;
        return past.TotalSeconds switch
        {
            < 10 => "now",
            < 60 => $"{(int)past.TotalSeconds} s ago",
            < 3600 => $"{(int)past.TotalMinutes} min ago",
            < 86400 => $"{(int)past.TotalHours} h ago",
            < 2 * 86400 => "yesterday",
            < 7 * 86400 => $"{(int)past.TotalDays} days ago",
            _ => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Shortens in the middle, where names differ least: "bookings_2024…_final.csv".</summary>
    public static string MiddleEllipsis(string text, int maxLength)
    {
        if (text.Length <= maxLength || maxLength < 5)
        {
            return text;
        }

        var head = (maxLength - 1 + 1) / 2;
        var tail = maxLength - 1 - head;
        if (char.IsHighSurrogate(text[head - 1]))
        {
            head--;
        }

        if (char.IsLowSurrogate(text[^tail]))
        {
            tail--;
        }

        return string.Concat(text.AsSpan(0, head), "…", text.AsSpan(text.Length - tail));
    }

    private static string Pair(long major, string majorUnit, long minor, string minorUnit) =>
        minor == 0 ? $"{major} {majorUnit}" : $"{major} {majorUnit} {minor} {minorUnit}";
}

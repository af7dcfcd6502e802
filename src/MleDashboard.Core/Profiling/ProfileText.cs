using System.Globalization;

namespace MleDashboard.Core.Profiling;

/// <summary>Figures as sentences and the report file write them.</summary>
internal static class ProfileText
{
    /// <summary>"12.3%", and "&lt; 0.1%" rather than a zero that is none.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.001 => "< 0.1%",
        < 1 and > 0.999 => "> 99.9%",
        _ => share.ToString("0.#%", CultureInfo.InvariantCulture),
    };

    /// <summary>Up to five significant digits.</summary>
    public static string Number(double value) => Math.Abs(value) is >= 1e6 or (> 0 and < 1e-4)
        ? value.ToString("G4", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A figure of a table cell: thousands marks, up to six digits; a dash for what is not defined.</summary>
    public static string Figure(double? value) => value switch
    {
        null => "–",
        { } number when Math.Abs(number) is >= 1e15 or (> 0 and < 1e-4) => number.ToString("0.####e0", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 1_000 => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.####", CultureInfo.InvariantCulture),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB"),
        < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.0} GiB"),
    };

    /// <summary>"1 row", "2,000 rows".</summary>
    public static string Count(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}

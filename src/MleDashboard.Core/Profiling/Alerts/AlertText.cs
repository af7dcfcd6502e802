using System.Globalization;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Figures inside sentences.</summary>
internal static class AlertText
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

    /// <summary>"1 row", "2,000 rows".</summary>
    public static string Count(long count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}

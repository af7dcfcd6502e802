using System.Globalization;

namespace MleDashboard.Web.Design.Charts;

/// <summary>A numeric axis whose ends and ticks are round numbers (1, 2 or 5 times a power of ten).</summary>
public sealed record ChartAxis(double Min, double Max, IReadOnlyList<double> Ticks)
{
    /// <param name="about">How many steps to aim at.</param>
    public static ChartAxis Around(double low, double high, int about)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
        {
            (low, high) = (0, 1);
        }

        if (high - low < 1e-12 * Math.Max(1, Math.Abs(high)))
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        var step = NiceStep((high - low) / about);
        var first = (long)Math.Floor(low / step + 1e-9);
        var last = (long)Math.Ceiling(high / step - 1e-9);
        var ticks = new List<double>();
        for (var i = first; i <= last; i++)
        {
            ticks.Add(Math.Round(i * step, 12));
        }

        return new ChartAxis(ticks[0], ticks[^1], ticks);
    }

    /// <summary>Position of <paramref name="value"/> between <paramref name="from"/> (Min) and <paramref name="to"/> (Max).</summary>
    public double At(double value, double from, double to) => from + (value - Min) / (Max - Min) * (to - from);

    /// <summary>A tick as text, with as many decimals as the steps need.</summary>
    public string Text(double tick)
    {
        var step = Ticks.Count > 1 ? Ticks[1] - Ticks[0] : 1;
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6);
        return Math.Abs(tick) >= 100_000
            ? tick.ToString("0.##E+0", CultureInfo.CurrentCulture)
            : tick.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
    }

    private static double NiceStep(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var scaled = raw / power;
        return (scaled < 1.5 ? 1 : scaled < 3.5 ? 2 : scaled < 7.5 ? 5 : 10) * power;
    }
}

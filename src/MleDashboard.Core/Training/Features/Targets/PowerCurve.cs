namespace MleDashboard.Core.Training.Features.Targets;

/// <summary>(x^p - 1) / p, and the logarithm for a power of 0; written so that powers near 0 lose no digits.</summary>
internal static class PowerCurve
{
    private const double NearlyZero = 1e-9;

    /// <param name="value">Above 0.</param>
    /// <param name="power">0 or more.</param>
    public static double Up(double value, double power) =>
        power < NearlyZero ? Math.Log(value) : ExpMinusOne(power * Math.Log(value)) / power;

    /// <summary>0 for what lies below the curve.</summary>
    public static double Down(double risen, double power)
    {
        if (power < NearlyZero)
        {
            return Math.Exp(risen);
        }

        var inside = power * risen;
        return inside <= -1 ? 0 : Math.Exp(LogOnePlus(inside) / power);
    }

    private static double ExpMinusOne(double value) => Math.Abs(value) < 1e-5 ? value + (value * value / 2) : Math.Exp(value) - 1;

    private static double LogOnePlus(double value) => Math.Abs(value) < 1e-5 ? value - (value * value / 2) : Math.Log(1 + value);
}

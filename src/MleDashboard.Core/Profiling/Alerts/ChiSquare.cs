namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Upper tail of the chi-square distribution: the regularised incomplete gamma function Q(k/2, x/2) by series or continued fraction (Press et al., Numerical Recipes, 6.2).</summary>
internal static class ChiSquare
{
    private const int MaxSteps = 1_000;
    private const double Precision = 1e-14;

    public static double UpperTail(double value, int degrees)
    {
        if (value <= 0)
        {
            return 1;
        }

        double a = degrees / 2.0, x = value / 2;
        var scale = Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        return x < a + 1 ? 1 - (scale * Series(a, x)) : scale * Fraction(a, x);
    }

    private static double Series(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < MaxSteps && Math.Abs(term) > Math.Abs(sum) * Precision; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
        for (var i = 1; i < MaxSteps; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = 1 / NotZero((an * d) + b);
            c = NotZero(b + (an / c));
            var delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < Precision)
            {
                break;
            }
        }

        return h;

        static double NotZero(double number) => Math.Abs(number) < tiny ? tiny : number;
    }

    /// <summary>Stirling's series after shifting the argument above 10: exact to double precision for the halves of whole numbers that occur here.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++)
        {
            shift -= Math.Log(x);
        }

        var inverse = 1 / (x * x);
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI))
            + ((1.0 / 12 - (inverse * (1.0 / 360 - (inverse * (1.0 / 1260 - (inverse / 1680)))))) / x);
    }
}

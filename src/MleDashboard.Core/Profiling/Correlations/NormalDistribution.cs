namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>Probabilities of the standard normal distribution of one and of two variables.</summary>
internal static class NormalDistribution
{
    private const double TwoPi = 2 * Math.PI;

    /// <summary>Twenty points of Gauss and Legendre on (-1, 1).</summary>
    private static readonly (double Point, double Weight)[] Quadrature = GaussLegendre(20);

    /// <summary>P(X &lt; x), to about 1e-15: Hart's rational approximation as given by West (2005), "Better approximations to cumulative normal functions".</summary>
    public static double Below(double x)
    {
        var size = Math.Abs(x);
        if (size > 37)
        {
            return x > 0 ? 1 : 0;
        }

        var density = Math.Exp(-size * size / 2);
        double tail;
        if (size < 7.07106781186547)
        {
            var numerator = (((((((((((3.52624965998911e-2 * size) + 0.700383064443688) * size) + 6.37396220353165) * size) + 33.912866078383) * size) + 112.079291497871) * size) + 221.213596169931) * size) + 220.206867912376;
            var denominator = (((((((((((((8.83883476483184e-2 * size) + 1.75566716318264) * size) + 16.064177579207) * size) + 86.7807322029461) * size) + 296.564248779674) * size) + 637.333633378831) * size) + 793.826512519948) * size) + 440.413735824752;
            tail = density * numerator / denominator;
        }
        else
        {
            tail = density / (size + (1 / (size + (2 / (size + (3 / (size + (4 / (size + 0.65))))))))) / 2.506628274631;
        }

        return x > 0 ? 1 - tail : tail;
    }

    /// <summary>P(X &lt; x and Y &lt; y) of two standard normal variables with the given correlation, 0 to 1; to about 1e-14 (Genz 2004, "Numerical computation of rectangular bivariate and trivariate normal and t probabilities").</summary>
    public static double Below(double x, double y, double correlation)
    {
        if (correlation >= 1)
        {
            return Below(Math.Min(x, y));
        }

        double h = -x, k = -y, product = h * k;
        return correlation < 0.925 ? Moderate(h, k, product, correlation) : Strong(h, k, product, correlation);
    }

    private static double Moderate(double h, double k, double product, double correlation)
    {
        var half = ((h * h) + (k * k)) / 2;
        var angle = Math.Asin(correlation);
        var sum = 0.0;
        foreach (var (point, weight) in Quadrature)
        {
            var sine = Math.Sin(angle * (point + 1) / 2);
            sum += weight * Math.Exp(((sine * product) - half) / (1 - (sine * sine)));
        }

        return (sum * angle / (2 * TwoPi)) + (Below(-h) * Below(-k));
    }

    private static double Strong(double h, double k, double product, double correlation)
    {
        var rest = (1 - correlation) * (1 + correlation);
        var width = Math.Sqrt(rest);
        var distance = (h - k) * (h - k);
        double c = (4 - product) / 8, d = (12 - product) / 16;
        var exponent = -((distance / rest) + product) / 2;
        var value = exponent > -100 ? width * Math.Exp(exponent) * (1 - (c * (distance - rest) * (1 - (d * distance / 5)) / 3) + (c * d * rest * rest / 5)) : 0;
        if (-product < 100)
        {
            var root = Math.Sqrt(distance);
            value -= Math.Exp(-product / 2) * Math.Sqrt(TwoPi) * Below(-root / width) * root * (1 - (c * distance * (1 - (d * distance / 5)) / 3));
        }

        width /= 2;
        foreach (var (point, weight) in Quadrature)
        {
            var square = width * (point + 1);
            square *= square;
            var root = Math.Sqrt(1 - square);
            exponent = -((distance / square) + product) / 2;
            if (exponent > -100)
            {
                value += width * weight * Math.Exp(exponent) * ((Math.Exp(-product * square / (2 * (1 + root) * (1 + root))) / root) - (1 + (c * square * (1 + (d * square)))));
            }
        }

        return (-value / TwoPi) + Below(-Math.Max(h, k));
    }

    private static (double Point, double Weight)[] GaussLegendre(int points)
    {
        var quadrature = new (double, double)[points];
        for (var i = 0; i < points; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (points + 0.5));
            double slope;
            double step;
            do
            {
                double previous = 1, current = x;
                for (var degree = 2; degree <= points; degree++)
                {
                    (previous, current) = (current, ((((2 * degree) - 1) * x * current) - ((degree - 1) * previous)) / degree);
                }

                slope = points * ((x * current) - previous) / ((x * x) - 1);
                step = current / slope;
                x -= step;
            }
            while (Math.Abs(step) > 1e-15);

            quadrature[i] = (x, 2 / ((1 - (x * x)) * slope * slope));
        }

        return quadrature;
    }
}

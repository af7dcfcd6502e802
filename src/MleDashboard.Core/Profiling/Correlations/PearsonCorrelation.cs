namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>Linear correlation over rows where both values are finite.</summary>
internal static class PearsonCorrelation
{
    /// <returns>-1 to 1; null with fewer than three common rows or without variation in one of the two.</returns>
    public static double? Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sumX = 0, sumY = 0;
        long n = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                sumX += x[i];
                sumY += y[i];
                n++;
            }
        }

        if (n < 3)
        {
            return null;
        }

        double meanX = sumX / n, meanY = sumY / n, xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                double dx = x[i] - meanX, dy = y[i] - meanY;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }

        var scale = Math.Sqrt(xx) * Math.Sqrt(yy);
        return scale > 0 && double.IsFinite(scale) ? Math.Clamp(xy / scale, -1, 1) : null;
    }
}

namespace MleDashboard.Core.Profiling.Series;

/// <summary>
/// The test of Dickey and Fuller (1979), augmented by Said and Dickey (1984), with a constant: the t statistic of γ in Δy(t) = α + γ·y(t-1) + Σ δ(i)·Δy(t-i).
/// Far below zero the series returns to its level; near zero it wanders.
/// </summary>
internal static class UnitRootTest
{
    private const int FewestValues = 30;

    /// <returns>Null with too few values, or when the series does not vary.</returns>
    public static double? Statistic(IReadOnlyList<double> series) => Statistic(series, LagsFor(series.Count));

    internal static double? Statistic(IReadOnlyList<double> series, int lags)
    {
        var first = lags + 1;
        var n = series.Count - first;
        var width = lags + 2;
        if (series.Count < FewestValues || n <= width)
        {
            return null;
        }

        // The level is taken from the first value, so that a large mean loses no digits.
        var origin = series[0];
        var (normal, right) = (new double[width, width + 1], new double[width]);
        var row = new double[width];
        for (var t = first; t < series.Count; t++)
        {
            Fill(series, origin, t, row);
            var change = series[t] - series[t - 1];
            for (var i = 0; i < width; i++)
            {
                right[i] += row[i] * change;
                for (var j = 0; j < width; j++)
                {
                    normal[i, j] += row[i] * row[j];
                }
            }
        }

        if (Solve(normal, right, width) is not { } solved)
        {
            return null;
        }

        double squares = 0;
        for (var t = first; t < series.Count; t++)
        {
            Fill(series, origin, t, row);
            var residual = series[t] - series[t - 1];
            for (var i = 0; i < width; i++)
            {
                residual -= row[i] * solved.Coefficients[i];
            }

            squares += residual * residual;
        }

        var error = Math.Sqrt(squares / (n - width) * solved.InverseOfLevel);
        return error > 0 && double.IsFinite(error) ? solved.Coefficients[1] / error : null;
    }

    /// <summary>Five per cent of series that wander lie below this (MacKinnon 2010, "Critical values for cointegration tests", one variable with a constant).</summary>
    internal static double CriticalAt5Percent(int n) => -2.86154 - (2.8903 / n) - (4.234 / n / n) - (40.040 / n / n / n);

    /// <summary>Schwert (1989): 4·(n/100)^(1/4).</summary>
    private static int LagsFor(int n) => (int)(4 * Math.Pow(n / 100.0, 0.25));

    private static void Fill(IReadOnlyList<double> series, double origin, int t, double[] row)
    {
        row[0] = 1;
        row[1] = series[t - 1] - origin;
        for (var lag = 1; lag < row.Length - 1; lag++)
        {
            row[lag + 1] = series[t - lag] - series[t - lag - 1];
        }
    }

    /// <summary>Gauss and Jordan with pivots; the extra column becomes column 1 of the inverse.</summary>
    private static (double[] Coefficients, double InverseOfLevel)? Solve(double[,] normal, double[] right, int width)
    {
        normal[1, width] = 1;
        for (var pivot = 0; pivot < width; pivot++)
        {
            var largest = pivot;
            for (var row = pivot + 1; row < width; row++)
            {
                largest = Math.Abs(normal[row, pivot]) > Math.Abs(normal[largest, pivot]) ? row : largest;
            }

            if (!(Math.Abs(normal[largest, pivot]) > 1e-300))
            {
                return null;
            }

            for (var column = 0; column <= width; column++)
            {
                (normal[pivot, column], normal[largest, column]) = (normal[largest, column], normal[pivot, column]);
            }

            (right[pivot], right[largest]) = (right[largest], right[pivot]);
            for (var row = 0; row < width; row++)
            {
                if (row != pivot)
                {
                    var factor = normal[row, pivot] / normal[pivot, pivot];
                    for (var column = pivot; column <= width; column++)
                    {
                        normal[row, column] -= factor * normal[pivot, column];
                    }

                    right[row] -= factor * right[pivot];
                }
            }
        }

        return ([.. Enumerable.Range(0, width).Select(i => right[i] / normal[i, i])], normal[1, width] / normal[1, 1]);
    }
}

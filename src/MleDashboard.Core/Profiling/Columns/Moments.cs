namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Sums of powers about the mean, in two passes with compensated summation, so that a large mean with a small spread loses no digits (NIST StRD NumAcc4).</summary>
internal readonly record struct Moments(long Count, double Sum, double Mean, double M2, double M3, double M4)
{
    public static Moments Of(ReadOnlySpan<double> finite)
    {
        if (finite.Length == 0)
        {
            return default;
        }

        var sum = new CompensatedSum();
        foreach (var value in finite)
        {
            sum.Add(value);
        }

        var mean = sum.Value / finite.Length;
        if (double.IsNaN(mean) || double.IsInfinity(mean))
        {
            return new Moments(finite.Length, sum.Value, mean, double.NaN, double.NaN, double.NaN);
        }

        // The residual of the rounded mean corrects the second moment (Chan, Golub and LeVeque 1983).
        CompensatedSum m1 = new(), m2 = new(), m3 = new(), m4 = new();
        foreach (var value in finite)
        {
            var difference = value - mean;
            var square = difference * difference;
            m1.Add(difference);
            m2.Add(square);
            m3.Add(square * difference);
            m4.Add(square * square);
        }

        var residual = m1.Value;
        return new Moments(finite.Length, sum.Value, mean + (residual / finite.Length), m2.Value - (residual * residual / finite.Length), m3.Value, m4.Value);
    }

    /// <summary>Sample variance (n - 1); null with fewer than two values.</summary>
    public double? Variance => Count < 2 ? null : Finite(M2 / (Count - 1));

    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Adjusted Fisher-Pearson coefficient G1, as pandas; null with fewer than three values; 0 when all are equal.</summary>
    public double? Skewness
    {
        get
        {
            if (Count < 3)
            {
                return null;
            }

            if (M2 == 0)
            {
                return 0;
            }

            double n = Count;
            return Finite(n * Math.Sqrt(n - 1) / (n - 2) * M3 / Math.Pow(M2, 1.5));
        }
    }

    /// <summary>Bias-corrected excess kurtosis G2, as pandas; null with fewer than four values; 0 when all are equal.</summary>
    public double? Kurtosis
    {
        get
        {
            if (Count < 4)
            {
                return null;
            }

            if (M2 == 0)
            {
                return 0;
            }

            double n = Count;
            var adjustment = 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
            return Finite((n * (n + 1) * (n - 1) * M4 / ((n - 2) * (n - 3) * M2 * M2)) - adjustment);
        }
    }

    /// <summary>Lag 1, of the values these moments are of but in their own order; what is not finite is passed over. Null when they do not vary.</summary>
    public double? AutocorrelationOf(ReadOnlySpan<double> inOrder)
    {
        if (Count < 2 || !(M2 > 0))
        {
            return null;
        }

        var sum = new CompensatedSum();
        var previous = double.NaN;
        foreach (var value in inOrder)
        {
            if (double.IsFinite(value))
            {
                var difference = value - Mean;
                if (!double.IsNaN(previous))
                {
                    sum.Add(previous * difference);
                }

                previous = difference;
            }
        }

        return Finite(sum.Value / M2);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>Neumaier's improved Kahan summation (1974).</summary>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    public void Add(double value)
    {
        var next = sum + value;
        lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    public readonly double Value => double.IsFinite(sum) ? sum + lost : sum;
}

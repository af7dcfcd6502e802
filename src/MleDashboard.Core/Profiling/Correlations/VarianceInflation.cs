using System.Numerics;

namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>How much of each column of numbers follows from all others together.</summary>
internal static class VarianceInflation
{
    /// <summary>What is above says no more than "a copy".</summary>
    public const double Highest = 50;

    /// <summary>Keeps the matrix invertible when columns repeat each other; changes a factor of 50 by less than 1e-7.</summary>
    private const double Ridge = 1e-11;

    /// <summary>The diagonal of the inverse of the correlation matrix (Marquardt 1970). A missing value stands at its column's mean, as in a build.</summary>
    public static IReadOnlyList<InflationFactor> Of(IReadOnlyList<(string Name, double[] Values)> columns)
    {
        var standard = columns.Select(column => (column.Name, Values: Standardise(column.Values)!)).Where(column => column.Values is not null).ToList();
        if (standard.Count < 2)
        {
            return [];
        }

        var size = standard.Count;
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = i; j < size; j++)
            {
                matrix[i, j] = matrix[j, i] = Dot(standard[i].Values, standard[j].Values) + (i == j ? Ridge : 0);
            }
        }

        var inverse = InverseDiagonal(matrix, size);
        return [.. standard.Select((column, i) => new InflationFactor(column.Name, Math.Clamp(inverse[i], 1, Highest))).OrderByDescending(factor => factor.Value)];
    }

    /// <summary>Mean 0 and length 1; null without variation.</summary>
    private static double[]? Standardise(double[] values)
    {
        double sum = 0;
        long n = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                sum += value;
                n++;
            }
        }

        if (n < 3)
        {
            return null;
        }

        var mean = sum / n;
        var centred = Array.ConvertAll(values, value => double.IsFinite(value) ? value - mean : 0);
        var length = Math.Sqrt(Dot(centred, centred));
        return length > 0 && double.IsFinite(length) ? Array.ConvertAll(centred, value => value / length) : null;
    }

    private static double Dot(double[] x, double[] y)
    {
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            sum += new Vector<double>(x, i) * new Vector<double>(y, i);
        }

        var total = Vector.Sum(sum);
        for (; i < x.Length; i++)
        {
            total += x[i] * y[i];
        }

        return total;
    }

    /// <summary>By the Cholesky factor L: column i of L's inverse has the squares that add up to the i-th figure.</summary>
    private static double[] InverseDiagonal(double[,] matrix, int size)
    {
        var factor = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    rest -= factor[i, k] * factor[j, k];
                }

                factor[i, j] = i == j ? Math.Sqrt(Math.Max(rest, Ridge)) : rest / factor[j, j];
            }
        }

        var diagonal = new double[size];
        var inverse = new double[size];
        for (var column = 0; column < size; column++)
        {
            for (var row = column; row < size; row++)
            {
                var rest = row == column ? 1.0 : 0.0;
                for (var k = column; k < row; k++)
                {
                    rest -= factor[row, k] * inverse[k];
                }

                inverse[row] = rest / factor[row, row];
                diagonal[column] += inverse[row] * inverse[row];
            }
        }

        return diagonal;
    }
}

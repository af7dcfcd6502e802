using MleDashboard.Core.Neural;

namespace MleDashboard.Core.Tests.Neural;

internal static class NeuralSetupHelpers
{
    public static Matrix Normal(int rows, int columns, int seed)
    {
        var matrix = new Matrix(rows, columns);
        new LaneRandom(seed).FillNormal(matrix.Span, 1);
        return matrix;
    }

    /// <summary>Row-major sums in double precision.</summary>
    public static double[] Multiply(int rows, int columns, int depth, Func<int, int, float> left, Func<int, int, float> right)
    {
        var product = new double[rows * columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                for (var k = 0; k < depth; k++)
                {
                    product[(r * columns) + c] += (double)left(r, k) * right(k, c);
                }
            }
        }

        return product;
    }

    public static double Dot(Matrix left, Matrix right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Count; at++)
        {
            sum += (double)left.Values[at] * right.Values[at];
        }

        return sum;
    }

    /// <summary>Central differences of <paramref name="value"/> by each number of <paramref name="of"/> against <paramref name="gradient"/>.</summary>
    public static void AssertGradient(Matrix of, Matrix gradient, Func<double> value, string what, float step = 1e-2f)
    {
        for (var at = 0; at < of.Count; at++)
        {
            var was = of.Values[at];
            of.Values[at] = was + step;
            var above = value();
            of.Values[at] = was - step;
            var below = value();
            of.Values[at] = was;
            var expected = (above - below) / (2 * step);
            Assert.True(Math.Abs(expected - gradient.Values[at]) <= 3e-3 + (6e-3 * Math.Abs(expected)), $"{what}[{at}]: {gradient.Values[at]} instead of {expected}");
        }
    }
}

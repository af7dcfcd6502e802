namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>
/// The correlation phi-k of Baak, Koopman, Snoek and Klous (2019), "A new correlation coefficient between categorical, ordinal and interval variables with
/// Pearson characteristics": the correlation of a bivariate normal distribution on the same grid that has the same chi-square.
/// </summary>
internal static class PhiKCoefficient
{
    /// <summary>The grid of the normal distribution reaches from -5 to 5 on both axes.</summary>
    private const double Reach = 5;

    private const double Precision = 1e-9;

    /// <returns>0 to 1; null with fewer than three rows or a single label on one side.</returns>
    public static double? Of(ContingencyTable table)
    {
        if (table.Total < 3 || table.Rows < 2 || table.Columns < 2)
        {
            return null;
        }

        // The degrees of freedom are what noise alone would give: they are the pedestal that a correlation of 0 stands on.
        return FromChiSquare(table.ChiSquare(), table.Total, table.Rows, table.Columns, (table.Rows - 1.0) * (table.Columns - 1.0));
    }

    internal static double FromChiSquare(double chiSquare, long n, int rows, int columns, double pedestal)
    {
        var highest = (double)n * (Math.Min(rows, columns) - 1);
        if (chiSquare <= pedestal)
        {
            return 0;
        }

        if (chiSquare >= highest * (1 - 1e-12))
        {
            return 1;
        }

        var grid = new Grid(rows, columns);
        var target = (chiSquare - pedestal) / (highest - pedestal) * grid.AtOne;
        return Solve(grid, target);
    }

    /// <summary>Chi-square of n rows that follow the bivariate normal distribution, scaled to reach its maximum at a correlation of 1.</summary>
    internal static double ChiSquareOf(double correlation, long n, int rows, int columns)
    {
        var grid = new Grid(rows, columns);
        return grid.At(correlation) / grid.AtOne * n * (Math.Min(rows, columns) - 1);
    }

    /// <summary>The function rises with the correlation, so an interval that halves whenever the secant is too slow always closes in (Dowell and Jarratt 1971, the Illinois rule).</summary>
    private static double Solve(Grid grid, double target)
    {
        double low = 0, high = 1, atLow = -target, atHigh = grid.AtOne - target;
        var side = 0;
        for (var step = 0; step < 100 && high - low > Precision; step++)
        {
            var middle = step % 3 == 2 ? (low + high) / 2 : ((low * atHigh) - (high * atLow)) / (atHigh - atLow);
            var value = grid.At(middle) - target;
            if (Math.Abs(value) < 1e-13 * grid.AtOne)
            {
                return middle;
            }

            if (value > 0)
            {
                (high, atHigh) = (middle, value);
                atLow = side == 1 ? atLow / 2 : atLow;
                side = 1;
            }
            else
            {
                (low, atLow) = (middle, value);
                atHigh = side == -1 ? atHigh / 2 : atHigh;
                side = -1;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>The normal distribution cut into equal cells.</summary>
    private sealed class Grid
    {
        private readonly double[] edgesX;
        private readonly double[] edgesY;
        private readonly double[] independent;

        public Grid(int rows, int columns)
        {
            edgesX = Edges(rows);
            edgesY = Edges(columns);
            independent = Cells(0);
            AtOne = At(1);
        }

        public double AtOne { get; }

        /// <summary>Sum over cells of the squared difference from independence over the independent probability.</summary>
        public double At(double correlation)
        {
            var cells = Cells(correlation);
            var sum = 0.0;
            for (var cell = 0; cell < cells.Length; cell++)
            {
                var difference = cells[cell] - independent[cell];
                sum += independent[cell] > 0 ? difference * difference / independent[cell] : 0;
            }

            return sum;
        }

        private double[] Cells(double correlation)
        {
            var corners = new double[edgesX.Length * edgesY.Length];
            for (var corner = 0; corner < corners.Length; corner++)
            {
                corners[corner] = NormalDistribution.Below(edgesX[corner / edgesY.Length], edgesY[corner % edgesY.Length], correlation);
            }

            var cells = new double[(edgesX.Length - 1) * (edgesY.Length - 1)];
            for (var cell = 0; cell < cells.Length; cell++)
            {
                var corner = (cell / (edgesY.Length - 1) * edgesY.Length) + (cell % (edgesY.Length - 1));
                cells[cell] = Math.Max(0, corners[corner + edgesY.Length + 1] - corners[corner + edgesY.Length] - corners[corner + 1] + corners[corner]);
            }

            return cells;
        }

        private static double[] Edges(int cells) => [.. Enumerable.Range(0, cells + 1).Select(edge => -Reach + (2 * Reach * edge / cells))];
    }
}

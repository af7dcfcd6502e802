using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Correlations;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Copula;

/// <summary>One column as cells side by side on [0, 1], each as wide as it is frequent: a level, a number, a stretch between two quantiles, or missing.</summary>
internal sealed record CopulaColumn
{
    private const int MostCells = 200;

    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    /// <summary>The upper end of each cell, rising to 1.</summary>
    public required double[] Ends { get; init; }

    /// <summary>Null for numbers.</summary>
    public DiscreteCode? Levels { get; init; }

    /// <summary>Null for levels.</summary>
    public NumberForm? Form { get; init; }

    /// <summary>Of numbers, the low and high end of each cell; NaN for the cell of missing ones.</summary>
    public double[] Lows { get; init; } = [];

    public double[] Highs { get; init; } = [];

    /// <returns>The column, and the cell of each row.</returns>
    public static (CopulaColumn Column, int[] Cells) Of(ColumnData source)
    {
        if (source is not (NumericColumn or DateTimeColumn))
        {
            var code = DiscreteCode.Of(source);
            var column = new CopulaColumn { Name = source.Name, Type = source.Type, Levels = code, Ends = EndsOf([.. code.Counts]) };
            return (column, code.Encode(source, new Random(0)).Choices);
        }

        var form = NumberForm.Of(source);
        var numbers = form.Numbers(source);
        var sorted = numbers.Where(double.IsFinite).Order().ToArray();
        var highs = Highest(sorted);
        var counts = new long[highs.Length + (sorted.Length < numbers.Length ? 1 : 0)];
        var lows = (double[])highs.Clone();
        Array.Fill(lows, double.PositiveInfinity);
        var cells = new int[numbers.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            var at = double.IsFinite(numbers[row]) ? Array.BinarySearch(highs, numbers[row]) : highs.Length;
            cells[row] = at = at >= 0 ? at : ~at;
            counts[at]++;
            if (at < highs.Length)
            {
                lows[at] = Math.Min(lows[at], numbers[row]);
            }
        }

        var missing = counts.Length > highs.Length ? new[] { double.NaN } : [];
        return (new CopulaColumn { Name = source.Name, Type = source.Type, Form = form, Ends = EndsOf(counts), Lows = [.. lows, .. missing], Highs = [.. highs, .. missing] }, cells);
    }

    /// <summary>The mean of a standard normal variable inside each cell.</summary>
    public double[] Scores()
    {
        var scores = new double[Ends.Length];
        var (low, densityLow) = (0.0, 0.0);
        for (var cell = 0; cell < scores.Length; cell++)
        {
            var densityHigh = Ends[cell] >= 1 ? 0 : Density(Quantile(Ends[cell]));
            scores[cell] = Ends[cell] > low ? (densityLow - densityHigh) / (Ends[cell] - low) : 0;
            (low, densityLow) = (Ends[cell], densityHigh);
        }

        return scores;
    }

    /// <summary>The values at standard normal numbers.</summary>
    public ColumnData Make(ReadOnlySpan<double> normals)
    {
        var choices = new int[normals.Length];
        var numbers = Form is null ? [] : new double[normals.Length];
        for (var row = 0; row < choices.Length; row++)
        {
            var share = NormalDistribution.Below(normals[row]);
            var at = Array.BinarySearch(Ends, share);
            var cell = choices[row] = Math.Min(at >= 0 ? at : ~at, Ends.Length - 1);
            if (Form is not null)
            {
                var start = cell == 0 ? 0 : Ends[cell - 1];
                var inside = Ends[cell] > start ? Math.Clamp((share - start) / (Ends[cell] - start), 0, 1) : 0;
                numbers[row] = double.IsNaN(Lows[cell]) ? double.NaN : Form.Round(Lows[cell] + (inside * (Highs[cell] - Lows[cell])));
            }
        }

        return Levels is not null ? Levels.Decode(new EncodedColumn(choices, null)) : Form!.Column(Name, Type, numbers);
    }

    /// <summary>The largest number of each cell: every number where they are few, else quantiles.</summary>
    private static double[] Highest(double[] sorted)
    {
        var different = sorted.Distinct().Take(MostCells + 1).ToArray();
        return different.Length <= MostCells
            ? different
            : [.. Enumerable.Range(1, MostCells).Select(at => sorted[(int)(((long)at * sorted.Length / MostCells) - 1)]).Distinct()];
    }

    private static double[] EndsOf(long[] counts)
    {
        var total = (double)counts.Sum();
        var ends = new double[counts.Length];
        for (long cell = 0, sum = 0; cell < ends.Length; cell++)
        {
            ends[cell] = (sum += counts[cell]) / total;
        }

        return ends;
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>By bisection: a few hundred in a fit.</summary>
    private static double Quantile(double share)
    {
        var (low, high) = (-9.0, 9.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = NormalDistribution.Below(middle) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}

using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Quality;

/// <summary>
/// Pairs of columns against the same pairs of another table, as SDMetrics' Column Pair Trends: the difference of Pearson's correlations for two numbers, the total
/// variation between the contingency tables otherwise, numbers cut into ten equal parts.
/// </summary>
/// <remarks>SDMetrics' report (0.11 to 0.28) cuts each table by its own range, and its largest number is a part of its own: so here, or the scores could not be compared.</remarks>
internal sealed class PairTrends
{
    private const int Parts = 10;

    private readonly ColumnData[] real;
    private readonly double[]?[] realNumbers;
    private readonly double[]?[] syntheticNumbers;
    private readonly (int[] Real, int[] Synthetic, int Count)[] codes;

    private PairTrends(IReadOnlyList<(ColumnData Real, ColumnData Synthetic)> columns)
    {
        real = [.. columns.Select(pair => pair.Real)];
        realNumbers = [.. columns.Select(pair => Numbers(pair.Real))];
        syntheticNumbers = [.. columns.Select(pair => Numbers(pair.Synthetic))];
        codes = [.. columns.Select((pair, at) => Coded(pair.Real, pair.Synthetic, realNumbers[at], syntheticNumbers[at]))];
    }

    /// <summary>All pairs that are defined: a correlation with a constant column is not.</summary>
    public static IReadOnlyList<PairTrend> Compare(IReadOnlyList<(ColumnData Real, ColumnData Synthetic)> columns, int threads, CancellationToken cancellationToken)
    {
        var trends = new PairTrends(columns);
        var pairs = Enumerable.Range(0, columns.Count).SelectMany(first => Enumerable.Range(first + 1, columns.Count - first - 1).Select(second => (first, second))).ToArray();
        var compared = new PairTrend?[pairs.Length];
        Parallel.For(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, at => compared[at] = trends.Of(pairs[at].first, pairs[at].second));
        return [.. compared.OfType<PairTrend>().OrderBy(trend => trend.Score)];
    }

    private PairTrend? Of(int first, int second)
    {
        if (realNumbers[first] is { } x && realNumbers[second] is { } y)
        {
            var ours = Pearson(x, y);
            var theirs = Pearson(syntheticNumbers[first]!, syntheticNumbers[second]!);
            return double.IsNaN(ours) || double.IsNaN(theirs) ? null : new PairTrend(real[first].Name, real[second].Name, "correlation", 1 - (Math.Abs(ours - theirs) / 2));
        }

        var (left, right) = (codes[first], codes[second]);
        var shares = new double[left.Count * right.Count];
        Add(shares, left.Real, right.Real, right.Count, 1.0 / Math.Max(1, left.Real.Length));
        Add(shares, left.Synthetic, right.Synthetic, right.Count, -1.0 / Math.Max(1, left.Synthetic.Length));
        return new PairTrend(real[first].Name, real[second].Name, "contingency", 1 - (shares.Sum(Math.Abs) / 2));
    }

    private static void Add(double[] shares, int[] left, int[] right, int width, double step)
    {
        for (var row = 0; row < left.Length; row++)
        {
            shares[(left[row] * width) + right[row]] += step;
        }
    }

    private static double Pearson(double[] x, double[] y)
    {
        double n = 0, meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        for (var row = 0; row < x.Length; row++)
        {
            if (!double.IsFinite(x[row]) || !double.IsFinite(y[row]))
            {
                continue;
            }

            n++;
            var (fromX, fromY) = (x[row] - meanX, y[row] - meanY);
            meanX += fromX / n;
            meanY += fromY / n;
            xx += fromX * (x[row] - meanX);
            yy += fromY * (y[row] - meanY);
            xy += fromX * (y[row] - meanY);
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }

    private static double[]? Numbers(ColumnData column) => column is NumericColumn or DateTimeColumn ? NumberForm.Of(column).Numbers(column) : null;

    private static (int[] Real, int[] Synthetic, int Count) Coded(ColumnData real, ColumnData synthetic, double[]? ours, double[]? theirs)
    {
        if (ours is not null && theirs is not null)
        {
            return (Parted(ours), Parted(theirs), Parts + 2);
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] Places(ColumnData column) => [.. Enumerable.Range(0, column.Length).Select(row =>
        {
            var level = column.TextAt(row) ?? "\0";
            return places.TryGetValue(level, out var place) ? place : places[level] = places.Count;
        })];
        var (left, right) = (Places(real), Places(synthetic));
        return (left, right, places.Count);
    }
    private static int[] Parted(double[] numbers)
    {
        var present = numbers.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (present.Min(), present.Max());
        if (low == high)
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        return [.. numbers.Select(number => double.IsFinite(number) ? (int)((number - low) / (high - low) * Parts) : Parts + 1)];
    }
}

using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>
/// A column as at most 256 bins for trees to split on: numbers by their quantiles and in order, levels by how frequent they are and without order, missing as the
/// last bin. What was learned from the training table is applied to made rows too.
/// </summary>
internal sealed class BinCode
{
    public const int MostBins = 256;
    private const byte Missing = MostBins - 1;

    private readonly double[] edges;
    private readonly Dictionary<string, byte> levels;

    private BinCode(double[] edges, IReadOnlyList<string> frequent, bool isOrdered)
    {
        (this.edges, Levels, IsOrdered) = (edges, frequent, isOrdered);
        levels = frequent.Select((level, at) => (level, at)).ToDictionary(pair => pair.level, pair => (byte)pair.at, StringComparer.Ordinal);
    }

    public bool IsOrdered { get; }

    /// <summary>Between the bins of numbers, rising.</summary>
    public double[] Edges => edges;

    /// <summary>With a bin of their own, the most frequent first.</summary>
    public IReadOnlyList<string> Levels { get; }

    public static BinCode Of(double[] edges, IReadOnlyList<string> levels, bool isOrdered) => new(edges, levels, isOrdered);

    public static BinCode Of(ColumnData column)
    {
        if (Numbers(column) is not { } numbers)
        {
            var frequent = Enumerable.Range(0, column.Length)
                .Select(column.TextAt)
                .Where(text => text is not null)
                .GroupBy(text => text!, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Key)
                .Take(MostBins - 2)
                .ToArray();
            return new BinCode([], frequent, false);
        }

        var sorted = numbers.Where(number => !double.IsNaN(number)).Order().ToArray();
        var different = sorted.Distinct().ToArray();
        const int MostEdges = MostBins - 2;
        var points = different.Length <= MostEdges + 1
            ? different
            : [.. Enumerable.Range(0, MostEdges + 1).Select(at => sorted[(int)((long)at * (sorted.Length - 1) / MostEdges)]).Distinct()];

        // An edge lies half way between two points, so that a made number between them goes to the nearer one.
        return new BinCode([.. points.Zip(points.Skip(1), (low, high) => low + ((high - low) / 2))], [], true);
    }

    public byte[] Bins(ColumnData column)
    {
        var bins = new byte[column.Length];
        if (Numbers(column) is { } numbers)
        {
            for (var row = 0; row < bins.Length; row++)
            {
                bins[row] = double.IsNaN(numbers[row]) ? Missing : BinOf(numbers[row]);
            }

            return bins;
        }

        // The last bin but one is for the levels that are too rare for one of their own.
        for (var row = 0; row < bins.Length; row++)
        {
            bins[row] = column.TextAt(row) is not { } text ? Missing : levels.GetValueOrDefault(text, (byte)(MostBins - 2));
        }

        return bins;
    }

    public static double[]? Numbers(ColumnData column) => column switch
    {
        NumericColumn numeric => numeric.Values,
        DateTimeColumn times => [.. times.Ticks.Select(ticks => ticks == DateTimeColumn.Missing ? double.NaN : ticks)],
        _ => null,
    };

    private byte BinOf(double number)
    {
        var at = Array.BinarySearch(edges, number);
        return (byte)(at >= 0 ? at : ~at);
    }
}

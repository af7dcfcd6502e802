using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>Values as the number of borders below them; 0 is missing, and a value is above a border when it is greater.</summary>
internal sealed class SymmetricColumns
{
    private const int MostBorders = 254;

    private readonly byte[][][] bins;

    private SymmetricColumns(float[][] borders, byte[][][] bins)
    {
        Borders = borders;
        this.bins = bins;
    }

    /// <summary>By feature, ascending; the first one parts missing values from all others.</summary>
    public float[][] Borders { get; }

    public int FeatureCount => Borders.Length;

    public int RowCount => bins[0].Length == 0 ? 0 : bins[0][0].Length;

    public int Permutations => bins.Length;

    public ReadOnlySpan<byte> BinsOf(int permutation, int feature) => bins[permutation][feature];

    /// <param name="statistics">For each permutation the ordered statistics of the rows.</param>
    public static SymmetricColumns Fit(FeatureMatrix rows, float[][][] statistics, int threads)
    {
        var plain = rows.ColumnCount;
        var borders = new float[plain + statistics[0].Length][];
        var bins = statistics.Select(_ => new byte[borders.Length][]).ToArray();
        Parallel.For(0, borders.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, feature =>
        {
            var values = feature < plain ? rows.Column(feature) : statistics[0][feature - plain];
            borders[feature] = BordersOf(values);
            for (var permutation = 0; permutation < bins.Length; permutation++)
            {
                bins[permutation][feature] = feature < plain
                    ? permutation > 0 ? bins[0][feature] : Bin(values, borders[feature])
                    : Bin(statistics[permutation][feature - plain], borders[feature]);
            }
        });
        return new SymmetricColumns(borders, bins);
    }

    /// <summary>Other rows by the same borders.</summary>
    public SymmetricColumns Of(float[][] columns) => new(Borders, [[.. columns.Select((column, feature) => Bin(column, Borders[feature]))]]);

    private static float[] BordersOf(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var present = sorted.AsSpan(sorted.AsSpan().Count(float.NaN));
        var borders = new List<float> { float.NegativeInfinity };
        var distinct = 0;
        for (var at = 1; at < present.Length; at++)
        {
            distinct += present[at] != present[at - 1] ? 1 : 0;
        }

        var step = (double)present.Length / MostBorders;
        var next = step;
        for (var at = 1; at < present.Length; at++)
        {
            if (present[at] == present[at - 1] || (distinct >= MostBorders && at < next))
            {
                continue;
            }

            var middle = (float)(((double)present[at] + present[at - 1]) / 2);
            borders.Add(middle < present[at] ? middle : present[at - 1]);
            while (next <= at)
            {
                next += step;
            }
        }

        return [.. borders.Take(MostBorders + 1)];
    }

    private static byte[] Bin(ReadOnlySpan<float> values, float[] borders)
    {
        var bins = new byte[values.Length];
        for (var row = 0; row < bins.Length; row++)
        {
            if (!float.IsNaN(values[row]))
            {
                var at = Array.BinarySearch(borders, values[row]);
                bins[row] = (byte)(at >= 0 ? at : ~at);
            }
        }

        return bins;
    }
}

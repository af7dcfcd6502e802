using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>
/// Features as ranks among their distinct values, so that splits compare small whole numbers and are still exact: a column of up to 65,535
/// distinct values loses nothing, one of more is cut at that many quantiles. Rank 0 is missing, which lies below every value.
/// </summary>
internal sealed class ForestColumns
{
    private const int MostRanks = ushort.MaxValue;

    private readonly ushort[][] ranks;
    private readonly float[][] values;
    private readonly bool[] areQuantiles;

    public ForestColumns(FeatureMatrix rows, int threads)
    {
        RowCount = rows.RowCount;
        ranks = new ushort[rows.ColumnCount][];
        values = new float[rows.ColumnCount][];
        areQuantiles = new bool[rows.ColumnCount];
        Parallel.For(0, rows.ColumnCount, new ParallelOptions { MaxDegreeOfParallelism = threads }, column => (ranks[column], values[column], areQuantiles[column]) = Rank(rows.Column(column)));
    }

    public int RowCount { get; }

    public int ColumnCount => ranks.Length;

    public ReadOnlySpan<ushort> RanksOf(int column) => ranks[column];

    /// <summary>A number between the values of two neighbouring ranks of a node: rows that are not above it go left.</summary>
    public float Between(int column, int lowRank, int highRank)
    {
        var high = values[column][highRank];
        if (lowRank == 0)
        {
            return Math.Max(-float.MaxValue, MathF.BitDecrement(high));
        }

        if (areQuantiles[column])
        {
            return MathF.BitDecrement(values[column][lowRank + 1]);
        }

        var low = values[column][lowRank];
        var middle = (float)(((double)low + high) / 2);
        return middle < high ? middle : low;
    }

    /// <summary>The largest rank whose value is not above <paramref name="threshold"/>.</summary>
    public int RankAt(int column, float threshold)
    {
        var at = Array.BinarySearch(values[column], 1, values[column].Length - 1, threshold);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary><paramref name="threshold"/> itself when it parts the ranks after <paramref name="rank"/>, else a number that does.</summary>
    public float Above(int column, int rank, float threshold) =>
        rank == 0 || areQuantiles[column] || RankAt(column, threshold) != rank ? Between(column, rank, rank + 1) : threshold;

    public float ValueAt(int column, int rank) => values[column][rank];

    private static (ushort[] Ranks, float[] Values, bool AreQuantiles) Rank(ReadOnlySpan<float> column)
    {
        var sorted = column.ToArray();
        Array.Sort(sorted);
        var present = sorted.AsSpan(sorted.Count(float.NaN));
        var distinct = new List<float> { float.NegativeInfinity };
        foreach (var value in present)
        {
            if (distinct.Count == 1 || value != distinct[^1])
            {
                distinct.Add(value);
            }
        }

        var areQuantiles = distinct.Count > MostRanks + 1;
        if (areQuantiles)
        {
            var quantiles = new List<float> { float.NegativeInfinity };
            for (var i = 0; i < MostRanks; i++)
            {
                var value = present[(int)((long)present.Length * i / MostRanks)];
                if (quantiles.Count == 1 || value != quantiles[^1])
                {
                    quantiles.Add(value);
                }
            }

            distinct = quantiles;
        }

        float[] values = [.. distinct];
        var ranks = new ushort[column.Length];
        for (var row = 0; row < ranks.Length; row++)
        {
            if (!float.IsNaN(column[row]))
            {
                var at = Array.BinarySearch(values, 1, values.Length - 1, column[row]);
                ranks[row] = (ushort)(at >= 0 ? at : Math.Max(1, ~at - 1));
            }
        }

        return (ranks, values, areQuantiles);
    }
}

namespace MleDashboard.Core.Datasets.Tables;

/// <summary>Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S): exact size, uniform, in order.</summary>
internal static class SelectionSampling
{
    /// <summary>Numbers of the chosen rows, from 0, ascending; all when there are no more than <paramref name="rows"/>.</summary>
    public static IEnumerable<long> Rows(long total, int rows, int seed)
    {
        var random = new Random(seed);
        var left = Math.Min(rows, total);
        for (var row = 0L; left > 0; row++)
        {
            if (left == total - row || random.NextInt64(total - row) < left)
            {
                left--;
                yield return row;
            }
        }
    }
}

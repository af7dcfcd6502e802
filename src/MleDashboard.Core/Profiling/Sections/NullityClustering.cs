namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Groups columns by how alike their missing values are: agglomerative clustering with average linkage (Sokal and Michener 1958), as missingno's dendrogram does.</summary>
internal static class NullityClustering
{
    /// <param name="distances">Square and symmetric; is used up.</param>
    /// <returns>One merge less than there are columns, closest first; of equal distances the first pair.</returns>
    public static IReadOnlyList<NullityMerge> Cluster(double[][] distances)
    {
        var count = distances.Length;
        var cluster = Enumerable.Range(0, count).ToArray();
        var sizes = Enumerable.Repeat(1, count).ToArray();
        var alive = Enumerable.Range(0, count).ToList();
        var merges = new List<NullityMerge>();
        while (alive.Count > 1)
        {
            var (left, right) = Closest(distances, alive);
            var size = sizes[left] + sizes[right];
            merges.Add(new NullityMerge(Math.Min(cluster[left], cluster[right]), Math.Max(cluster[left], cluster[right]), distances[left][right], size));
            foreach (var other in alive)
            {
                var mean = ((distances[left][other] * sizes[left]) + (distances[right][other] * sizes[right])) / size;
                distances[left][other] = mean;
                distances[other][left] = mean;
            }

            (cluster[left], sizes[left]) = (count + merges.Count - 1, size);
            alive.Remove(right);
        }

        return merges;
    }

    private static (int Left, int Right) Closest(double[][] distances, List<int> alive)
    {
        var best = (Left: alive[0], Right: alive[1]);
        for (var i = 0; i < alive.Count; i++)
        {
            for (var j = i + 1; j < alive.Count; j++)
            {
                if (distances[alive[i]][alive[j]] < distances[best.Left][best.Right])
                {
                    best = (alive[i], alive[j]);
                }
            }
        }

        return best;
    }
}

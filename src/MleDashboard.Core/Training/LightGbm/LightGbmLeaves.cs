namespace MleDashboard.Core.Training.LightGbm;

/// <summary>Models on the leaves (Shi et al. 2019: piecewise linear trees): a constant and a slope for some features. A row that misses one of them gets the leaf's plain value.</summary>
/// <param name="Constants">By leaf, over all trees.</param>
/// <param name="Starts">Where a leaf's slopes begin; one more than leaves.</param>
internal sealed record LightGbmLeaves(double[] Constants, int[] Starts, int[] Features, double[] Slopes)
{
    /// <summary>Added in the order of the text, as the native library does: the same bits.</summary>
    /// <param name="row">A row's value of each feature, <paramref name="stride"/> apart.</param>
    public double ValueOf(int leaf, double plain, ReadOnlySpan<float> row, int stride)
    {
        var value = Constants[leaf];
        for (var at = Starts[leaf]; at < Starts[leaf + 1]; at++)
        {
            var feature = row[Features[at] * stride];
            if (float.IsNaN(feature))
            {
                return plain;
            }

            value += Slopes[at] * feature;
        }

        return value;
    }
}

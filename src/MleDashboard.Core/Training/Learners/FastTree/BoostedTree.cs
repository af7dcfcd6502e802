using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.FastTree;

/// <summary>One grown tree. Values up to the threshold go left, missing ones too.</summary>
/// <param name="Left">By split: a split of a higher number, or ~leaf.</param>
internal sealed record BoostedTree(int[] Left, int[] Right, int[] Features, float[] Thresholds, double[] Leaves)
{
    public static BoostedTree Empty { get; } = new([], [], [], [], [0]);

    /// <summary>Adds what it says of each row to every <paramref name="stride"/>-th sum from <paramref name="first"/> on.</summary>
    public void AddTo(double[] sums, FeatureMatrix rows, int first, int stride)
    {
        for (int row = 0, at = first; row < rows.RowCount; row++, at += stride)
        {
            var node = Features.Length == 0 ? ~0 : 0;
            while (node >= 0)
            {
                node = rows.Column(Features[node])[row] > Thresholds[node] ? Right[node] : Left[node];
            }

            sums[at] += Leaves[~node];
        }
    }

    public BoostedTree Times(double factor) => this with { Leaves = Array.ConvertAll(Leaves, leaf => leaf * factor) };
}

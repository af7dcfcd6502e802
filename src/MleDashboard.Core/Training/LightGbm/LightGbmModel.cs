using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.LightGbm;

/// <summary>
/// A model read from LightGBM's text, which predicts in managed code: the same trees, the same order of additions, so the same bits as the
/// native library, without its process-wide threads. Immutable and thread-safe.
/// </summary>
internal sealed class LightGbmModel
{
    private const int BlockRows = 64;

    private readonly LightGbmNode[] nodes;
    private readonly double[] leaves;
    private readonly uint[] levelSets;

    /// <summary>First node of each tree, or ~leaf for a tree of one leaf.</summary>
    private readonly int[] roots;

    private readonly LightGbmLeaves? linear;

    internal LightGbmModel(LightGbmNode[] nodes, double[] leaves, LightGbmLeaves? linear, uint[] levelSets, int[] roots, LightGbmHeader header)
    {
        this.linear = linear;
        this.nodes = nodes;
        this.leaves = leaves;
        this.levelSets = levelSets;
        this.roots = roots;
        Header = header;
    }

    public LightGbmHeader Header { get; }

    public int TreeCount => roots.Length;

    /// <returns>Row by row: a number, or a probability for each class (two of them for binary).</returns>
    public double[] Predict(FeatureMatrix rows, int threads)
    {
        if (rows.ColumnCount != Header.FeatureCount)
        {
            throw new ArgumentException($"The model has {Header.FeatureCount} features, the rows have {rows.ColumnCount}.", nameof(rows));
        }

        var raw = Header.TreesPerIteration;
        var width = Header.Objective == LightGbmObjective.Binary ? 2 : raw;
        var outputs = new double[(long)rows.RowCount * width];
        RowBlocks.Run(rows.RowCount, BlockRows, threads, (start, count) =>
        {
            Span<float> values = count * rows.ColumnCount <= 16_384 ? stackalloc float[count * rows.ColumnCount] : new float[count * rows.ColumnCount];
            rows.CopyRows(start, count, values);
            Span<double> sums = stackalloc double[count];
            for (var k = 0; k < raw; k++)
            {
                sums.Clear();
                for (var tree = k; tree < roots.Length; tree += raw)
                {
                    AddTree(roots[tree], values, rows.ColumnCount, sums);
                }

                for (var r = 0; r < count; r++)
                {
                    outputs[((start + r) * (long)width) + k] = Header.IsAveraged ? sums[r] / (roots.Length / raw) : sums[r];
                }
            }

            Header.Transform(outputs.AsSpan(start * width, count * width));
        });
        return outputs;
    }

    private void AddTree(int root, ReadOnlySpan<float> values, int columns, Span<double> sums)
    {
        if (root < 0)
        {
            for (var r = 0; r < sums.Length; r++)
            {
                sums[r] += ValueOf(~root, values.Slice(r * columns, columns));
            }

            return;
        }

        ref var firstNode = ref MemoryMarshal.GetArrayDataReference(nodes);
        ref var firstValue = ref MemoryMarshal.GetReference(values);
        for (var r = 0; r < sums.Length; r++)
        {
            var at = root;
            ref var row = ref Unsafe.Add(ref firstValue, r * columns);
            do
            {
                ref var node = ref Unsafe.Add(ref firstNode, at);
                var value = Unsafe.Add(ref row, node.Feature);
                at = node.IsCategorical
                    ? IsInLevels(value, node.LevelSet) ? node.Left : node.Right
                    : value <= node.Threshold || (float.IsNaN(value) && node.MissingGoesLeft) ? node.Left : node.Right;
            }
            while (at >= 0);
            sums[r] += ValueOf(~at, values.Slice(r * columns, columns));
        }
    }

    private double ValueOf(int leaf, ReadOnlySpan<float> row) => linear?.ValueOf(leaf, leaves[leaf], row) ?? leaves[leaf];

    private bool IsInLevels(float value, int levelSet)
    {
        if (!(value >= 0))
        {
            return false;
        }

        var level = (int)value;
        return level >> 5 < levelSets[levelSet] && ((levelSets[levelSet + 1 + (level >> 5)] >> (level & 31)) & 1) != 0;
    }
}

/// <summary>A split. Parsed so that every index is inside its array: the loop over them checks nothing.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct LightGbmNode(int feature, float threshold, int levelSet, bool isCategorical, bool missingGoesLeft, int left, int right)
{
    private const int CategoricalFlag = 1 << 30;
    private const int MissingLeftFlag = 1 << 29;

    private readonly int featureAndFlags = feature | (isCategorical ? CategoricalFlag : 0) | (missingGoesLeft ? MissingLeftFlag : 0);
    private readonly float threshold = isCategorical ? BitConverter.Int32BitsToSingle(levelSet) : threshold;

    /// <summary>A node, or ~leaf.</summary>
    public readonly int Left = left;

    /// <summary>A node, or ~leaf.</summary>
    public readonly int Right = right;

    public int Feature => featureAndFlags & (MissingLeftFlag - 1);

    public bool IsCategorical => (featureAndFlags & CategoricalFlag) != 0;

    public bool MissingGoesLeft => (featureAndFlags & MissingLeftFlag) != 0;

    public float Threshold => threshold;

    /// <summary>Where the set of levels begins: its length in words, then its words.</summary>
    public int LevelSet => BitConverter.SingleToInt32Bits(threshold);
}

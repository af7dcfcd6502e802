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
    /// <summary>For fewer, going down is quicker.</summary>
    private const int RowsWorthMasks = 8;

    private readonly LightGbmNode[] nodes;
    private readonly double[] leaves;
    private readonly uint[] levelSets;

    /// <summary>First node of each tree, or ~leaf for a tree of one leaf.</summary>
    private readonly int[] roots;

    private readonly LightGbmLeaves? linear;
    private readonly LightGbmMasks masks;

    internal LightGbmModel(LightGbmNode[] nodes, double[] leaves, LightGbmLeaves? linear, uint[] levelSets, int[] roots, LightGbmHeader header)
    {
        this.linear = linear;
        this.nodes = nodes;
        this.leaves = leaves;
        this.levelSets = levelSets;
        this.roots = roots;
        masks = LightGbmMasks.Of(nodes, roots, levelSets);
        Header = header;
    }

    public LightGbmHeader Header { get; }

    public int TreeCount => roots.Length;

    /// <summary>Processor time measured on 8,000 rows of 28 columns.</summary>
    public double SecondsPerRow => roots.Index().Sum(root => masks.Has(root.Index) ? 8e-9 : root.Item < 0 ? 1e-9 : 50e-9);

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
        RowBlocks.Run(rows.RowCount, LightGbmMasks.Rows, threads, (start, count) =>
        {
            var values = new float[LightGbmMasks.Rows * rows.ColumnCount];
            for (var column = 0; column < rows.ColumnCount; column++)
            {
                rows.Column(column).Slice(start, count).CopyTo(values.AsSpan(column * LightGbmMasks.Rows));
            }

            Span<double> sums = stackalloc double[count];
            Span<int> reached = stackalloc int[count];
            for (var k = 0; k < raw; k++)
            {
                sums.Clear();
                for (var tree = k; tree < roots.Length; tree += raw)
                {
                    FindLeaves(tree, values, reached);
                    AddLeaves(reached, values, sums);
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

    private void FindLeaves(int tree, float[] values, Span<int> reached)
    {
        if (reached.Length >= RowsWorthMasks && masks.Has(tree))
        {
            masks.Leaves(tree, values, reached);
            return;
        }

        ref var firstNode = ref MemoryMarshal.GetArrayDataReference(nodes);
        ref var firstValue = ref MemoryMarshal.GetArrayDataReference(values);
        for (var r = 0; r < reached.Length; r++)
        {
            var at = roots[tree];
            ref var row = ref Unsafe.Add(ref firstValue, r);
            while (at >= 0)
            {
                ref var node = ref Unsafe.Add(ref firstNode, at);
                var value = Unsafe.Add(ref row, node.Feature * LightGbmMasks.Rows);
                at = node.IsCategorical
                    ? LightGbmMasks.IsIn(levelSets, node.LevelSet, value) ? node.Left : node.Right
                    : value <= node.Threshold || (float.IsNaN(value) && node.MissingGoesLeft) ? node.Left : node.Right;
            }

            reached[r] = ~at;
        }
    }

    private void AddLeaves(ReadOnlySpan<int> reached, float[] values, Span<double> sums)
    {
        if (linear is null)
        {
            for (var r = 0; r < reached.Length; r++)
            {
                sums[r] += leaves[reached[r]];
            }

            return;
        }

        for (var r = 0; r < reached.Length; r++)
        {
            sums[r] += linear.ValueOf(reached[r], leaves[reached[r]], values.AsSpan(r), LightGbmMasks.Rows);
        }
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

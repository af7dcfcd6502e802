using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>A split, or a leaf. Children stand side by side, after their parent.</summary>
/// <param name="Feature">-1 for a leaf.</param>
/// <param name="Threshold">Values above it go right; others and missing ones left.</param>
/// <param name="Next">The left child (the right one follows it), or the leaf's number.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ForestNode(int Feature, float Threshold, int Next)
{
    public static ForestNode Leaf(int number) => new(-1, 0, number);
}

/// <summary>One tree; indices count from its own first node and leaf.</summary>
internal sealed record ForestTree(ForestNode[] Nodes, float[] Leaves);

/// <summary>Trees whose answers are averaged. Immutable and thread-safe.</summary>
internal sealed class ForestModel
{
    private const int BlockRows = 64;

    private readonly ForestNode[] nodes;
    private readonly float[] leaves;
    private readonly int[] roots;

    public ForestModel(IReadOnlyList<ForestTree> trees, int featureCount, int outputCount)
        : this(new ForestNode[trees.Sum(tree => tree.Nodes.Length)], new float[trees.Sum(tree => tree.Leaves.Length)], new int[trees.Count], featureCount, outputCount)
    {
        int nodeCount = 0, leafCount = 0;
        foreach (var (number, tree) in trees.Index())
        {
            roots[number] = nodeCount;
            foreach (var node in tree.Nodes)
            {
                nodes[nodeCount++] = node with { Next = node.Next + (node.Feature < 0 ? leafCount / LeafWidth : roots[number]) };
            }

            tree.Leaves.CopyTo(leaves.AsSpan(leafCount));
            leafCount += tree.Leaves.Length;
        }
    }

    public ForestModel(ForestNode[] nodes, float[] leaves, int[] roots, int featureCount, int outputCount)
    {
        this.nodes = nodes;
        this.leaves = leaves;
        this.roots = roots;
        FeatureCount = featureCount;
        OutputCount = outputCount;
    }

    public int FeatureCount { get; }

    /// <summary>1 for regression, else the classes.</summary>
    public int OutputCount { get; }

    public int LeafWidth => WidthOf(OutputCount);

    public ReadOnlySpan<ForestNode> Nodes => nodes;

    public ReadOnlySpan<float> Leaves => leaves;

    public ReadOnlySpan<int> Roots => roots;

    /// <summary>Two classes need one number.</summary>
    public static int WidthOf(int outputCount) => outputCount == 2 ? 1 : outputCount;

    /// <returns>Row by row: a number, or a probability for each class.</returns>
    public double[] Predict(FeatureMatrix rows, int threads)
    {
        if (rows.ColumnCount != FeatureCount)
        {
            throw new ArgumentException($"The model has {FeatureCount} features, the rows have {rows.ColumnCount}.", nameof(rows));
        }

        var outputs = new double[(long)rows.RowCount * OutputCount];
        RowBlocks.Run(rows.RowCount, BlockRows, threads, (start, count) =>
        {
            Span<float> values = count * rows.ColumnCount <= 16_384 ? stackalloc float[count * rows.ColumnCount] : new float[count * rows.ColumnCount];
            rows.CopyRows(start, count, values);
            var width = LeafWidth;
            var sums = new double[count * width];
            foreach (var root in roots)
            {
                AddTree(root, values, rows.ColumnCount, count, sums, width);
            }

            Average(sums, outputs.AsSpan(start * OutputCount, count * OutputCount));
        });
        return outputs;
    }

    private void Average(double[] sums, Span<double> outputs)
    {
        if (OutputCount == 2)
        {
            for (var at = 0; at < sums.Length; at++)
            {
                outputs[(2 * at) + 1] = sums[at] / roots.Length;
                outputs[2 * at] = 1 - outputs[(2 * at) + 1];
            }

            return;
        }

        for (var row = 0; row < outputs.Length; row += OutputCount)
        {
            // Shares of a leaf are singles, so their sum is 1 to seven digits only.
            var total = OutputCount == 1 ? roots.Length : Sum(sums.AsSpan(row, OutputCount));
            for (var at = row; at < row + OutputCount; at++)
            {
                outputs[at] = sums[at] / total;
            }
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private void AddTree(int root, ReadOnlySpan<float> values, int columns, int count, Span<double> sums, int width)
    {
        // Indices were checked when the model was made or loaded.
        ref var firstNode = ref MemoryMarshal.GetArrayDataReference(nodes);
        ref var firstValue = ref MemoryMarshal.GetReference(values);
        for (var r = 0; r < count; r++)
        {
            ref var row = ref Unsafe.Add(ref firstValue, r * columns);
            ref var node = ref Unsafe.Add(ref firstNode, root);
            while (node.Feature >= 0)
            {
                node = ref Unsafe.Add(ref firstNode, node.Next + (Unsafe.Add(ref row, node.Feature) > node.Threshold ? 1 : 0));
            }

            for (var k = 0; k < width; k++)
            {
                sums[(r * width) + k] += leaves[(node.Next * width) + k];
            }
        }
    }
}

using System.Collections;
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
internal sealed record ForestTree(ForestNode[] Nodes, float[] Leaves)
{
    /// <summary>The rows it was grown on; null: all.</summary>
    public BitArray? Seen { get; init; }
}

/// <summary>Trees whose answers are averaged. Immutable and thread-safe.</summary>
internal sealed class ForestModel
{
    /// <summary>A tree is read once for as many rows as lie in the near cache: with 64 rows a forest of 5 million nodes read its nodes from memory again and again.</summary>
    private const int CellsTogether = 32_768;

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

    /// <summary>Processor time: 300 full trees of 8,000 rows took 5.7 µs, about 1.5 ns a level.</summary>
    public double SecondsPerRow => roots.Length * ((1.5e-9 * Math.Log2(1 + ((double)nodes.Length / roots.Length))) + (0.5e-9 * LeafWidth));

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
        var blockRows = Math.Clamp(CellsTogether / Math.Max(1, rows.ColumnCount), 64, 1024);
        RowBlocks.Run(rows.RowCount, blockRows, threads, (start, count) =>
        {
            var values = new float[count * rows.ColumnCount];
            rows.CopyRows(start, count, values);
            var width = LeafWidth;
            var sums = new double[count * width];
            var walk = new Walk(new int[count], new int[count]);
            foreach (var root in roots)
            {
                AddTree(root, values, rows.ColumnCount, walk, sums, width);
            }

            Average(sums, outputs.AsSpan(start * OutputCount, count * OutputCount));
        });
        return outputs;
    }

    /// <summary>Predictions of the rows it was grown on, each by the trees that have not seen it; rows that all trees have seen get <paramref name="otherwise"/>.</summary>
    public static double[] OutOfBag(IReadOnlyList<ForestTree> trees, FeatureMatrix rows, int outputCount, Func<int, double[]> otherwise, int threads)
    {
        var width = WidthOf(outputCount);
        var outputs = new double[(long)rows.RowCount * outputCount];
        RowBlocks.Run(rows.RowCount, 256, threads, (start, count) =>
        {
            var values = new float[count * rows.ColumnCount];
            rows.CopyRows(start, count, values);
            var sums = new double[count * width];
            var voices = new int[count];
            foreach (var tree in trees)
            {
                for (var r = 0; r < count; r++)
                {
                    if (tree.Seen is not null && !tree.Seen[start + r])
                    {
                        var leaf = Leaf(ref MemoryMarshal.GetArrayDataReference(tree.Nodes), ref tree.Nodes[0], ref values[r * rows.ColumnCount]);
                        voices[r]++;
                        for (var k = 0; k < width; k++)
                        {
                            sums[(r * width) + k] += tree.Leaves[(leaf * width) + k];
                        }
                    }
                }
            }

            for (var r = 0; r < count; r++)
            {
                // Classes: what holds without the row is one voice more, as in the model itself.
                var prior = otherwise(start + r);
                var total = voices[r] + (outputCount == 1 && voices[r] > 0 ? 0 : 1);
                for (var k = 0; k < width; k++)
                {
                    var mean = (sums[(r * width) + k] + (total > voices[r] ? prior[k] : 0)) / total;
                    outputs[((start + r) * (long)outputCount) + (outputCount == 2 ? 1 : k)] = mean;
                }

                if (outputCount == 2)
                {
                    outputs[(start + r) * 2L] = 1 - outputs[((start + r) * 2L) + 1];
                }
            }
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

    /// <summary>
    /// All rows go down one level, then those that are at no leaf go down the next: no row waits for its node, since the next rows' nodes are fetched meanwhile.
    /// </summary>
    private void AddTree(int root, float[] values, int columns, Walk walk, double[] sums, int width)
    {
        // Indices were checked when the model was made or loaded.
        ref var firstNode = ref MemoryMarshal.GetArrayDataReference(nodes);
        ref var firstValue = ref MemoryMarshal.GetArrayDataReference(values);
        ref var at = ref MemoryMarshal.GetArrayDataReference(walk.At);
        ref var open = ref MemoryMarshal.GetArrayDataReference(walk.Open);
        var count = walk.At.Length;
        walk.At.AsSpan().Fill(root);
        var left = nodes[root].Feature < 0 ? 0 : count;
        for (var r = 0; r < left; r++)
        {
            Unsafe.Add(ref open, r) = r;
        }

        while (left > 0)
        {
            var still = 0;
            for (var i = 0; i < left; i++)
            {
                var row = Unsafe.Add(ref open, i);
                ref var node = ref Unsafe.Add(ref firstNode, Unsafe.Add(ref at, row));
                var next = node.Next + (Unsafe.Add(ref firstValue, (row * columns) + node.Feature) > node.Threshold ? 1 : 0);
                Unsafe.Add(ref at, row) = next;
                Unsafe.Add(ref open, still) = row;
                still += 1 + (Unsafe.Add(ref firstNode, next).Feature >> 31);
            }

            left = still;
        }

        if (width == 1)
        {
            for (var r = 0; r < count; r++)
            {
                sums[r] += leaves[Unsafe.Add(ref firstNode, Unsafe.Add(ref at, r)).Next];
            }

            return;
        }

        for (var r = 0; r < count; r++)
        {
            var leaf = leaves.AsSpan(Unsafe.Add(ref firstNode, Unsafe.Add(ref at, r)).Next * width, width);
            var sum = sums.AsSpan(r * width, width);
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += leaf[k];
            }
        }
    }

    private static int Leaf(ref ForestNode firstNode, ref ForestNode node, ref float row)
    {
        while (node.Feature >= 0)
        {
            node = ref Unsafe.Add(ref firstNode, node.Next + (Unsafe.Add(ref row, node.Feature) > node.Threshold ? 1 : 0));
        }

        return node.Next;
    }

    /// <summary>Where the rows of a block are in a tree, and which of them are at no leaf.</summary>
    private sealed record Walk(int[] At, int[] Open);
}

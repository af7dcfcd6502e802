namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>
/// A forest in as few bytes as its numbers need. The nodes of each tree are in the order of its levels, so that children need no pointers: those of a tree's k-th split are
/// its nodes 2k + 1 and 2k + 2. Equal leaves, as most are at full depth, are one.
/// </summary>
/// <param name="Sizes">Nodes of each tree.</param>
/// <param name="Features">Of each node; <see cref="Leaf"/> for a leaf.</param>
/// <param name="Thresholds">Of each split.</param>
/// <param name="LeafOf">Of each leaf node, the number of its values among the different ones.</param>
/// <param name="Leaves">The different ones.</param>
internal sealed record ForestLayout(int[] Sizes, int[] Features, float[] Thresholds, int[] LeafOf, float[] Leaves)
{
    public const int Leaf = -1;

    public static ForestLayout Of(ForestModel model)
    {
        var features = new int[model.Nodes.Length];
        List<float> thresholds = [], leaves = [];
        var leafOf = new List<int>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var sizes = new int[model.Roots.Length];
        var open = new Queue<int>();
        var count = 0;
        for (var tree = 0; tree < sizes.Length; tree++)
        {
            open.Enqueue(model.Roots[tree]);
            for (; open.TryDequeue(out var at); sizes[tree]++)
            {
                var node = model.Nodes[at];
                features[count++] = Math.Max(node.Feature, Leaf);
                if (node.Feature < 0)
                {
                    leafOf.Add(NumberOf(model.Leaves.Slice(node.Next * model.LeafWidth, model.LeafWidth)));
                    continue;
                }

                thresholds.Add(node.Threshold);
                open.Enqueue(node.Next);
                open.Enqueue(node.Next + 1);
            }
        }

        return new ForestLayout(sizes, features[..count], [.. thresholds], [.. leafOf], [.. leaves]);

        int NumberOf(ReadOnlySpan<float> leaf)
        {
            var key = new string(System.Runtime.InteropServices.MemoryMarshal.Cast<float, char>(leaf));
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = leaves.Count / leaf.Length;
                leaves.AddRange(leaf);
            }

            return number;
        }
    }

    /// <exception cref="FormatException">Numbers are missing, too many, or point outside.</exception>
    public ForestModel ToModel(int featureCount, int outputCount)
    {
        var nodes = new ForestNode[Features.Length];
        var roots = new int[Sizes.Length];
        var leafCount = outputCount < 1 ? 0 : Leaves.Length / ForestModel.WidthOf(outputCount);
        int first = 0, split = 0, leaf = 0;
        for (var tree = 0; tree < Sizes.Length; tree++)
        {
            roots[tree] = first;
            var next = first + 1;
            if (Sizes[tree] < 1 || Sizes[tree] > nodes.Length - first)
            {
                throw Damaged();
            }

            for (var at = first; at < first + Sizes[tree]; at++)
            {
                if (Features[at] == Leaf)
                {
                    nodes[at] = leaf < LeafOf.Length && (uint)LeafOf[leaf] < leafCount ? ForestNode.Leaf(LeafOf[leaf++]) : throw Damaged();
                    continue;
                }

                // A node that no split before it has named would be its own child or that of a later one.
                if ((uint)Features[at] >= featureCount || split >= Thresholds.Length || next <= at || next + 1 >= first + Sizes[tree])
                {
                    throw Damaged();
                }

                nodes[at] = new ForestNode(Features[at], Thresholds[split++], next);
                next += 2;
            }

            first += Sizes[tree];
            if (next != first)
            {
                throw Damaged();
            }
        }

        return first == nodes.Length && split == Thresholds.Length && leaf == LeafOf.Length && roots.Length > 0
            ? new ForestModel(nodes, Leaves, roots, featureCount, outputCount)
            : throw Damaged();
    }

    private static FormatException Damaged() => new("The forest has too few or too many numbers, or points outside itself.");
}

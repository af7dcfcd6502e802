using System.Text.Json;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>forest.json says the sizes; nodes.bin holds (int32 feature, float32 threshold, int32 next) for each node, leaves.f32 and roots.i32 their arrays, all little-endian.</summary>
internal static class ForestFile
{
    private const string SizesName = "forest.json";
    private const string NodesName = "nodes.bin";
    private const string LeavesName = "leaves.f32";
    private const string RootsName = "roots.i32";

    public static void Write(ForestModel model, string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, SizesName), JsonSerializer.SerializeToUtf8Bytes(new Sizes(model.FeatureCount, model.OutputCount), ModelManifest.Json));
        BinaryArrays.Write(Path.Combine(folder, NodesName), model.Nodes);
        BinaryArrays.Write(Path.Combine(folder, LeavesName), model.Leaves);
        BinaryArrays.Write(Path.Combine(folder, RootsName), model.Roots);
    }

    public static ForestModel Read(ModelFiles files)
    {
        Sizes sizes;
        try
        {
            sizes = JsonSerializer.Deserialize<Sizes>(files.Read(SizesName), ModelManifest.Json)!;
        }
        catch (JsonException exception)
        {
            throw new FormatException("The forest's sizes cannot be read.", exception);
        }

        var nodes = BinaryArrays.Read<ForestNode>(files, NodesName);
        var leaves = BinaryArrays.Read<float>(files, LeavesName);
        var roots = BinaryArrays.Read<int>(files, RootsName);
        Check(sizes, nodes, leaves, roots);
        return new ForestModel(nodes, leaves, roots, sizes.FeatureCount, sizes.OutputCount);
    }

    /// <summary>Every index is inside its array and children come after their parent, so that predicting needs no checks and always ends.</summary>
    private static void Check(Sizes sizes, ForestNode[] nodes, float[] leaves, int[] roots)
    {
        var leafCount = sizes.OutputCount < 1 ? 0 : leaves.Length / ForestModel.WidthOf(sizes.OutputCount);
        for (var at = 0; at < nodes.Length; at++)
        {
            var node = nodes[at];
            var isSound = node.Feature < 0
                ? (uint)node.Next < leafCount
                : node.Feature < sizes.FeatureCount && node.Next > at && node.Next < nodes.Length - 1;
            if (!isSound)
            {
                throw new FormatException("A node of the forest points outside it.");
            }
        }

        if (roots.Length == 0 || Array.Exists(roots, root => (uint)root >= nodes.Length))
        {
            throw new FormatException("A tree of the forest begins outside it.");
        }
    }

    private sealed record Sizes(int FeatureCount, int OutputCount);
}

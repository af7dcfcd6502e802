using System.Text.Json;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>
/// forest.json says the sizes; trees.i32 holds the nodes of each tree, features.u16 (65,535 for a leaf), thresholds.f32, leaf_of.u16 and leaves.f32
/// what <see cref="ForestLayout"/> says, all little-endian; features.i32 and leaf_of.i32 where 16 bits are too few. Forests of earlier versions, with their nodes in nodes.bin, are read too.
/// </summary>
internal static class ForestFile
{
    private const int CurrentLayout = 2;
    private const string SizesName = "forest.json";
    private const string TreesName = "trees.i32";
    private const string FeaturesName = "features.u16";
    private const string WideFeaturesName = "features.i32";
    private const string ThresholdsName = "thresholds.f32";
    private const string LeafOfName = "leaf_of.u16";
    private const string WideLeafOfName = "leaf_of.i32";
    private const string NodesName = "nodes.bin";
    private const string LeavesName = "leaves.f32";
    private const string RootsName = "roots.i32";

    public static void Write(ForestModel model, string folder)
    {
        var layout = ForestLayout.Of(model);
        var isWide = layout.Leaves.Length / model.LeafWidth > ushort.MaxValue + 1;
        File.WriteAllBytes(Path.Combine(folder, SizesName), JsonSerializer.SerializeToUtf8Bytes(new Sizes(model.FeatureCount, model.OutputCount, CurrentLayout, isWide), ModelManifest.Json));
        BinaryArrays.Write<int>(Path.Combine(folder, TreesName), layout.Sizes);
        BinaryArrays.Write<float>(Path.Combine(folder, ThresholdsName), layout.Thresholds);
        BinaryArrays.Write<float>(Path.Combine(folder, LeavesName), layout.Leaves);
        if (HasWideFeatures(model.FeatureCount))
        {
            BinaryArrays.Write<int>(Path.Combine(folder, WideFeaturesName), layout.Features);
        }
        else
        {
            BinaryArrays.Write<ushort>(Path.Combine(folder, FeaturesName), Array.ConvertAll(layout.Features, feature => unchecked((ushort)feature)));
        }

        if (isWide)
        {
            BinaryArrays.Write<int>(Path.Combine(folder, WideLeafOfName), layout.LeafOf);
        }
        else
        {
            BinaryArrays.Write<ushort>(Path.Combine(folder, LeafOfName), Array.ConvertAll(layout.LeafOf, number => (ushort)number));
        }
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

        if (sizes.Layout >= CurrentLayout)
        {
            return new ForestLayout(
                BinaryArrays.Read<int>(files, TreesName),
                HasWideFeatures(sizes.FeatureCount)
                    ? BinaryArrays.Read<int>(files, WideFeaturesName)
                    : Array.ConvertAll(BinaryArrays.Read<ushort>(files, FeaturesName), feature => feature == ushort.MaxValue ? ForestLayout.Leaf : feature),
                BinaryArrays.Read<float>(files, ThresholdsName),
                sizes.IsWide ? BinaryArrays.Read<int>(files, WideLeafOfName) : Array.ConvertAll(BinaryArrays.Read<ushort>(files, LeafOfName), number => (int)number),
                BinaryArrays.Read<float>(files, LeavesName)).ToModel(sizes.FeatureCount, sizes.OutputCount);
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

    /// <summary>65,535 stands for a leaf, so that many features still have a number each.</summary>
    private static bool HasWideFeatures(int featureCount) => featureCount > ushort.MaxValue;

    /// <param name="Layout">0 before there were several.</param>
    private sealed record Sizes(int FeatureCount, int OutputCount, int Layout = 0, bool IsWide = false);
}

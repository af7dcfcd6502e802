using System.Runtime.InteropServices;
using System.Text.Json;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>
/// Sequential trees as files: columns in trees.json; in trees.bin, little-endian and column after column, the nodes of each tree (column, four sets of 64 bins, children, first
/// donor, donors) and its donors as 64-bit floats.
/// </summary>
internal static class SequentialTreeFiles
{
    private const string Description = "trees.json";
    private const string Numbers = "trees.bin";

    public static void Write(SequentialTreeModel model, string folder)
    {
        var described = new DescribedTrees(model.SmallestLeaf, [.. model.TreeColumns.Select(Describe)]);
        File.WriteAllBytes(Path.Combine(folder, Description), JsonSerializer.SerializeToUtf8Bytes(described, SynthesizerManifest.Json));
        using var writer = new BinaryWriter(File.Create(Path.Combine(folder, Numbers)));
        foreach (var tree in model.TreeColumns.SelectMany(column => new[] { column.Missing, column.Values }).OfType<DonorTree>())
        {
            foreach (var node in tree.Nodes)
            {
                writer.Write(node.Column);
                writer.Write(node.Left.A);
                writer.Write(node.Left.B);
                writer.Write(node.Left.C);
                writer.Write(node.Left.D);
                writer.Write(node.LeftChild);
                writer.Write(node.RightChild);
                writer.Write(node.FirstDonor);
                writer.Write(node.DonorCount);
            }

            writer.Write(MemoryMarshal.AsBytes<double>(tree.Values));
        }
    }

    public static SequentialTreeModel Read(ModelFiles files)
    {
        var described = SynthesizerManifest.Read<DescribedTrees>(files.Read(Description));
        using var reader = new BinaryReader(new MemoryStream(files.Read(Numbers)));
        var columns = new List<TreeColumn>();
        foreach (var column in described.Columns)
        {
            var missing = column.MissingNodes > 0 ? ReadTree(reader, column.MissingNodes, column.MissingDonors, columns.Count, 2) : null;
            var values = ReadTree(reader, column.Nodes, column.Donors, columns.Count, column.Levels?.Choices);
            if ((column.Levels is null) == (column.Form is null) || column.BinLevels.Count > BinCode.MostBins - 2 || column.Edges.Length > BinCode.MostBins - 2)
            {
                throw new FormatException($"Column '{column.Name}' is neither numbers nor levels.");
            }

            columns.Add(new TreeColumn
            {
                Name = column.Name,
                Type = column.Type,
                Bins = BinCode.Of(column.Edges, column.BinLevels, column.IsOrdered),
                Levels = column.Levels,
                Form = column.Form,
                Frequent = column.Frequent,
                Missing = missing,
                Values = values,
            });
        }

        return new SequentialTreeModel(described.SmallestLeaf, columns);
    }

    /// <param name="before">Columns that its splits may look at.</param>
    /// <param name="levels">Donors are places in a list so long; null: numbers.</param>
    private static DonorTree ReadTree(BinaryReader reader, int nodeCount, int donorCount, int before, int? levels)
    {
        const int NodeBytes = 52;
        if (nodeCount < 1 || donorCount < 0 || reader.BaseStream.Length - reader.BaseStream.Position < ((long)nodeCount * NodeBytes) + (donorCount * 8L))
        {
            throw new FormatException("The file of trees is cut.");
        }

        var nodes = new DonorNode[nodeCount];
        for (var at = 0; at < nodeCount; at++)
        {
            var node = nodes[at] = new DonorNode(
                reader.ReadInt32(), new BinSet(reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadUInt64()), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());

            // Children lie behind their parents, so that no walk is endless; a leaf's donors lie in the list.
            var isSound = node.Column >= 0
                ? node.Column < before && node.LeftChild > at && node.LeftChild < nodeCount && node.RightChild > at && node.RightChild < nodeCount
                : node.FirstDonor >= 0 && node.DonorCount >= (levels is null ? 0 : 1) && node.FirstDonor <= donorCount - node.DonorCount;
            if (!isSound)
            {
                throw new FormatException("A tree points outside of itself.");
            }
        }

        var values = new double[donorCount];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return levels is not { } count || Array.TrueForAll(values, value => value >= 0 && value < count) ? new DonorTree(nodes, values) : throw new FormatException("A tree names a level that is none.");
    }

    private static DescribedColumn Describe(TreeColumn column) => new(
        column.Name,
        column.Type,
        column.Bins.Edges,
        column.Bins.Levels,
        column.Bins.IsOrdered,
        column.Levels,
        column.Form,
        column.Frequent,
        column.Missing?.Nodes.Count ?? 0,
        column.Missing?.Values.Length ?? 0,
        column.Values.Nodes.Count,
        column.Values.Values.Length);

    private sealed record DescribedTrees(int SmallestLeaf, IReadOnlyList<DescribedColumn> Columns);

    private sealed record DescribedColumn(
        string Name,
        ColumnType Type,
        double[] Edges,
        IReadOnlyList<string> BinLevels,
        bool IsOrdered,
        DiscreteCode? Levels,
        NumberForm? Form,
        double[] Frequent,
        int MissingNodes,
        int MissingDonors,
        int Nodes,
        int Donors);
}

namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>One split of a tree, or a leaf with the training rows that ended there.</summary>
/// <param name="Column">-1 for a leaf.</param>
/// <param name="Left">Which of the column's bins go left.</param>
internal readonly record struct DonorNode(int Column, BinSet Left, int LeftChild, int RightChild, int FirstDonor, int DonorCount);

/// <summary>A set of bins.</summary>
internal readonly record struct BinSet(ulong A, ulong B, ulong C, ulong D)
{
    public bool Contains(byte bin) => (((bin >> 6) switch { 0 => A, 1 => B, 2 => C, _ => D } >> (bin & 63)) & 1) != 0;

    public BinSet With(byte bin)
    {
        var bit = 1UL << (bin & 63);
        return (bin >> 6) switch
        {
            0 => this with { A = A | bit },
            1 => this with { B = B | bit },
            2 => this with { C = C | bit },
            _ => this with { D = D | bit },
        };
    }
}

/// <summary>
/// A classification or regression tree whose leaves keep the values of their training rows, sorted: a value is drawn from the rows that a made row ends beside. Which
/// values stood in one row is not kept.
/// </summary>
/// <param name="values">Numbers, or places in a list of levels; leaf after leaf.</param>
internal sealed class DonorTree(IReadOnlyList<DonorNode> nodes, double[] values)
{
    public IReadOnlyList<DonorNode> Nodes { get; } = nodes;

    public double[] Values { get; } = values;

    /// <summary>The values of the leaf where made row <paramref name="row"/> ends.</summary>
    public ReadOnlySpan<double> Donors(IReadOnlyList<byte[]> bins, int row)
    {
        var node = Nodes[0];
        while (node.Column >= 0)
        {
            node = Nodes[node.Left.Contains(bins[node.Column][row]) ? node.LeftChild : node.RightChild];
        }

        return Values.AsSpan(node.FirstDonor, node.DonorCount);
    }
}

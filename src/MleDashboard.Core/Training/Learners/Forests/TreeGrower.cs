using System.Collections;

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>What a tree may do.</summary>
/// <param name="ColumnsPerSplit">Columns looked at for a split; constant ones in a node do not count.</param>
/// <param name="MinRowsInLeaf">Distinct rows.</param>
/// <param name="IsRandomCut">Extremely randomised trees (Geurts et al. 2006): one cut by chance for each column, on all rows. Else random forests (Breiman 2001): the best cut, on rows drawn with repetition.</param>
/// <param name="RowsPerTree">Draws for one tree.</param>
/// <param name="IsDrawn">Rows are drawn with repetition; else each tree has all of them, unless it may have fewer.</param>
/// <param name="LeafWidth">Numbers in a leaf.</param>
internal sealed record TreeRules(int ColumnsPerSplit, int MinRowsInLeaf, bool IsRandomCut, int RowsPerTree, bool IsDrawn, int LeafWidth);

/// <summary>Grows trees to full depth, one at a time; each thread has its own. The tree depends on the seed and its number only.</summary>
/// <param name="rowWeights">How much each row counts; null: all alike.</param>
internal sealed class TreeGrower<TCriterion>(ForestColumns columns, double[] target, float[]? rowWeights, TreeRules rules, TCriterion criterion)
    where TCriterion : struct, ISplitCriterion
{
    private readonly SplitFinder<TCriterion> finder = new(columns, target, rules);
    private readonly double[] weights = new double[columns.RowCount];
    private readonly Stack<(int Node, int Start, int Count)> open = new();
    private TCriterion criterion = criterion;

    public ForestTree Grow(int seed, int number)
    {
        var random = new ForestRandom(seed, number);
        var rows = Draw(ref random);
        var nodes = new List<ForestNode> { default };
        var leaves = new List<float>();
        Span<float> leaf = stackalloc float[rules.LeafWidth];
        open.Clear();
        finder.Reset();
        open.Push((0, 0, rows.Length));
        while (open.TryPop(out var next))
        {
            var inNode = rows.AsSpan(next.Start, next.Count);
            criterion.Clear();
            foreach (var row in inNode)
            {
                criterion.Add(target[row], weights[row]);
            }

            var split = criterion.IsPure || next.Count < 2 * rules.MinRowsInLeaf ? Split.None : finder.Find(inNode, weights, ref criterion, ref random);
            if (split.Column < 0)
            {
                criterion.WriteLeaf(leaf);
                nodes[next.Node] = ForestNode.Leaf(leaves.Count / rules.LeafWidth);
                leaves.AddRange(leaf);
                continue;
            }

            var left = Part(inNode, split);
            nodes[next.Node] = new ForestNode(split.Column, split.Threshold, nodes.Count);
            open.Push((nodes.Count, next.Start, left));
            open.Push((nodes.Count + 1, next.Start + left, next.Count - left));
            nodes.Add(default);
            nodes.Add(default);
        }

        return new ForestTree([.. nodes], [.. leaves]) { Seen = rules.IsDrawn ? Seen() : null };
    }

    /// <summary>Rows of the tree, ascending, with their weights set.</summary>
    private int[] Draw(ref ForestRandom random)
    {
        Array.Clear(weights);
        if (rules.IsDrawn)
        {
            for (var draw = 0; draw < rules.RowsPerTree; draw++)
            {
                weights[random.Next(columns.RowCount)]++;
            }
        }
        else
        {
            Array.Fill(weights, 1);
        }

        for (var row = 0; rowWeights is not null && row < weights.Length; row++)
        {
            weights[row] *= rowWeights[row];
        }

        var rows = new List<int>(rules.RowsPerTree);
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] > 0)
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0)
        {
            weights[0] = 1;
            rows.Add(0);
        }

        return [.. rows];
    }

    private BitArray Seen()
    {
        var seen = new BitArray(weights.Length);
        for (var row = 0; row < weights.Length; row++)
        {
            seen[row] = weights[row] > 0;
        }

        return seen;
    }

    private int Part(Span<int> rows, Split split)
    {
        var ranks = columns.RanksOf(split.Column);
        var left = 0;
        for (var at = 0; at < rows.Length; at++)
        {
            if (ranks[rows[at]] <= split.LastRankOnLeft)
            {
                (rows[left], rows[at]) = (rows[at], rows[left]);
                left++;
            }
        }

        return left;
    }
}

internal readonly record struct Split(int Column, int LastRankOnLeft, float Threshold)
{
    public static Split None => new(-1, 0, 0);
}

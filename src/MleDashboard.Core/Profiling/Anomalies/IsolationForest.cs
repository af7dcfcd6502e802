namespace MleDashboard.Core.Profiling.Anomalies;

/// <summary>
/// The isolation forest of Liu, Ting and Zhou (2008): trees that split a small subsample at random; a row that is parted from the others after few splits is
/// anomalous. Values are held row by row, as scoring reads all columns of a row.
/// </summary>
internal sealed class IsolationForest
{
    private readonly Tree[] trees;
    private readonly int columns;

    private IsolationForest(Tree[] trees, int columns, int subsample)
    {
        (this.trees, this.columns) = (trees, columns);
        Expected = ExpectedPath(subsample);
    }

    /// <summary>Mean path of an unsuccessful search in a binary tree of the subsample.</summary>
    public double Expected { get; }

    /// <param name="values">Rows times columns, finite.</param>
    public static IsolationForest Grow(float[] values, int columns, int trees, int subsample, int seed)
    {
        var rows = values.Length / columns;
        var random = new Random(seed);
        var grown = new Tree[trees];
        for (var tree = 0; tree < trees; tree++)
        {
            var chosen = new int[subsample];
            for (var i = 0; i < subsample; i++)
            {
                chosen[i] = random.Next(rows);
            }

            grown[tree] = new Tree(values, columns, chosen, random, (int)Math.Ceiling(Math.Log2(subsample)));
        }

        return new IsolationForest(grown, columns, subsample);
    }

    /// <summary>2^(-mean path / expected path) of each row. Tree by tree, so that a tree stays in the cache while all rows walk down it.</summary>
    /// <param name="rows">Some rows, each with all columns.</param>
    public void Score(ReadOnlySpan<float> rows, Span<double> scores)
    {
        scores.Clear();
        foreach (var tree in trees)
        {
            for (var row = 0; row < scores.Length; row++)
            {
                scores[row] += tree.PathOf(rows.Slice(row * columns, columns));
            }
        }

        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Math.Pow(2, -scores[row] / trees.Length / Expected);
        }
    }

    /// <summary>
    /// What each column took off the expected path: at every split the expected rest before it, less one step, less the expected rest after it. They add up
    /// to the expected path minus the row's.
    /// </summary>
    public double[] Contributions(ReadOnlySpan<float> row)
    {
        var contributions = new double[columns];
        foreach (var tree in trees)
        {
            tree.Explain(row, contributions);
        }

        for (var column = 0; column < columns; column++)
        {
            contributions[column] /= trees.Length;
        }

        return contributions;
    }

    /// <summary>c(n) of the paper: 2H(n - 1) - 2(n - 1)/n.</summary>
    internal static double ExpectedPath(int rows)
    {
        if (rows < 2)
        {
            return 0;
        }

        var harmonic = 0.0;
        for (var i = 1; i < rows; i++)
        {
            harmonic += 1.0 / i;
        }

        return (2 * harmonic) - (2.0 * (rows - 1) / rows);
    }

    private sealed class Tree
    {
        public Tree(float[] values, int columns, int[] chosen, Random random, int height)
        {
            var grown = new List<Node>();
            Split(grown, values, columns, chosen, random, 0, height);
            Nodes = [.. grown];
        }

        private Node[] Nodes { get; }

        public double PathOf(ReadOnlySpan<float> row)
        {
            var nodes = Nodes;
            ref readonly var node = ref nodes[0];
            while (node.Column >= 0)
            {
                node = ref nodes[row[node.Column] < node.Threshold ? node.Left : node.Right];
            }

            return node.Path;
        }

        public void Explain(ReadOnlySpan<float> row, double[] contributions)
        {
            for (var at = 0; Nodes[at].Column >= 0;)
            {
                ref readonly var node = ref Nodes[at];
                at = row[node.Column] < node.Threshold ? node.Left : node.Right;
                contributions[node.Column] += node.Rest - 1 - Nodes[at].Rest;
            }
        }

        private static int Split(List<Node> nodes, float[] values, int columns, Span<int> rows, Random random, int depth, int height)
        {
            var index = nodes.Count;
            var rest = (float)ExpectedPath(rows.Length);
            nodes.Add(new Node(-1, 0, 0, 0, depth + rest, rest));
            if (rows.Length < 2 || depth == height || ChooseColumn(values, columns, rows, random) is not { } column)
            {
                return index;
            }

            var (min, max) = RangeOf(values, columns, rows, column);
            var threshold = (float)(min + (random.NextDouble() * ((double)max - min)));
            threshold = threshold <= min ? max : threshold;
            var left = 0;
            for (var i = 0; i < rows.Length; i++)
            {
                if (values[(rows[i] * columns) + column] < threshold)
                {
                    (rows[i], rows[left]) = (rows[left], rows[i]);
                    left++;
                }
            }

            var below = Split(nodes, values, columns, rows[..left], random, depth + 1, height);
            var above = Split(nodes, values, columns, rows[left..], random, depth + 1, height);
            nodes[index] = new Node(column, threshold, below, above, 0, rest);
            return index;
        }

        /// <summary>A column that still varies in these rows; a few are tried before all are looked at.</summary>
        private static int? ChooseColumn(float[] values, int columns, Span<int> rows, Random random)
        {
            for (var attempt = 0; attempt < 8; attempt++)
            {
                var column = random.Next(columns);
                var (min, max) = RangeOf(values, columns, rows, column);
                if (max > min)
                {
                    return column;
                }
            }

            var varying = new List<int>();
            for (var column = 0; column < columns; column++)
            {
                var (min, max) = RangeOf(values, columns, rows, column);
                if (max > min)
                {
                    varying.Add(column);
                }
            }

            return varying.Count == 0 ? null : varying[random.Next(varying.Count)];
        }

        private static (float Min, float Max) RangeOf(float[] values, int columns, Span<int> rows, int column)
        {
            float min = float.PositiveInfinity, max = float.NegativeInfinity;
            foreach (var row in rows)
            {
                var value = values[(row * columns) + column];
                (min, max) = (Math.Min(min, value), Math.Max(max, value));
            }

            return (min, max);
        }
    }

    /// <param name="Column">-1 for a leaf.</param>
    /// <param name="Path">Of a leaf: its depth and the expected rest of the rows that were not parted.</param>
    /// <param name="Rest">Expected path from here on.</param>
    private readonly record struct Node(int Column, float Threshold, int Left, int Right, float Path, float Rest);
}

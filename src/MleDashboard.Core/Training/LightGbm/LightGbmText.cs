using System.Globalization;

namespace MleDashboard.Core.Training.LightGbm;

/// <summary>Reads LightGBM's model text (version v4). A text with indices outside its arrays, or with parts we never write, is refused.</summary>
internal static class LightGbmText
{
    private const int Categorical = 1;
    private const int DefaultLeft = 2;
    private const int MissingIsNaN = 2;
    private const int MissingIsZero = 1;

    /// <exception cref="FormatException">Not such a text.</exception>
    public static LightGbmModel Parse(string text)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        var trees = new TreeArrays();
        Dictionary<string, string>? tree = null;
        var isWhole = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.SequenceEqual("end of trees"))
            {
                isWhole = true;
                break;
            }

            if (line.StartsWith("Tree="))
            {
                trees.Add(tree, FeatureCountOf(header));
                tree = new Dictionary<string, string>(StringComparer.Ordinal);
                continue;
            }

            var equals = line.IndexOf('=');
            (tree ?? header)[equals < 0 ? line.ToString() : line[..equals].ToString()] = equals < 0 ? "" : line[(equals + 1)..].ToString();
        }

        if (!isWhole)
        {
            throw new FormatException("The text ends before its last tree.");
        }

        trees.Add(tree, FeatureCountOf(header));
        var perIteration = Whole(header, "num_tree_per_iteration");
        if (perIteration < 1 || trees.Roots.Count % perIteration != 0)
        {
            throw new FormatException("The number of trees does not fit the number of classes.");
        }

        return new LightGbmModel(
            [.. trees.Nodes],
            [.. trees.Leaves],
            trees.LinearLeaves(),
            [.. trees.LevelSets],
            [.. trees.Roots],
            new LightGbmHeader(ObjectiveOf(header), perIteration, FeatureCountOf(header), header.ContainsKey("average_output")));
    }

    private static LightGbmObjective ObjectiveOf(Dictionary<string, string> header) => Text(header, "objective").Split(' ') switch
    {
        ["binary", "sigmoid:1"] => LightGbmObjective.Binary,
        ["multiclass", ..] => LightGbmObjective.Multiclass,
        ["regression"] or ["regression_l1"] or ["quantile", ..] or ["huber", ..] => LightGbmObjective.Regression,
        _ => throw new FormatException($"Objective '{header["objective"]}' is not one we make."),
    };

    private static int FeatureCountOf(Dictionary<string, string> header) => Whole(header, "max_feature_idx") + 1;

    private static string Text(Dictionary<string, string> values, string name) =>
        values.TryGetValue(name, out var text) ? text : throw new FormatException($"'{name}' is missing.");

    private static int Whole(Dictionary<string, string> values, string name) =>
        int.TryParse(Text(values, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{name}' is not a number.");

    private static T[] List<T>(Dictionary<string, string> values, string name, int count)
        where T : ISpanParsable<T>
    {
        var text = Text(values, name).AsSpan();
        if (count > text.Length)
        {
            throw new FormatException($"'{name}' has fewer than {count} values.");
        }

        var list = new T[count];
        var at = 0;
        foreach (var range in text.Split(' '))
        {
            if (text[range].IsEmpty)
            {
                continue;
            }

            // C++ writes "inf" and "nan", as in the threshold that parts missing values from all others.
            var token = text[range] is "inf" ? "Infinity" : text[range] is "-inf" ? "-Infinity" : text[range] is "nan" or "-nan" ? "NaN" : text[range];
            if (at == count || !T.TryParse(token, CultureInfo.InvariantCulture, out var value))
            {
                throw new FormatException($"'{name}' is not a list of {count} numbers.");
            }

            list[at++] = value;
        }

        return at == count ? list : throw new FormatException($"'{name}' has {at} values instead of {count}.");
    }

    /// <summary>The trees read so far, one after the other.</summary>
    private sealed class TreeArrays
    {
        public List<LightGbmNode> Nodes { get; } = [];

        public List<double> Leaves { get; } = [];

        private readonly List<double> constants = [];
        private readonly List<int> starts = [0];
        private readonly List<int> slopeFeatures = [];
        private readonly List<double> slopes = [];
        private bool isLinear;

        public List<uint> LevelSets { get; } = [];

        public List<int> Roots { get; } = [];

        public void Add(Dictionary<string, string>? tree, int featureCount)
        {
            if (tree is null)
            {
                return;
            }

            var leaves = Whole(tree, "num_leaves");
            if (leaves < 1)
            {
                throw new FormatException("A tree has no leaves.");
            }

            var firstLeaf = Leaves.Count;
            var firstNode = Nodes.Count;
            Leaves.AddRange(List<double>(tree, "leaf_value", leaves));
            AddSlopes(tree, leaves, featureCount);
            Roots.Add(leaves == 1 ? ~firstLeaf : firstNode);
            if (leaves > 1)
            {
                AddNodes(tree, leaves, featureCount, firstNode, firstLeaf);
            }
        }

        private void AddNodes(Dictionary<string, string> tree, int leaves, int featureCount, int firstNode, int firstLeaf)
        {
            var features = List<int>(tree, "split_feature", leaves - 1);
            var thresholds = List<double>(tree, "threshold", leaves - 1);
            var decisions = List<int>(tree, "decision_type", leaves - 1);
            var lefts = List<int>(tree, "left_child", leaves - 1);
            var rights = List<int>(tree, "right_child", leaves - 1);
            var levelSets = AddLevelSets(tree);
            for (var node = 0; node < leaves - 1; node++)
            {
                var missing = (decisions[node] >> 2) & 3;
                if ((uint)features[node] >= featureCount || missing == MissingIsZero)
                {
                    throw new FormatException("A split names a feature that is not there, or takes zero as missing.");
                }

                var isCategorical = (decisions[node] & Categorical) != 0;
                Nodes.Add(new LightGbmNode(
                    features[node],
                    isCategorical ? 0 : NotAbove(thresholds[node]),
                    isCategorical ? levelSets[(int)Math.Clamp(thresholds[node], 0, levelSets.Length - 1)] : 0,
                    isCategorical,
                    missing == MissingIsNaN ? (decisions[node] & DefaultLeft) != 0 : thresholds[node] >= 0,
                    Child(lefts[node]),
                    Child(rights[node])));

                // A child's number is above its parent's, so that no loop is possible.
                int Child(int child) =>
                    child > node && child < leaves - 1 ? firstNode + child
                    : child < 0 && ~child < leaves ? ~(firstLeaf + ~child)
                    : throw new FormatException("A split names a child that is not there.");
            }
        }

        public LightGbmLeaves? LinearLeaves() => isLinear ? new LightGbmLeaves([.. constants], [.. starts], [.. slopeFeatures], [.. slopes]) : null;

        /// <summary>A tree without slopes among trees that have some: its leaves' values are their constants.</summary>
        private void AddSlopes(Dictionary<string, string> tree, int leaves, int featureCount)
        {
            if (!tree.TryGetValue("is_linear", out var flag) || flag == "0")
            {
                constants.AddRange(Leaves.TakeLast(leaves));
                starts.AddRange(Enumerable.Repeat(slopes.Count, leaves));
                return;
            }

            isLinear = true;
            constants.AddRange(List<double>(tree, "leaf_const", leaves));
            var counts = List<int>(tree, "num_features", leaves);
            foreach (var count in counts)
            {
                starts.Add(count >= 0 && count <= featureCount ? starts[^1] + count : throw new FormatException("A leaf has more slopes than there are features."));
            }

            var all = starts[^1] - slopes.Count;
            slopeFeatures.AddRange(List<int>(tree, "leaf_features", all));
            slopes.AddRange(List<double>(tree, "leaf_coeff", all));
            if (slopeFeatures.Skip(slopeFeatures.Count - all).Any(feature => (uint)feature >= featureCount))
            {
                throw new FormatException("A slope names a feature that is not there.");
            }
        }

        /// <summary>Where each set of levels of this tree begins.</summary>
        private int[] AddLevelSets(Dictionary<string, string> tree)
        {
            var count = Whole(tree, "num_cat");
            if (count == 0)
            {
                return [];
            }

            var bounds = List<int>(tree, "cat_boundaries", count + 1);
            var words = List<uint>(tree, "cat_threshold", bounds[count]);
            var starts = new int[count];
            for (var set = 0; set < count; set++)
            {
                starts[set] = LevelSets.Count;
                LevelSets.Add((uint)(bounds[set + 1] - bounds[set]));
                LevelSets.AddRange(words.AsSpan(bounds[set], bounds[set + 1] - bounds[set]));
            }

            return starts;
        }

        /// <summary>The largest single that is not above the threshold: for single values the comparison is then the same as with the double.</summary>
        private static float NotAbove(double threshold)
        {
            var single = (float)threshold;
            return single > threshold ? MathF.BitDecrement(single) : single;
        }
    }
}

using System.Globalization;
using System.Text;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.FastTree;

/// <summary>Writes trees as LightGBM's model text (version v4), which our own reader and other programs take: what predicts then knows nothing of ML.NET.</summary>
internal static class FastTreeText
{
    /// <summary>Missing values go left.</summary>
    private const int Decision = (2 << 2) | 2;

    /// <param name="trees">Of each output as many.</param>
    /// <param name="start">What the sums begin at.</param>
    public static string Write(IReadOnlyList<IReadOnlyList<BoostedTree>> trees, double start, TargetValues target, int featureCount)
    {
        var text = new StringBuilder("tree\nversion=v4\n");
        text.Append(CultureInfo.InvariantCulture, $"num_class={trees.Count}\nnum_tree_per_iteration={trees.Count}\nlabel_index=0\nmax_feature_idx={featureCount - 1}\n");
        text.Append(target.ClassCount == 0 ? "objective=regression\n" : trees.Count == 1 ? "objective=binary sigmoid:1\n" : $"objective=multiclass num_class:{trees.Count}\n");
        text.Append("feature_names=").AppendJoin(' ', Enumerable.Range(0, featureCount).Select(column => $"Column_{column}")).Append('\n');
        text.Append("feature_infos=").AppendJoin(' ', Enumerable.Repeat("[-inf:inf]", featureCount)).Append("\n\n");
        var number = 0;
        for (var iteration = 0; iteration < trees[0].Count; iteration++)
        {
            foreach (var output in trees)
            {
                Append(text, number++, iteration == 0 ? output[0] with { Leaves = Array.ConvertAll(output[0].Leaves, leaf => leaf + start) } : output[iteration]);
            }
        }

        return text.Append("end of trees\n").ToString();
    }

    private static void Append(StringBuilder text, int number, BoostedTree tree)
    {
        text.Append(CultureInfo.InvariantCulture, $"Tree={number}\nnum_leaves={tree.Leaves.Length}\nnum_cat=0\n");
        if (tree.Leaves.Length > 1)
        {
            Line("split_feature", tree.Features);
            Line("threshold", tree.Thresholds.Select(threshold => (double)threshold));
            Line("decision_type", Enumerable.Repeat(Decision, tree.Features.Length));
            Line("left_child", tree.Left);
            Line("right_child", tree.Right);
        }

        Line("leaf_value", tree.Leaves);
        text.Append("is_linear=0\nshrinkage=1\n\n\n");

        void Line<T>(string name, IEnumerable<T> values)
            where T : IFormattable => text.Append(name).Append('=').AppendJoin(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
    }
}

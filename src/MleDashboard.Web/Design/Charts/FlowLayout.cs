using MleDashboard.Core.Explanation;

namespace MleDashboard.Web.Design.Charts;

/// <summary>A class at one side of a flow; its height is its share of the rows.</summary>
internal sealed record FlowNode(string Label, double Top, double Height)
{
    /// <summary>Where its label stands: its middle, unless labels of rare classes need room.</summary>
    public double LabelAt { get; init; } = Top + Height / 2;
}

/// <summary>Rows that were said to be one class and were another (or the same).</summary>
internal sealed record FlowLink(string Predicted, string Actual, long Count, bool IsRight, double From, double To, double Thickness);

/// <summary>Where the parts of a flow from predicted to actual stand. At most 10 classes are told apart; the rarest of more become "other".</summary>
internal sealed record FlowLayout(IReadOnlyList<FlowNode> Predicted, IReadOnlyList<FlowNode> Actual, IReadOnlyList<FlowLink> Links)
{
    private const int MaxClasses = 10;
    private const double Gap = 8;
    private const double LabelHeight = 13;

    public static FlowLayout Empty { get; } = new([], [], []);

    public static FlowLayout Of(ConfusionMatrix confusion, double top, double height)
    {
        var (labels, counts) = Fold(confusion);
        var total = counts.Sum(row => row.Sum());
        if (total == 0)
        {
            return Empty;
        }

        var k = labels.Count;
        var unit = (height - Gap * (k - 1)) / total;
        var predicted = Stack(labels, [.. Enumerable.Range(0, k).Select(p => counts.Sum(row => row[p]))], top, unit);
        var actual = Stack(labels, [.. counts.Select(row => row.Sum())], top, unit);
        var links = new List<FlowLink>();
        var filled = new double[k];
        for (var p = 0; p < k; p++)
        {
            var from = predicted[p].Top;
            for (var a = 0; a < k; a++)
            {
                var thickness = counts[a][p] * unit;
                if (counts[a][p] > 0)
                {
                    links.Add(new FlowLink(labels[p], labels[a], counts[a][p], p == a, from, actual[a].Top + filled[a], thickness));
                }

                from += thickness;
                filled[a] += thickness;
            }
        }

        return new FlowLayout(predicted, actual, links);
    }

    private static List<FlowNode> Stack(IReadOnlyList<string> labels, IReadOnlyList<long> counts, double top, double unit)
    {
        var nodes = new List<FlowNode>();
        for (var i = 0; i < labels.Count; i++)
        {
            nodes.Add(new FlowNode(labels[i], top, counts[i] * unit));
            top += counts[i] * unit + Gap;
        }

        return Spread(nodes);
    }

    /// <summary>Moves labels apart: down where they would touch, then up again from the end, so that none leaves the drawing.</summary>
    private static List<FlowNode> Spread(List<FlowNode> nodes)
    {
        var at = nodes.ConvertAll(node => node.LabelAt);
        var end = at[^1];
        for (var i = 1; i < at.Count; i++)
        {
            at[i] = Math.Max(at[i], at[i - 1] + LabelHeight);
        }

        at[^1] = Math.Min(at[^1], Math.Max(end, at[0] + (LabelHeight * (at.Count - 1))));
        for (var i = at.Count - 2; i >= 0; i--)
        {
            at[i] = Math.Min(at[i], at[i + 1] - LabelHeight);
        }

        return [.. nodes.Select((node, i) => node with { LabelAt = at[i] })];
    }

    private static (IReadOnlyList<string> Labels, long[][] Counts) Fold(ConfusionMatrix confusion)
    {
        if (confusion.Classes.Count <= MaxClasses)
        {
            return (confusion.Classes, confusion.Counts);
        }

        var kept = Enumerable.Range(0, confusion.Classes.Count)
            .OrderByDescending(i => confusion.Counts[i].Sum()).Take(MaxClasses - 1).Order().ToList();
        int Slot(int i) => kept.IndexOf(i) is >= 0 and var slot ? slot : MaxClasses - 1;
        var counts = new long[MaxClasses][];
        for (var i = 0; i < MaxClasses; i++)
        {
            counts[i] = new long[MaxClasses];
        }

        for (var a = 0; a < confusion.Counts.Length; a++)
        {
            for (var p = 0; p < confusion.Counts[a].Length; p++)
            {
                counts[Slot(a)][Slot(p)] += confusion.Counts[a][p];
            }
        }

        return ([.. kept.Select(i => confusion.Classes[i]), "other"], counts);
    }
}

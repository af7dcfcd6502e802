using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Profiling.Sections;

namespace MleDashboard.Core.Profiling.Drawings;

/// <summary>Missing values as missingno draws them (Bilogur 2018): the matrix and the dendrogram.</summary>
public static class NullityDrawing
{
    private const double LabelRoom = 96;

    /// <summary>A column for each column, a line for each band of rows; dark is missing.</summary>
    public static string Matrix(MissingMatrix matrix, long rows, DrawingSize size)
    {
        var svg = new Html();
        double left = 64, top = 8, right = size.Width - 8, bottom = size.Height - LabelRoom;
        double width = Math.Min(110, (right - left) / matrix.Columns.Count), height = (bottom - top) / Math.Max(1, matrix.Shares.Count);
        svg.Add($"<svg class=\"{size.CssClass}\" viewBox=\"0 0 {size.Width} {size.Height}\" role=\"img\" aria-label=\"Where values are missing, from the first row at the top to the last at the bottom\">");
        svg.Add($"<rect class=\"draw-ground\" x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{width * matrix.Columns.Count:0.#}\" height=\"{bottom - top:0.#}\"/>");
        for (var column = 0; column < matrix.Columns.Count; column++)
        {
            WriteColumn(column);
        }

        svg.Add($"<g class=\"svg-ink\">");
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            svg.Add($"<text x=\"{left - 8:0.#}\" y=\"{top + (share * (bottom - top)) + 4:0.#}\" text-anchor=\"end\">{Math.Max(1, Math.Round(share * rows)):N0}</text>");
        }

        return svg.Add($"</g></svg>").ToString();

        void WriteColumn(int column)
        {
            var name = matrix.Columns[column];
            svg.Add($"<g class=\"draw-fill draw-2\"><title>{name}</title>");

            // Equal neighbours are one rectangle: a column that is missing everywhere is one, not a hundred.
            for (var band = 0; band < matrix.Shares.Count;)
            {
                var share = matrix.Shares[band][column];
                var end = band + 1;
                while (end < matrix.Shares.Count && matrix.Shares[end][column] == share)
                {
                    end++;
                }

                if (share > 0)
                {
                    svg.Add($"<rect fill-opacity=\"{0.15 + (0.85 * share):0.##}\" x=\"{left + (column * width) + 0.5:0.#}\" width=\"{Math.Max(1, width - 1):0.#}\" y=\"{top + (band * height):0.##}\" height=\"{(end - band) * height:0.##}\"/>");
                }

                band = end;
            }

            svg.Add($"</g><g class=\"svg-ink\"><text transform=\"translate({left + ((column + 0.5) * width) + 4:0.#} {bottom + 12:0.#}) rotate(-60)\" text-anchor=\"end\">{PlotArea.Fit(name, LabelRoom)}<title>{name}</title></text></g>");
        }
    }

    /// <summary>Columns that join near the left miss the same rows; the axis is the share of rows in which two of them differ.</summary>
    public static string Dendrogram(NullityRelations relations, long rows, DrawingSize size)
    {
        var count = relations.Columns.Count;
        double left = size.IsNarrow ? 110 : 170, right = size.Width - 16, top = 8, step = Math.Max(16, Math.Min(26, (size.Height - 50) / count));
        var height = top + (count * step) + 40;
        var most = Math.Max(relations.Merges.Max(merge => merge.Distance), 1e-9);
        var svg = new Html();
        svg.Add($"<svg class=\"{size.CssClass} draw-tall\" viewBox=\"0 0 {size.Width} {height:0.#}\" role=\"img\" aria-label=\"Columns grouped by how alike their missing values are\"><g class=\"svg-ink\">");
        var at = new (double X, double Y)[count + relations.Merges.Count];
        foreach (var (position, column) in Order(relations).Index())
        {
            at[column] = (left, top + ((position + 0.5) * step));
            svg.Add($"<text x=\"{left - 8:0.#}\" y=\"{at[column].Y + 4:0.#}\" text-anchor=\"end\">{PlotArea.Fit(relations.Columns[column], left - 12)}<title>{relations.Columns[column]}</title></text>");
        }

        foreach (var share in new[] { 0, 0.5, 1 })
        {
            // A distance of columns is the root of the rows that differ.
            svg.Add($"<text x=\"{left + (share * (right - left)):0.#}\" y=\"{height - 22:0.#}\" text-anchor=\"{(share == 0 ? "start" : share == 1 ? "end" : "middle")}\">{ProfileText.Percent(Math.Min(1, Math.Pow(share * most, 2) / rows))}</text>");
        }

        svg.Add($"<text x=\"{(left + right) / 2:0.#}\" y=\"{height - 6:0.#}\" text-anchor=\"middle\">rows in which they differ</text></g><g class=\"draw-1\">");
        foreach (var (index, merge) in relations.Merges.Index())
        {
            var (first, second) = (at[merge.Left], at[merge.Right]);
            var x = left + (merge.Distance / most * (right - left));
            svg.Add($"<path class=\"draw-line\" d=\"M{first.X:0.#} {first.Y:0.#}H{x:0.#}V{second.Y:0.#}H{second.X:0.#}\"/>");
            at[count + index] = (x, (first.Y + second.Y) / 2);
        }

        return svg.Add($"</g></svg>").ToString();
    }

    /// <summary>Columns as the tree has them from top to bottom, so that no lines cross.</summary>
    private static List<int> Order(NullityRelations relations)
    {
        var count = relations.Columns.Count;
        var order = new List<int>();
        var stack = new Stack<int>([count + relations.Merges.Count - 1]);
        while (stack.TryPop(out var node))
        {
            if (node < count)
            {
                order.Add(node);
                continue;
            }

            stack.Push(relations.Merges[node - count].Right);
            stack.Push(relations.Merges[node - count].Left);
        }

        return order;
    }
}

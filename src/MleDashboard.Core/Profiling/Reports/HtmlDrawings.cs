using System.Globalization;
using MleDashboard.Core.Profiling.Drawings;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Sections;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>The drawings of the page, in the file: interactions and missing values.</summary>
internal static class HtmlDrawings
{
    public static void WriteInteractions(Html html, InteractionSection? section)
    {
        html.Add($"<section id=\"interactions\"><h2>Interactions</h2>");
        if (section is null or { Main.Count: 0 })
        {
            html.Add($"<p>No pair of columns was drawn.</p></section>");
            return;
        }

        html.Add($"<p class=\"sub\">The strongest pairs. The page of the product draws any two columns.</p><div class=\"drawings\">");
        foreach (var pair in section.Main)
        {
            html.Add($"<figure class=\"card\"><figcaption><h3>").AddText(pair.X.Column).Add($" and ").AddText(pair.Y.Column).Add($"</h3></figcaption>");
            html.AddMarkup(InteractionDrawing.Draw(pair, DrawingSize.Wide)).Add($"<p class=\"sub\">{pair.Sentence} {SampleOf(pair)}</p></figure>");
        }

        html.Add($"</div></section>");
    }

    public static void WriteMissing(Html html, MissingSection missing, long rows)
    {
        if (missing.Matrix is { } matrix)
        {
            html.Add($"<figure class=\"card\"><figcaption><h3>Where in the table</h3></figcaption>").AddMarkup(NullityDrawing.Matrix(matrix, rows, DrawingSize.Wide));
            html.Add($"<p class=\"sub\">Each line is {ProfileText.Count(matrix.BandRows, "row", "rows")} in table order; the stronger the colour, the more of them are missing.</p></figure>");
        }

        if (missing.Relations is { } relations)
        {
            html.Add($"<figure class=\"card\"><figcaption><h3>Columns that miss the same rows</h3></figcaption>").AddMarkup(NullityDrawing.Dendrogram(relations, rows, DrawingSize.Wide));
            html.Add($"<p class=\"sub\">Columns that join further left miss the same rows. Average linkage on whether a value is missing, as missingno draws it (Bilogur 2018).</p></figure>");
            WriteNullity(html, relations);
        }
    }

    private static void WriteNullity(Html html, NullityRelations relations)
    {
        html.Add($"<details><summary>Nullity correlation: 1 is always missing together</summary><div class=\"scroll\"><table class=\"matrix\"><thead><tr><th></th>");
        foreach (var column in relations.Columns)
        {
            html.Add($"<th>").AddText(column).Add($"</th>");
        }

        html.Add($"</tr></thead><tbody>");
        foreach (var (index, column) in relations.Columns.Index())
        {
            html.Add($"<tr><th>").AddText(column).Add($"</th>");
            foreach (var value in relations.Values[index])
            {
                html.Add($"<td style=\"background:rgba(var(--{(value < 0 ? "neg" : "pos")}),{Math.Abs(value) * 0.6:0.##})\">{value:0.00}</td>");
            }

            html.Add($"</tr>");
        }

        html.Add($"</tbody></table></div></details>");
    }

    private static string SampleOf(Interaction pair) => pair.SampledRows < pair.Rows
        ? string.Create(CultureInfo.InvariantCulture, $"Drawn from a random sample of {pair.SampledRows:N0} of {pair.Rows:N0} rows.")
        : "";
}

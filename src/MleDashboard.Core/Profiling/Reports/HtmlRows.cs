namespace MleDashboard.Core.Profiling.Reports;

/// <summary>Rows of the table: duplicates and samples.</summary>
internal static class HtmlRows
{
    private const int MaxColumns = 100;
    private const int MaxCell = 80;

    public static void WriteDuplicates(Html html, ProfileReport report)
    {
        html.Add($"<section id=\"duplicates\"><h2>Duplicates</h2>");
        switch (report.Duplicates)
        {
            case null:
                html.Add($"<p>Not counted in a minimal profile.</p>");
                break;
            case { Count: 0 }:
                html.Add($"<p>No row equals another in every column.</p>");
                break;
            case { } duplicates:
                html.Add($"<p>{duplicates.Count:N0} rows ({ProfileText.Percent(duplicates.Share)}) equal an earlier row; {duplicates.Groups:N0} different rows occur more than once. The most frequent:</p>");
                if (report.IsSensitive)
                {
                    html.Add($"<p>They are left out of this report.</p>");
                    break;
                }

                Write(html, [.. report.Columns.Take(MaxColumns).Select(column => column.Name)], "Times", [.. duplicates.MostFrequent.Select(row => (row.Count, row.Cells))]);
                break;
        }

        html.Add($"</section>");
    }

    public static void WriteSample(Html html, ProfileReport report)
    {
        var sample = report.Sample;
        html.Add($"<section id=\"sample\"><h2>Sample</h2>");
        if (report.IsSensitive)
        {
            html.Add($"<p>Rows are left out of this report.</p></section>");
            return;
        }

        if (sample.First.Count == 0)
        {
            html.Add($"<p>The table has no rows.</p></section>");
            return;
        }

        html.Add($"<h3>First rows</h3>");
        Write(html, sample.Columns, "Row", [.. sample.First.Select(row => (row.Number, row.Cells))]);
        if (sample.Random.Count > 0)
        {
            html.Add($"<h3>Random rows</h3>");
            Write(html, sample.Columns, "Row", [.. sample.Random.Select(row => (row.Number, row.Cells))]);
        }

        if (sample.Last.Count > 0)
        {
            html.Add($"<h3>Last rows</h3>");
            Write(html, sample.Columns, "Row", [.. sample.Last.Select(row => (row.Number, row.Cells))]);
        }

        html.Add($"</section>");
    }

    private static void Write(Html html, IReadOnlyList<string> columns, string first, List<(long Number, IReadOnlyList<string?> Cells)> rows)
    {
        html.Add($"<div class=\"scroll\"><table><thead><tr><th class=\"n\">{first}</th>");
        foreach (var column in columns)
        {
            html.Add($"<th>").AddText(column).Add($"</th>");
        }

        html.Add($"</tr></thead><tbody>");
        foreach (var (number, cells) in rows)
        {
            html.Add($"<tr><td class=\"n\">{number:N0}</td>");
            foreach (var cell in cells.Take(columns.Count))
            {
                html.Add($"<td>").AddText(cell is null ? null : CellText.Shorten(cell, MaxCell)).Add($"</td>");
            }

            html.Add($"</tr>");
        }

        html.Add($"</tbody></table></div>");
    }
}

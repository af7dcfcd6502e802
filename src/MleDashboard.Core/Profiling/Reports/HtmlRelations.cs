using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>Correlations and missing values.</summary>
internal static class HtmlRelations
{
    public static void WriteCorrelations(Html html, CorrelationSection? correlations)
    {
        html.Add($"<section id=\"correlations\"><h2>Correlations</h2>");
        if (correlations is null)
        {
            html.Add($"<p>Fewer than two columns can be compared.</p></section>");
            return;
        }

        foreach (var limit in correlations.Limits)
        {
            html.Add($"<p class=\"note\">{limit}</p>");
        }

        WritePairs(html, correlations.TopPairs);
        foreach (var matrix in correlations.Matrices)
        {
            WriteMatrix(html, matrix);
        }

        WriteInflation(html, correlations.InflationFactors);

        html.Add($"</section>");
    }

    public static void WriteMissing(Html html, ProfileReport report)
    {
        var missing = report.Missing;
        html.Add($"<section id=\"missing\"><h2>Missing values</h2>");
        if (missing.Columns.Count == 0)
        {
            html.Add($"<p>No value is missing.</p></section>");
            return;
        }

        html.Add($"<p>Dropping every row with a missing value would lose {missing.RowsWithMissing:N0} of {report.Overview.Rows:N0} rows ({ProfileText.Percent(missing.RowsWithMissingShare)}).</p><div class=\"card bars\">");
        foreach (var column in missing.Columns.Take(200))
        {
            html.Add($"<div>").AddText(column.Name).Add($"<i style=\"width:{column.Share * 100:0.##}%\"></i><span>{column.Count:N0} ({ProfileText.Percent(column.Share)})</span></div>");
        }

        html.Add($"</div>");
        if (missing.Columns.Count > 200)
        {
            html.Add($"<p class=\"sub\">{missing.Columns.Count - 200:N0} more columns are in the JSON file.</p>");
        }

        if (missing.Patterns.Count > 0)
        {
            html.Add($"<h3>Missing together</h3><table><thead><tr><th>Columns missing in one row</th><th class=\"n\">Rows</th><th class=\"n\">Share</th></tr></thead><tbody>");
            foreach (var pattern in missing.Patterns)
            {
                html.Add($"<tr><td>");
                if (pattern.Columns.Count == 0)
                {
                    html.Add($"<i class=\"none\">none: complete rows</i>");
                }

                foreach (var (index, column) in pattern.Columns.Index())
                {
                    html.Add($"{(index == 0 ? "" : ", ")}").AddText(column);
                }

                html.Add($"</td><td class=\"n\">{pattern.Rows:N0}</td><td class=\"n\">{ProfileText.Percent(pattern.Share)}</td></tr>");
            }

            html.Add($"</tbody></table>");
        }

        HtmlDrawings.WriteMissing(html, missing, report.Overview.Rows);
        html.Add($"</section>");
    }

    private static void WritePairs(Html html, IReadOnlyList<CorrelatedPair> pairs)
    {
        if (pairs.Count == 0)
        {
            html.Add($"<p>No two columns are related by {CorrelationProfiler.SmallestListed:0.0} or more.</p>");
            return;
        }

        html.Add($"<table><caption>Strongest pairs</caption><thead><tr><th>Column</th><th>Column</th><th>Measure</th><th class=\"n\">Value</th></tr></thead><tbody>");
        foreach (var pair in pairs.Take(20))
        {
            html.Add($"<tr><td>").AddText(pair.First).Add($"</td><td>").AddText(pair.Second).Add($"</td><td>{pair.Measure}</td><td class=\"n\">{pair.Value:0.00}</td></tr>");
        }

        html.Add($"</tbody></table>");
    }

    private static void WriteMatrix(Html html, CorrelationMatrix matrix)
    {
        html.Add($"<details><summary>{CorrelationWords.NameOf(matrix.Method)}</summary><p class=\"sub\">{CorrelationWords.HelpOf(matrix.Method)}</p><div class=\"scroll\"><table class=\"matrix\"><thead><tr><th></th>");
        foreach (var column in matrix.Columns)
        {
            html.Add($"<th>").AddText(column).Add($"</th>");
        }

        html.Add($"</tr></thead><tbody>");
        for (var row = 0; row < matrix.Columns.Count; row++)
        {
            html.Add($"<tr><th>").AddText(matrix.Columns[row]).Add($"</th>");
            foreach (var value in matrix.Values[row])
            {
                // A class of one letter and digit for the shade: eight matrices of 50 columns stay below half a megabyte.
                var shade = (int)Math.Round(Math.Abs(value ?? 0) * 9);
                if (value is not { } number)
                {
                    html.Add($"<td>–</td>");
                }
                else if (shade == 0)
                {
                    html.Add($"<td>{number:0.00}</td>");
                }
                else
                {
                    html.Add($"<td class={(number < 0 ? 'n' : 'p')}{shade}>{number:0.00}</td>");
                }
            }

            html.Add($"</tr>");
        }

        html.Add($"</tbody></table></div></details>");
    }

    private static void WriteInflation(Html html, IReadOnlyList<InflationFactor> factors)
    {
        if (factors.Count < 2)
        {
            return;
        }

        html.Add($"<details><summary>Variance inflation: how much a column of numbers follows from the others</summary><table><thead><tr><th>Column</th><th class=\"n\">Factor (5 or more is high, {VarianceInflation.Highest:0} is the most)</th></tr></thead><tbody>");
        foreach (var factor in factors)
        {
            html.Add($"<tr><td>").AddText(factor.Column).Add($"</td><td class=\"n\">{factor.Value:0.00}</td></tr>");
        }

        html.Add($"</tbody></table></details>");
    }
}

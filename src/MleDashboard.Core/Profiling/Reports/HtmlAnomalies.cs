using MleDashboard.Core.Profiling.Anomalies;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>Rows unlike the others.</summary>
internal static class HtmlAnomalies
{
    public static void Write(Html html, AnomalySection? anomalies)
    {
        if (anomalies is null)
        {
            return;
        }

        html.Add($"<section id=\"odd-rows\"><h2>Odd rows</h2>");
        foreach (var limit in anomalies.Limits)
        {
            html.Add($"<p class=\"note\">{limit}</p>");
        }

        if (anomalies.Rows.Count == 0)
        {
            html.Add($"<p>No row is unlike the others.</p></section>");
            return;
        }

        html.Add($"<p class=\"sub\">Found by an isolation forest of {anomalies.Trees} trees: it parts rows by random cuts, and a row that is alone after few cuts is odd. A score near 1 is odd, 0.5 and below is ordinary.</p><table><thead><tr><th class=\"n\">Row</th><th class=\"n\">Score</th><th>What sets it apart</th></tr></thead><tbody>");
        foreach (var row in anomalies.Rows)
        {
            html.Add($"<tr><td class=\"n\">{row.Number:N0}</td><td class=\"n\">{row.Score:0.00}</td><td>");
            foreach (var (index, reason) in row.Reasons.Index())
            {
                html.Add($"{(index == 0 ? "" : "; ")}").AddText(reason.Column).Add($" ").AddText(reason.Text);
            }

            if (row.Repeats > 0)
            {
                html.Add($" <span class=\"sub\">({ProfileText.Count(row.Repeats, "more row", "more rows")} with these values)</span>");
            }

            html.Add($"</td></tr>");
        }

        html.Add($"</tbody></table></section>");
    }
}

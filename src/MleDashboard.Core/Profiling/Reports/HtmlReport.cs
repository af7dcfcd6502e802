using System.Globalization;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Sections;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>The report as one HTML page of less than 5 MB, whatever the table.</summary>
internal static class HtmlReport
{
    /// <summary>Cards are written until the page has this many characters, then one line a column, then none.</summary>
    private const int CardsUntil = 2_500_000;

    private const int LinesUntil = 3_500_000;

    public static string Write(ProfileReport report)
    {
        var html = new Html();
        html.Add($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Profile of {report.Overview.Title}</title><style>
            """);
        html.AddMarkup(HtmlStyle.Text);
        html.Add($"""
            </style></head><body><header><h1>Profile of <bdi>{report.Overview.Title}</bdi></h1>
            <p class="sub">{(report.IsSensitive ? "Without values of single rows · " : "")}{report.Overview.Rows:N0} rows × {report.Overview.ColumnCount:N0} columns · made {report.Reproduction.CreatedAt:yyyy-MM-dd HH:mm} UTC</p>
            <nav><a href="#overview">Overview</a><a href="#alerts">Alerts ({report.Alerts.Count})</a>
            """);
        if (report.Target is not null)
        {
            html.Add($"<a href=\"#target\">Column to predict</a>");
        }

        html.Add($"""
            <a href="#variables">Variables</a><a href="#interactions">Interactions</a><a href="#correlations">Correlations</a><a href="#missing">Missing values</a><a href="#odd-rows">Odd rows</a><a href="#duplicates">Duplicates</a><a href="#sample">Sample</a><a href="#reproduction">Reproduction</a></nav></header><main>
            """);
        WriteOverview(html, report.Overview);
        WriteAlerts(html, report.Alerts);
        HtmlTarget.Write(html, report.Target);
        WriteVariables(html, report);
        HtmlDrawings.WriteInteractions(html, report.Interactions);
        HtmlRelations.WriteCorrelations(html, report.Correlations);
        HtmlRelations.WriteMissing(html, report);
        HtmlAnomalies.Write(html, report.Anomalies);
        HtmlRows.WriteDuplicates(html, report);
        HtmlRows.WriteSample(html, report);
        WriteReproduction(html, report.Reproduction);
        html.Add($"</main></body></html>\n");
        return html.ToString();
    }

    private static void WriteOverview(Html html, ProfileOverview overview)
    {
        html.Add($"<section id=\"overview\"><h2>Overview</h2><dl class=\"figures\">");
        Figure("Rows", overview.Rows.ToString("N0", CultureInfo.InvariantCulture));
        Figure("Columns", overview.ColumnCount.ToString("N0", CultureInfo.InvariantCulture));
        Figure("Missing cells", string.Create(CultureInfo.InvariantCulture, $"{overview.MissingCells:N0} ({ProfileText.Percent(overview.MissingShare)})"));
        Figure("Duplicate rows", overview.DuplicateRows is { } duplicates ? string.Create(CultureInfo.InvariantCulture, $"{duplicates:N0} ({ProfileText.Percent(overview.DuplicateShare ?? 0)})") : "not counted");
        Figure("Size in memory", ProfileText.Bytes(overview.MemoryBytes));
        Figure("Size of the file", ProfileText.Bytes(overview.FileBytes));
        Figure("Types", string.Join(", ", overview.Types.Select(type => string.Create(CultureInfo.InvariantCulture, $"{type.Count:N0} {type.Type}"))));
        html.Add($"</dl>");
        foreach (var limit in overview.Limits)
        {
            html.Add($"<p class=\"note\">{limit}</p>");
        }

        html.Add($"</section>");

        void Figure(string label, string value) => html.Add($"<div><dt>{label}</dt><dd>{value}</dd></div>");
    }

    private static void WriteAlerts(Html html, IReadOnlyList<Alert> alerts)
    {
        html.Add($"<section id=\"alerts\"><h2>Alerts</h2>");
        if (alerts.Count == 0)
        {
            html.Add($"<p>No rule found anything to look at.</p></section>");
            return;
        }

        html.Add($"<ul class=\"alerts\">");
        foreach (var alert in alerts.Take(1_000))
        {
            html.Add($"<li class=\"alert-{alert.Severity.ToString().ToLowerInvariant()}\"><b>{AlertRules.ForName(alert.Rule).Label}</b> <span class=\"tag\">{AlertRules.WordFor(alert.Severity)}</span> ");
            if (alert.Column is not null)
            {
                html.AddText(alert.Column).Add($": ");
            }

            html.Add($"{alert.Text} <span class=\"sub\">{alert.Advice}</span></li>");
        }

        html.Add($"</ul>");
        if (alerts.Count > 1_000)
        {
            html.Add($"<p class=\"sub\">{alerts.Count - 1_000:N0} more are in the JSON file.</p>");
        }

        html.Add($"</section>");
    }

    private static void WriteVariables(Html html, ProfileReport report)
    {
        html.Add($"<section id=\"variables\"><h2>Variables</h2>");
        var written = 0;
        while (written < report.Columns.Count && html.Length < CardsUntil)
        {
            HtmlVariable.WriteCard(html, report.Columns[written++]);
        }

        if (written < report.Columns.Count)
        {
            html.Add($"<table><caption>Further columns in short</caption><thead><tr><th>Column</th><th>Type</th><th class=\"n\">Missing</th><th class=\"n\">Distinct</th></tr></thead><tbody>");
            while (written < report.Columns.Count && html.Length < LinesUntil)
            {
                var column = report.Columns[written++];
                html.Add($"<tr><td>").AddText(column.Name).Add($"</td><td>{column.Type}</td><td class=\"n\">{ProfileText.Percent(column.MissingShare)}</td><td class=\"n\">{column.DistinctCount:N0}</td></tr>");
            }

            html.Add($"</tbody></table>");
        }

        if (written < report.Columns.Count)
        {
            html.Add($"<p class=\"sub\">{report.Columns.Count - written:N0} more columns are in the JSON file.</p>");
        }

        html.Add($"</section>");
    }

    private static void WriteReproduction(Html html, ProfileReproduction reproduction) => html.Add($"""
        <section id="reproduction"><h2>Reproduction</h2><p>Made by {reproduction.Program} in {reproduction.Seconds:0.0} s from <bdi>{reproduction.Origin}</bdi>, seed {reproduction.Settings.Seed}, samples of {reproduction.Settings.SampleRows:N0} rows. Standard deviation and variance divide by n − 1; skewness is the adjusted Fisher-Pearson coefficient; kurtosis is in excess of the normal distribution and bias corrected; quantiles interpolate linearly.</p></section>
        """);
}

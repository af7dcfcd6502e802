using System.Globalization;
using MleDashboard.Core.Profiling.Comparison;
using MleDashboard.Core.Profiling.Drawings;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>A comparison as one HTML page of less than 5 MB.</summary>
internal static class HtmlComparison
{
    private const int DrawnUntil = 3_000_000;
    private const int LinesUntil = 4_000_000;

    public static string Write(ReportComparison comparison)
    {
        var html = new Html();
        html.Add($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{comparison.First.Title} and {comparison.Second.Title}</title><style>
            """);
        html.AddMarkup(HtmlStyle.Text);
        html.Add($"""
            </style></head><body><header><h1><bdi>{comparison.First.Title}</bdi> and <bdi>{comparison.Second.Title}</bdi></h1>
            <p class="sub">compared {comparison.CreatedAt:yyyy-MM-dd HH:mm} UTC</p></header><main>
            <p class="answer">{comparison.Verdict}</p>
            """);
        WriteTables(html, comparison);
        WriteColumns(html, comparison);
        html.Add($"""
            <section id="reproduction"><h2>How this was made</h2><p>Samples of at most {comparison.Settings.SampleRows:N0} rows, seed {comparison.Settings.Seed}. The stability index sums (q − p) ln(q ÷ p) over tenths of the first table or over labels: from {comparison.Settings.SomePsi} some drift, from {comparison.Settings.StrongPsi} strong drift, if the test says that chance explains less than {comparison.Settings.MaxPValue * 100:0.#}% (Kolmogorov-Smirnov for numbers and times, chi-square for labels). Wasserstein's distance is how far values have moved on average.</p></section></main></body></html>

            """);
        return html.ToString();
    }

    private static void WriteTables(Html html, ReportComparison comparison)
    {
        html.Add($"<section id=\"tables\"><h2>Tables</h2><table><thead><tr><th></th><th>Table</th><th class=\"n\">Rows</th><th class=\"n\">Columns</th><th class=\"n\">Missing cells</th><th class=\"n\">Rows compared</th></tr></thead><tbody>");
        foreach (var (index, table) in new[] { comparison.First, comparison.Second }.Index())
        {
            html.Add($"<tr><td><svg class=\"key\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><rect class=\"draw-fill draw-{index + 1}\" width=\"12\" height=\"12\" rx=\"3\"/></svg></td><td>").AddText(table.Title);
            html.Add($"</td><td class=\"n\">{table.Rows:N0}</td><td class=\"n\">{table.Columns:N0}</td><td class=\"n\">{ProfileText.Percent(table.MissingShare)}</td><td class=\"n\">{table.SampledRows:N0}</td></tr>");
        }

        html.Add($"</tbody></table>");
        WriteNames("Only in the second", comparison.Added);
        WriteNames("Only in the first", comparison.Removed);
        html.Add($"</section>");

        void WriteNames(string title, IReadOnlyList<string> names)
        {
            if (names.Count == 0)
            {
                return;
            }

            html.Add($"<p><b>{title}:</b> ");
            foreach (var (index, name) in names.Take(200).Index())
            {
                html.Add($"{(index == 0 ? "" : ", ")}").AddText(name);
            }

            html.Add($"{(names.Count > 200 ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - 200:N0} more") : "")}</p>");
        }
    }

    private static void WriteColumns(Html html, ReportComparison comparison)
    {
        html.Add($"<section id=\"columns\"><h2>Columns, most drifted first</h2>");
        var written = 0;
        var columns = comparison.Columns.OrderByDescending(column => column.Drift).ThenByDescending(column => column.Psi ?? -1).ToList();
        while (written < columns.Count && html.Length < DrawnUntil)
        {
            WriteColumn(html, columns[written++]);
        }

        if (written < columns.Count)
        {
            html.Add($"<table><caption>Further columns in short</caption><tbody>");
            while (written < columns.Count && html.Length < LinesUntil)
            {
                var column = columns[written++];
                html.Add($"<tr><td>").AddText(column.Name).Add($"</td><td>{WordFor(column.Drift)}</td><td class=\"n\">{ProfileText.Figure(column.Psi)}</td></tr>");
            }

            html.Add($"</tbody></table>");
        }

        html.Add($"</section>");
    }

    private static void WriteColumn(Html html, ColumnComparison column)
    {
        html.Add($"<article class=\"card\"><h3>").AddText(column.Name).Add($" <span class=\"tag drift-{column.Drift.ToString().ToLowerInvariant()}\">{WordFor(column.Drift)}</span></h3><div class=\"two\"><div><p>{column.Sentence}</p><dl class=\"figures\">");
        Figure("Stability index", ProfileText.Figure(column.Psi));
        if (column.KolmogorovSmirnov is { } ks)
        {
            Figure("Kolmogorov-Smirnov", $"{ProfileText.Figure(ks.Statistic)} (p {Probability(ks.PValue)})");
        }

        if (column.ChiSquare is { } chi)
        {
            Figure("Chi-square", $"{ProfileText.Figure(chi.Statistic)} (p {Probability(chi.PValue)})");
        }

        if (column.Wasserstein is { } moved)
        {
            Figure("Wasserstein", $"{ProfileText.Figure(moved)}{(column.NormalisedWasserstein is { } normal ? $" ({ProfileText.Figure(normal)} SD)" : "")}");
        }

        Figure("Missing", $"{ProfileText.Percent(column.FirstMissingShare)} and {ProfileText.Percent(column.SecondMissingShare)}");
        html.Add($"</dl></div><div>");
        if (column.Bins.Count > 0)
        {
            html.AddMarkup(ComparisonDrawing.Draw(column, ComparisonDrawing.Card));
        }

        html.Add($"</div></div></article>");

        void Figure(string label, string value) => html.Add($"<div><dt>{label}</dt><dd>{value}</dd></div>");
    }

    private static string Probability(double value) => value < 0.0001 ? "< 0.0001" : value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string WordFor(Drift drift) => drift switch { Drift.Strong => "Strong drift", Drift.Some => "Some drift", Drift.None => "Alike", _ => "Not compared" };
}

using MleDashboard.Core.Profiling.Targets;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>The column to predict, and what each other column says about it.</summary>
internal static class HtmlTarget
{
    private const int MaxColumns = 200;
    private const int MaxDrawn = 30;

    public static void Write(Html html, TargetSection? target)
    {
        if (target is null)
        {
            return;
        }

        html.Add($"<section id=\"target\"><h2>Column to predict: ").AddText(target.Target).Add($"</h2>");
        foreach (var limit in target.Limits)
        {
            html.Add($"<p class=\"note\">{limit}</p>");
        }

        html.Add($"<p>It {target.Distribution.Reason}. {target.Distribution.Warning}</p>");
        WriteDistribution(html, target);
        if (target.Columns.Count > 0)
        {
            WritePowers(html, target);
        }

        html.Add($"</section>");
    }

    private static void WriteDistribution(Html html, TargetSection target)
    {
        html.Add($"<div class=\"card bars\">");
        var most = target.Distribution.Bars.Count == 0 ? 1 : Math.Max(1e-9, target.Distribution.Bars.Max(bar => bar.Share));
        foreach (var bar in target.Distribution.Bars)
        {
            html.Add($"<div>").AddText(bar.Label).Add($"<i style=\"width:{bar.Share / most * 100:0.#}%\"></i><span>{bar.Count:N0} ({ProfileText.Percent(bar.Share)})</span></div>");
        }

        html.Add($"</div>");
    }

    private static void WritePowers(Html html, TargetSection target)
    {
        html.Add($"<h3>Predictive power</h3><p class=\"sub\">How well a small tree on this column alone predicts the target, on rows it has not seen: 0 is no better than a constant answer ({target.Measure} {ProfileText.Figure(target.NaiveScore)}), 1 is perfect.</p><div class=\"card bars\">");
        foreach (var column in target.Columns.Take(MaxColumns))
        {
            html.Add($"<div>").AddText(column.Column);
            if (column.Power is { } power)
            {
                html.Add($"<i style=\"width:{power * 100:0.#}%\"></i><span>{power:0.00}</span></div>");
            }
            else
            {
                html.Add($"<span class=\"sub\">{column.Note}</span><span>–</span></div>");
            }
        }

        html.Add($"</div>");
        foreach (var column in target.Columns.Where(column => column.Bins.Count > 1).Take(MaxDrawn))
        {
            html.Add($"<details><summary>").AddText(target.Target).Add($" by ").AddText(column.Column).Add($"</summary><div class=\"scroll\"><table><thead><tr><th>Values</th><th class=\"n\">Rows</th>");
            if (target.Classes.Count == 0)
            {
                html.Add($"<th class=\"n\">Mean</th>");
            }

            foreach (var name in target.Classes)
            {
                html.Add($"<th class=\"n\">").AddText(name).Add($"</th>");
            }

            html.Add($"</tr></thead><tbody>");
            foreach (var bin in column.Bins)
            {
                html.Add($"<tr><td>").AddText(bin.Label).Add($"</td><td class=\"n\">{bin.Count:N0}</td>");
                if (bin.Mean is { } mean)
                {
                    html.Add($"<td class=\"n\">{ProfileText.Figure(mean)}</td>");
                }

                foreach (var share in bin.Shares)
                {
                    html.Add($"<td class=\"n\">{ProfileText.Percent(share)}</td>");
                }

                html.Add($"</tr>");
            }

            html.Add($"</tbody></table></div></details>");
        }
    }
}

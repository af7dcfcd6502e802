using System.Globalization;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>One card for each column.</summary>
internal static class HtmlVariable
{
    public static void WriteCard(Html html, ColumnProfile column)
    {
        html.Add($"<article class=\"card\"><h3>").AddText(column.Name).Add($" <span class=\"tag\">{column.Type}</span></h3>");
        html.Add($"<div class=\"two\"><dl class=\"figures\">");
        Figure(html, "Distinct", Share(column.DistinctCount, column.DistinctShare));
        Figure(html, "Missing", Share(column.MissingCount, column.MissingShare));
        if (column.MismatchedCount > 0)
        {
            Figure(html, "Not of this type", Count(column.MismatchedCount));
        }

        switch (column)
        {
            case NumericProfile numeric:
                WriteNumeric(html, numeric);
                break;
            case CategoricalProfile labels:
                WriteLabels(html, labels);
                break;
            case DateTimeProfile times:
                HtmlTimes.Write(html, times);
                break;
            case TextProfile text:
                WriteText(html, text);
                break;
            case IdentifierProfile identifier:
                WriteIdentifier(html, identifier);
                break;
        }

        html.Add($"</article>");
    }

    private static void WriteNumeric(Html html, NumericProfile column)
    {
        Figure(html, "Mean", ProfileText.Figure(column.Mean));
        Figure(html, "Minimum", ProfileText.Figure(column.Min));
        Figure(html, "Median", ProfileText.Figure(column.Median));
        Figure(html, "Maximum", ProfileText.Figure(column.Max));
        Figure(html, "Zeros", Share(column.ZeroCount, column.Count));
        Figure(html, "Negative", Share(column.NegativeCount, column.Count));
        Figure(html, "Infinite", Count(column.InfiniteCount));
        Figure(html, "Memory", ProfileText.Bytes(column.MemoryBytes));
        html.Add($"</dl><div>");
        Bars(html, [.. column.Histogram.Select(bin => bin.Count)], ProfileText.Figure(column.Min), ProfileText.Figure(column.Max), $"Histogram of {column.Name}");
        html.Add($"</div></div><details><summary>Details</summary><dl class=\"figures\">");
        Figure(html, "5th percentile", ProfileText.Figure(column.Percentile5));
        Figure(html, "First quartile", ProfileText.Figure(column.Quartile1));
        Figure(html, "Third quartile", ProfileText.Figure(column.Quartile3));
        Figure(html, "95th percentile", ProfileText.Figure(column.Percentile95));
        Figure(html, "Range", ProfileText.Figure(column.Range));
        Figure(html, "Interquartile range", ProfileText.Figure(column.InterquartileRange));
        Figure(html, "Standard deviation", ProfileText.Figure(column.StandardDeviation));
        Figure(html, "Coefficient of variation", ProfileText.Figure(column.CoefficientOfVariation));
        Figure(html, "Median absolute deviation", ProfileText.Figure(column.MedianAbsoluteDeviation));
        Figure(html, "Skewness", ProfileText.Figure(column.Skewness));
        Figure(html, "Kurtosis", ProfileText.Figure(column.Kurtosis));
        Figure(html, "Sum", ProfileText.Figure(column.Sum));
        Figure(html, "Variance", ProfileText.Figure(column.Variance));
        Figure(html, "Monotonicity", column.Monotonicity.ToString());
        Figure(html, "Autocorrelation, lag 1", ProfileText.Figure(column.Autocorrelation));
        Figure(html, "Dickey-Fuller", ProfileText.Figure(column.UnitRoot));
        Figure(html, "Whiskers", column.Box is { } box ? $"{ProfileText.Figure(box.LowWhisker)} to {ProfileText.Figure(box.HighWhisker)}" : "–");
        Figure(html, "Outliers, IQR rule", column.Box is { } rule ? Count(rule.LowCount + rule.HighCount) : "–");
        Figure(html, "Outliers, robust rule", column.Outliers is { } outliers ? Count(outliers.Count) : "–");
        html.Add($"</dl><div class=\"two\">");
        Values(html, "Common values", column.CommonValues);
        Values(html, "Lowest values", column.LowestValues);
        Values(html, "Highest values", column.HighestValues);
        html.Add($"</div></details>");
    }

    private static void WriteLabels(Html html, CategoricalProfile column)
    {
        Figure(html, "Unique", Count(column.UniqueCount));
        Figure(html, "Imbalance", ProfileText.Figure(column.Imbalance));
        Figure(html, "Entropy in bits", ProfileText.Figure(column.Entropy));
        Lengths(html, column.Lengths);
        Figure(html, "Memory", ProfileText.Bytes(column.MemoryBytes));
        html.Add($"</dl><div>");
        ShareBars(html, column.CommonValues, column.OtherCount, column.Count);
        html.Add($"</div></div>");
        Facts(html, column.Facts);
    }

    private static void WriteText(Html html, TextProfile column)
    {
        Lengths(html, column.Lengths);
        Figure(html, "Mean words", ProfileText.Figure(column.MeanWords));
        Figure(html, "Memory", ProfileText.Bytes(column.MemoryBytes));
        html.Add($"</dl><div>");
        ShareBars(html, [.. column.CommonWords.Take(10)], 0, 0);
        html.Add($"</div></div><details><summary>Details</summary>");
        Values(html, "Common values", column.CommonValues);
        html.Add($"</details>");
        Facts(html, column.Facts);
    }

    private static void WriteIdentifier(Html html, IdentifierProfile column)
    {
        Lengths(html, column.Lengths);
        Figure(html, "Memory", ProfileText.Bytes(column.MemoryBytes));
        html.Add($"</dl><div><p class=\"sub\">For example ");
        foreach (var (index, example) in column.Examples.Index())
        {
            html.Add($"{(index == 0 ? "" : " · ")}").AddText(example);
        }

        html.Add($"</p></div></div>");
        if (column.RepeatedValues.Count > 0)
        {
            html.Add($"<details><summary>Details</summary>");
            Values(html, "Repeated values", column.RepeatedValues);
            html.Add($"</details>");
        }

        Facts(html, column.Facts);
    }

    private static void Facts(Html html, TextFacts? facts)
    {
        if (facts is null || (facts.Patterns.Count == 0 && facts.Kinds.Count == 0))
        {
            return;
        }

        html.Add($"<details><summary>Forms of the values</summary><div class=\"two\">");
        Values(html, "Forms", facts.Patterns);
        Values(html, "Values read as", [.. facts.Kinds.Select(kind => new ValueCount(kind.Kind.ToString(), kind.Count, kind.Share))]);
        if (facts.PatternBreakers.Count > 0)
        {
            Values(html, "Values of another form", facts.PatternBreakers);
        }

        html.Add($"</div></details>");
    }

    internal static void Bars(Html html, long[] counts, string from, string to, string label)
    {
        if (counts.Length == 0)
        {
            html.Add($"<p class=\"sub\">No values to draw.</p>");
            return;
        }

        double most = Math.Max(1, counts.Max()), width = 100.0 / counts.Length;
        html.Add($"<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{label}\">");
        for (var bin = 0; bin < counts.Length; bin++)
        {
            var height = counts[bin] == 0 ? 0 : Math.Max(1, counts[bin] / most * 100);
            html.Add($"<rect x=\"{bin * width:0.##}\" width=\"{width * 0.92:0.##}\" y=\"{100 - height:0.##}\" height=\"{height:0.##}\"/>");
        }

        html.Add($"</svg><p class=\"ends\"><span>{from}</span><span>{to}</span></p>");
    }

    private static void ShareBars(Html html, IReadOnlyList<ValueCount> values, long other, long of)
    {
        var most = values.Count == 0 ? 1 : Math.Max(values.Max(value => value.Share), of == 0 ? 0 : (double)other / of);
        html.Add($"<div class=\"bars\">");
        foreach (var value in values)
        {
            html.Add($"<div>").AddText(CellText.Shorten(value.Value, 60)).Add($"<i style=\"width:{value.Share / most * 100:0.#}%\"></i><span>{ProfileText.Percent(value.Share)}</span></div>");
        }

        if (other > 0)
        {
            html.Add($"<div><span class=\"sub\">other</span><i style=\"width:{(double)other / of / most * 100:0.#}%\"></i><span>{ProfileText.Percent((double)other / of)}</span></div>");
        }

        html.Add($"</div>");
    }

    internal static void Values(Html html, string title, IReadOnlyList<ValueCount> values)
    {
        html.Add($"<table><caption>{title}</caption><tbody>");
        foreach (var value in values)
        {
            html.Add($"<tr><td>").AddText(CellText.Shorten(value.Value, 60)).Add($"</td><td class=\"n\">{value.Count:N0}</td><td class=\"n\">{ProfileText.Percent(value.Share)}</td></tr>");
        }

        html.Add($"</tbody></table>");
    }

    private static void Lengths(Html html, LengthStatistics? lengths)
    {
        if (lengths is not null)
        {
            Figure(html, "Length", string.Create(CultureInfo.InvariantCulture, $"{lengths.Min:N0} to {lengths.Max:N0}, mean {lengths.Mean:0.#}"));
        }
    }

    internal static void Figure(Html html, string label, string value) => html.Add($"<div><dt>{label}</dt><dd>{value}</dd></div>");

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long count, double share) => $"{Count(count)} ({ProfileText.Percent(share)})";

    private static string Share(long count, long of) => Share(count, of == 0 ? 0 : (double)count / of);

    internal static string Time(DateTime? time) => time?.ToString(time.Value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "–";
}

using System.Globalization;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Explanation;

/// <summary>How figures are written in sentences, the same on every page, in the API and on the command line.</summary>
internal static class Wording
{
    /// <summary>"90.4%".</summary>
    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Three significant digits, whole numbers in full: "0.0512", "14.2", "1,048".</summary>
    public static string Number(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var digits = 2 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits <= 0
            ? value.ToString("#,0", CultureInfo.InvariantCulture)
            : digits > 8 ? value.ToString("0.##E+0", CultureInfo.InvariantCulture)
            : Math.Round(value, digits).ToString("0." + new string('#', digits), CultureInfo.InvariantCulture);
    }

    /// <summary>A metric's label inside a sentence, "area under the ROC curve", "RMSE" left as it is; an unknown name as it stands.</summary>
    public static string Metric(string name) => (MetricCatalog.Find(name)?.Label ?? name) is var label && label is [var first, var second, .. var rest] && char.IsLower(second)
        ? $"{char.ToLowerInvariant(first)}{second}{rest}"
        : label;

    /// <summary>A label in a sentence: numbers stand alone, words are quoted.</summary>
    public static string Label(string label) =>
        double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? label : $"'{label}'";

    /// <summary>"P(is_cancelled=1)": a probability always says of what.</summary>
    public static string ProbabilityOf(string target, string label) => $"P({target}={label})";
}

using System.Globalization;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Explanation.LearningCurves;

/// <summary>What more rows would do.</summary>
public enum MoreRows
{
    /// <summary>The step from half of the rows to all of them was a gain beyond chance.</summary>
    Help,

    /// <summary>That step was too small to matter, beyond chance.</summary>
    HelpLittle,

    /// <summary>Too few rows to tell a gain from chance.</summary>
    CannotBeTold,
}

/// <summary>A quick model learned from parts of the training rows and from all, judged on the same unseen rows.</summary>
/// <param name="Metric">Name in the metric catalog.</param>
/// <param name="Points">By rising rows; the last is of all rows that were used.</param>
/// <param name="IsOfAllRows">False on the largest tables, whose curve is of a sample.</param>
/// <param name="Gain">95% interval of what the step from half of the rows to all gained, higher is better.</param>
public sealed record LearningCurve(string Metric, IReadOnlyList<LearningPoint> Points, bool IsOfAllRows, Interval Gain, MoreRows Verdict)
{
    /// <summary>"With half of the rows a quick model's area under the ROC curve was 0.951, with all 0.968: more rows would help."</summary>
    public string Sentence
    {
        get
        {
            var (half, all) = (Points[^2], Points[^1]);
            var (first, last) = IsOfAllRows ? ("half of the rows", "all") : ($"{Count(half.Rows)} rows", Count(all.Rows));
            var label = MetricCatalog.Find(Metric)?.LabelInSentence ?? Metric;
            return $"With {first} a quick model's {label} was {Wording.Number(half.Score)}, with {last} {Wording.Number(all.Score)}: {WordsOf(Verdict)}.";
        }
    }

    private static string WordsOf(MoreRows verdict) => verdict switch
    {
        MoreRows.Help => "more rows would help",
        MoreRows.HelpLittle => "more rows would help little",
        _ => "whether more rows would help cannot be told on so few rows",
    };

    private static string Count(int rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}

/// <param name="Rows">It learned from.</param>
/// <param name="Score">Mean over several choices of that many rows.</param>
public sealed record LearningPoint(int Rows, double Score);

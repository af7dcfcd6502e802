using System.Globalization;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Synthesis.Quality;

public enum VerdictLevel
{
    Good,
    Fair,
    Bad,
}

/// <param name="Subject">"Use", "Validity", "Columns", "Pairs", "Detection", "Copies", "Nearest records".</param>
/// <param name="Text">One sentence.</param>
/// <param name="Figures">What it was measured by, where the sentence does not say it.</param>
public sealed record QualityVerdict(string Subject, VerdictLevel Level, string Text, string? Figures = null)
{
    public override string ToString() => Figures is null ? Text : $"{Text} ({Figures})";
}

/// <summary>A report in words, what the rows are good for first.</summary>
public static class QualityVerdicts
{
    private const double GoodScore = 0.95;
    private const double FairScore = 0.85;
    private const double GoodKept = 0.9;
    private const double FairKept = 0.5;
    private const double GoodDetection = 0.6;
    private const double FairDetection = 0.8;
    private const double WeakDetection = 0.95;

    /// <summary>Copies beyond the holdout's that chance does not explain.</summary>
    private const double MostCopies = 0.005;

    /// <summary>Of a holdout's distance: below it, rows lie nearer to training rows than new real rows do.</summary>
    private const double NearestShare = 0.9;

    public static IReadOnlyList<QualityVerdict> Of(QualityReport report) => [.. Verdicts(report)];

    /// <summary>Whether rows came out too near to the training rows.</summary>
    public static bool IsTooNear(PrivacyReport privacy) => AreCopies(privacy) || LieNear(privacy);

    /// <summary>More rows are training rows than chance explains.</summary>
    public static bool AreCopies(PrivacyReport privacy) => privacy.Copies > (privacy.HoldoutCopies ?? 0) + MostCopies;

    /// <summary>Rows lie nearer to training rows than new real rows do.</summary>
    public static bool LieNear(PrivacyReport privacy) => privacy.NearestDistance < NearestShare * privacy.HoldoutNearestDistance;

    /// <summary>How well real and made rows are told apart.</summary>
    public static QualityVerdict Detection(Detection detection)
    {
        var (level, rows) = detection.Auc switch
        {
            < GoodDetection => (VerdictLevel.Good, "can hardly tell them"),
            < FairDetection => (VerdictLevel.Fair, "tells some of them"),
            < WeakDetection => (VerdictLevel.Bad, "tells most of them"),
            _ => (VerdictLevel.Bad, "tells nearly every one of them"),
        };
        return new("Detection", level, $"A model {rows} from real rows.", Text($"AUC {detection.Auc:0.00}, 0.50 is guessing"));
    }

    /// <summary>Whether the rows could stand in the real table.</summary>
    public static QualityVerdict Validity(ValidityReport validity)
    {
        var worst = validity.Columns.FirstOrDefault(column => column.InvalidRows > 0);
        return worst is not null
            ? new("Validity", VerdictLevel.Bad, Text($"{worst.InvalidRows:N0} {(worst.InvalidRows == 1 ? "row" : "rows")} of '{worst.Column}' {(worst.InvalidRows == 1 ? "is" : "are")} not {worst.Measure}."), Text($"validity {validity.Score:0.0000}, 1 is expected"))
            : validity.Structure < 1
                ? new("Validity", VerdictLevel.Bad, "The columns are not those of the real table.", Text($"structure {validity.Structure:0.000}"))
                : new("Validity", VerdictLevel.Good, "Every value could stand in the real table, and all columns are there.");
    }

    private static IEnumerable<QualityVerdict> Verdicts(QualityReport report)
    {
        if (report.Use is { } use)
        {
            yield return Use(use);
        }

        if (report.Validity is { } validity)
        {
            yield return Validity(validity);
        }

        if (report.Shapes.Count > 0)
        {
            var worst = report.Shapes[0];
            yield return new("Columns", Level(report.ShapeScore), Text($"Columns are {report.ShapeScore:0.0%} like the real ones; least so '{worst.Column}' with {worst.Score:0.0%}."));
        }

        if (report.Trends.Count > 0)
        {
            var worst = report.Trends[0];
            yield return new("Pairs", Level(report.TrendScore), Text($"Links between columns are kept to {report.TrendScore:0.0%}; least so between '{worst.First}' and '{worst.Second}' with {worst.Score:0.0%}."));
        }

        yield return Detection(report.Detection);
        foreach (var verdict in Privacy(report.Privacy))
        {
            yield return verdict;
        }
    }

    /// <summary>What a model learns from the made rows.</summary>
    public static QualityVerdict Use(UseTest use)
    {
        var metric = MetricCatalog.Find(use.Metric)?.LabelInSentence ?? use.Metric;
        var figures = Text($"{metric} {use.TrainedOnSynthetic:0.000} learned from made rows, {use.TrainedOnReal:0.000} from real rows, {use.Baseline:0.000} by guessing");
        return use.KeptShare switch
        {
            double.NaN when !use.IsUseless => new("Use", VerdictLevel.Fair, $"Real rows do not predict '{use.Target}' either, so this says nothing about the made ones.", figures),
            _ when use.IsUseless => new("Use", VerdictLevel.Bad, $"A model trained on these rows is no better than guessing '{use.Target}': do not train on them.", figures),
            < FairKept => new("Use", VerdictLevel.Bad, $"A model trained on these rows predicts '{use.Target}' far worse than one trained on real rows.", figures),
            < GoodKept => new("Use", VerdictLevel.Fair, $"A model trained on these rows predicts '{use.Target}' somewhat worse than one trained on real rows.", figures),
            _ => new("Use", VerdictLevel.Good, $"A model trained on these rows predicts '{use.Target}' about as well as one trained on real rows.", figures),
        };
    }

    private static IEnumerable<QualityVerdict> Privacy(PrivacyReport privacy)
    {
        var ofHoldout = privacy.HoldoutCopies is { } copies ? Text($", of real rows held out {copies:0.00%}") : "";
        yield return new("Copies", AreCopies(privacy) ? VerdictLevel.Bad : VerdictLevel.Good, Text($"{privacy.Copies:0.00%} of the rows are exact copies of training rows{ofHoldout}."));
        if (privacy.HoldoutNearestDistance is { } distance)
        {
            var isNear = LieNear(privacy);
            yield return new(
                "Nearest records",
                isNear ? VerdictLevel.Bad : VerdictLevel.Good,
                Text($"The nearest training row is {privacy.NearestDistance:0.0000} away in the median, for real rows held out {distance:0.0000}: {(isNear ? "the rows lie nearer to training rows than new real rows do" : "no nearer than new real rows")}."));
        }
    }

    private static VerdictLevel Level(double score) => score >= GoodScore ? VerdictLevel.Good : score >= FairScore ? VerdictLevel.Fair : VerdictLevel.Bad;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);
}

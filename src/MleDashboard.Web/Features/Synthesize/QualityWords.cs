using System.Globalization;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Design;
using MleDashboard.Web.Features.Models;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>What the figures of a judgement say, in sentences.</summary>
internal static class QualityWords
{
    /// <summary>A share of 1 as SDMetrics users read it: "0.914".</summary>
    public static string Score(double score) => double.IsNaN(score) ? "–" : score.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Use(JudgementContent judged) => judged is { TrainedOnReal: { } real, TrainedOnSynthetic: { } synthetic, Baseline: { } baseline, Metric: { } metric }
        ? $"A model for {judged.Target} that learns from the synthetic rows reaches {Formats.FixedNumber(synthetic)} {ModelLabels.Long(metric)} on real rows; one that learns from real rows reaches {Formats.FixedNumber(real)}, and guessing {Formats.FixedNumber(baseline)}."
        : "Not tested: no target column was chosen.";

    /// <summary>How well real and synthetic rows are told apart.</summary>
    public static string Detection(double auc) => auc switch
    {
        < 0.6 => "A model can hardly tell them from real rows.",
        < 0.8 => "A model tells some of them from real rows.",
        < 0.95 => "A model tells most of them from real rows.",
        _ => "A model tells nearly every one of them from real rows.",
    };
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>All figures of a candidate beside the baseline's, the confusion matrix, the curves, and the threshold that trades one error for the other.</summary>
public sealed partial class MetricsView
{
    private bool showShares;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Parameter, EditorRequired] public ModelReport Report { get; set; } = default!;

    [Parameter, EditorRequired] public Guid VersionId { get; set; }

    [Parameter, EditorRequired] public string Candidate { get; set; } = "";

    [SupplyParameterFromQuery(Name = "threshold")] private string? ThresholdText { get; set; }

    private ModelEvaluation Evaluation => Report.Evaluations[Candidate];

    private ModelEvaluation? Baseline => Report.Evaluations.GetValueOrDefault(ModelReport.BaselineName);

    private IEnumerable<Metric> Shown => MetricCatalog.For(Report.ProblemType).Where(metric => Evaluation.Metrics.ContainsKey(metric.Name))
        .OrderBy(metric => metric.Name != Report.Leaderboard.Metric);

    private string? PositiveClass => Report.ProblemType == ProblemType.Binary ? Report.PositiveClass : null;

    private IReadOnlyList<ThresholdPoint>? Trade => Evaluation is { Roc: { Count: > 1 } roc, Confusion: { } confusion } && PositiveClass is { } positive
        ? ThresholdTrade.Of(roc, confusion, positive, InUse)
        : null;

    /// <summary>The model's own, which its answers and the confusion matrix follow.</summary>
    private double InUse => Evaluation.Threshold ?? 0.5;

    private string InUseSentence => Evaluation.Threshold is { } threshold
        ? $"This model says {PositiveClass} from a probability of {Formats.Number(Math.Round(threshold, 3))} on: on validation rows that is better than 0.5 for {ModelLabels.InSentence(Report.Leaderboard.Metric)}. Predictions follow it."
        : "This model says the more probable class, that is from 0.5 on. Predictions follow it.";

    private string ReliabilityAbout => PositiveClass is { } positive ? $"P({Report.Target}={positive})" : "the probability of the class it says";

    private double Threshold => double.TryParse(ThresholdText, NumberStyles.Float, CultureInfo.InvariantCulture, out var chosen) ? chosen : InUse;

    private double PositiveShare => Evaluation.Confusion is { } confusion && PositiveClass is { } positive
        ? ThresholdTrade.PositiveShare(confusion, positive)
        : 0.5;

    private string RocSentence => $"Area under the curve {ModelLabels.Score(Evaluation.Metrics.GetValueOrDefault("roc_auc", double.NaN), "roc_auc")}: 1 is perfect, 0.5 is guessing.";

    private string PrSentence => $"Area under the curve {ModelLabels.Score(Evaluation.Metrics.GetValueOrDefault("pr_auc", double.NaN), "pr_auc")}; always answering {PositiveClass} would give {ModelLabels.Score(PositiveShare, "precision")}.";

    private int At(IReadOnlyList<ThresholdPoint> trade) => ThresholdTrade.Nearest(trade, Threshold);

    private ThresholdPoint Now(IReadOnlyList<ThresholdPoint> trade) => trade[At(trade)];

    private void MoveTo(IReadOnlyList<ThresholdPoint> trade, string text)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < trade.Count)
        {
            ThresholdTo(trade[index].Threshold);
        }
    }

    private void ThresholdTo(double? threshold) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameter("threshold", threshold?.ToString("0.####", CultureInfo.InvariantCulture)), replace: true);
}

using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>One label has most rows, measured by entropy over all labels.</summary>
public sealed class ImbalanceAlert : AlertRule
{
    public override string Name => "imbalance";

    public override string Label => "Imbalance";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<CategoricalProfile>().Where(column => column.Imbalance >= thresholds.Imbalance && column.CommonValues[0].Share < thresholds.MostlyOneValue))
        {
            var top = column.CommonValues[0];
            yield return About(column.Name, AlertSeverity.Info, $"Highly imbalanced ({column.Imbalance!.Value:0.00} of 1): '{top.Value}' has {ProfileText.Percent(top.Share)} of the values.", "As a column to predict, judge models by balanced accuracy or F1, not by accuracy.") with { Figure = new AlertFigure(column.Imbalance.Value, nameof(AlertThresholds.Imbalance), thresholds.Imbalance) };
        }
    }
}

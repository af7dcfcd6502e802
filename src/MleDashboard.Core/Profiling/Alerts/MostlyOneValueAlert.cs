using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Nearly every row has the same value.</summary>
public sealed class MostlyOneValueAlert : AlertRule
{
    public override string Name => "mostly-one-value";

    public override string Label => "Mostly one value";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.Where(column => column.DistinctCount > 1))
        {
            var top = column switch
            {
                CategoricalProfile labels => labels.CommonValues[0],
                NumericProfile { CommonValues.Count: > 0 } numbers => numbers.CommonValues[0],
                _ => null,
            };
            if (top is not null && top.Share >= thresholds.MostlyOneValue)
            {
                yield return About(column.Name, AlertSeverity.Info, $"'{top.Value}' has {ProfileText.Percent(top.Share)} of the values; {ProfileText.Count(column.Count - top.Count, "row differs", "rows differ")}.", "A model can learn little from so few other rows. As a column to predict, it needs more of them.") with { Figure = new AlertFigure(top.Share, nameof(AlertThresholds.MostlyOneValue), thresholds.MostlyOneValue), Action = new AlertAction(AlertActionKind.DropColumn, column.Name) };
            }
        }
    }
}

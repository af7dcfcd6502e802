using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Values that are not there. A column without any value is the constant rule's.</summary>
public sealed class MissingAlert : AlertRule
{
    public override string Name => "missing";

    public override string Label => "Missing values";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.Where(column => column.MissingCount > 0 && column.Count > 0))
        {
            var severity = column.MissingShare >= thresholds.MostlyMissing ? AlertSeverity.High : column.MissingShare >= thresholds.Missing ? AlertSeverity.Warning : AlertSeverity.Info;
            var advice = severity == AlertSeverity.High
                ? "Leave the column out unless being empty means something; then say so with a value of its own."
                : column.Type == ColumnType.Numeric
                    ? "Find out why. Builds see that a number is missing; fill it only where being missing says nothing."
                    : "Find out why. Builds treat missing as a value of its own; fill it only where being missing says nothing.";
            yield return About(column.Name, severity, $"{ProfileText.Count(column.MissingCount, "value is", "values are")} missing ({ProfileText.Percent(column.MissingShare)}).", advice) with
            {
                Figure = severity == AlertSeverity.High ? new AlertFigure(column.MissingShare, nameof(AlertThresholds.MostlyMissing), thresholds.MostlyMissing) : new AlertFigure(column.MissingShare, nameof(AlertThresholds.Missing), thresholds.Missing),
                Action = severity == AlertSeverity.High ? new AlertAction(AlertActionKind.DropColumn, column.Name)
                    : MissingFills.For(column.Type).Count > 0 ? new AlertAction(AlertActionKind.Impute, column.Name)
                    : null,
            };
        }
    }
}

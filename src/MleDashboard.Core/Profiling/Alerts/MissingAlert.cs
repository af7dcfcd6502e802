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
                    ? "Nothing has to be done for a build: missing numbers are filled and marked. Find out why they are missing."
                    : "Nothing has to be done for a build: missing is treated as a value of its own. Find out why it is missing.";
            yield return About(column.Name, severity, $"{ProfileText.Count(column.MissingCount, "value is", "values are")} missing ({ProfileText.Percent(column.MissingShare)}).", advice) with
            {
                Figure = severity == AlertSeverity.High ? new AlertFigure(column.MissingShare, nameof(AlertThresholds.MostlyMissing), thresholds.MostlyMissing) : new AlertFigure(column.MissingShare, nameof(AlertThresholds.Missing), thresholds.Missing),
                Action = new AlertAction(severity == AlertSeverity.High ? AlertActionKind.DropColumn : AlertActionKind.Impute, column.Name),
            };
        }
    }
}

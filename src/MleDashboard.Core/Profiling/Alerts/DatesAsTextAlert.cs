using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Text that reads as dates.</summary>
public sealed class DatesAsTextAlert : AlertRule
{
    public override string Name => "dates-as-text";

    public override string Label => "Dates stored as text";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<TextProfile>().Where(column => column.DateLikeShare >= thresholds.NumberLike))
        {
            yield return About(column.Name, AlertSeverity.Warning, $"{ProfileText.Percent(column.DateLikeShare)} of the values read as dates, but the column is text.", "Change its type to DateTime, so that models can use year, month and weekday.") with { Figure = new AlertFigure(column.DateLikeShare, nameof(AlertThresholds.NumberLike), thresholds.NumberLike), Action = new AlertAction(AlertActionKind.ChangeType, column.Name, ColumnType.DateTime) };
        }
    }
}

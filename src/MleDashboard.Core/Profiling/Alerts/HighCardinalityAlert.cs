using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Too many labels to learn from each.</summary>
public sealed class HighCardinalityAlert : AlertRule
{
    public override string Name => "high-cardinality";

    public override string Label => "High cardinality";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<CategoricalProfile>().Where(column => column.DistinctCount > thresholds.HighCardinality))
        {
            yield return About(column.Name, AlertSeverity.Warning, $"{ProfileText.Count(column.DistinctCount, "label", "labels")} in {ProfileText.Count(column.Count, "value", "values")}.", "Group rare labels, or change the type to Text or Identifier if they are no categories.") with { Figure = new AlertFigure(column.DistinctCount, nameof(AlertThresholds.HighCardinality), thresholds.HighCardinality), Action = new AlertAction(AlertActionKind.ChangeType, column.Name, ColumnType.Text) };
        }
    }
}

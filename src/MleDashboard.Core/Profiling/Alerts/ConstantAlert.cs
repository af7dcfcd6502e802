namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>One value, or none at all: nothing can be learnt from the column.</summary>
public sealed class ConstantAlert : AlertRule
{
    public override string Name => "constant";

    public override string Label => "Constant";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.Where(column => column.Rows > 1))
        {
            if (column.DistinctCount == 0)
            {
                yield return About(column.Name, AlertSeverity.High, $"Every value is missing.", "Leave the column out, or check how the file was read.") with { Action = new AlertAction(AlertActionKind.DropColumn, column.Name) };
            }
            else if (column.IsConstant)
            {
                yield return About(column.Name, AlertSeverity.Warning, $"Every value is the same{(column.MissingCount > 0 ? " where there is one" : "")}.", "Leave the column out: a model learns nothing from it.") with { Action = new AlertAction(AlertActionKind.DropColumn, column.Name) };
            }
        }
    }
}

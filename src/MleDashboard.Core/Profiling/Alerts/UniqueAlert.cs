using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Every row has a value of its own in a column that is not declared an identifier.</summary>
public sealed class UniqueAlert : AlertRule
{
    /// <summary>In fewer rows all values of an ordinary column often differ.</summary>
    private const int MinRows = 20;

    public override string Name => "unique";

    public override string Label => "Unique values";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.Where(column => column is not IdentifierProfile and not TextProfile && column.Count >= MinRows && column.UniqueCount == column.Count))
        {
            // Measured numbers with decimals and times differ by nature.
            var isNatural = column is NumericProfile { IsInteger: false } or DateTimeProfile;
            if (!isNatural)
            {
                yield return About(column.Name, AlertSeverity.Warning, $"Each of {ProfileText.Count(column.Count, "value", "values")} occurs once, as in a row number.", "If it only names the row, change its type to Identifier so that no model learns it by heart.") with { Action = new AlertAction(AlertActionKind.ChangeType, column.Name, ColumnType.Identifier) };
            }
        }
    }
}

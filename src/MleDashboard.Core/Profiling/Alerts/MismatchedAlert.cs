namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Values that the import could not read as the column's type.</summary>
public sealed class MismatchedAlert : AlertRule
{
    public override string Name => "mismatched";

    public override string Label => "Values of another type";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.Where(column => column.MismatchedCount > 0))
        {
            yield return About(column.Name, AlertSeverity.Warning, $"{ProfileText.Count(column.MismatchedCount, "value does", "values do")} not read as {column.Type.ToString().ToLowerInvariant()} and became missing at import.", "Correct them in the file, or change the column's type if they are right.");
        }
    }
}

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>A table that cannot be judged for want of rows.</summary>
public sealed class EmptyTableAlert : AlertRule
{
    public override string Name => "empty";

    public override string Label => "No rows";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        if (report.Overview.Rows == 0)
        {
            yield return About(null, AlertSeverity.High, $"The table has columns but no rows.", "Check the file: it may hold a header only, or every row may have been left out at import.");
        }
    }
}

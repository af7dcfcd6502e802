using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Infinite numbers, which come from divisions by zero.</summary>
public sealed class InfiniteAlert : AlertRule
{
    public override string Name => "infinite";

    public override string Label => "Infinite values";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>().Where(column => column.InfiniteCount > 0))
        {
            yield return About(column.Name, AlertSeverity.High, $"{ProfileText.Count(column.InfiniteCount, "value is", "values are")} infinite; they are left out of the mean and of the histogram.", "They usually come from a division by zero: treat them as missing where the column is made.");
        }
    }
}

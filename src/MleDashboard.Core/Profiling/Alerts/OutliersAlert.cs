using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Numbers far from all others.</summary>
public sealed class OutliersAlert : AlertRule
{
    public override string Name => "outliers";

    public override string Label => "Outliers";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>())
        {
            if (column.Outliers is { Count: > 0 } outliers)
            {
                yield return About(
                    column.Name,
                    AlertSeverity.Warning,
                    $"{ProfileText.Count(outliers.Count, "value is", "values are")} outside {ProfileText.Number(outliers.LowBound)} to {ProfileText.Number(outliers.HighBound)}, the median plus or minus five robust standard deviations; the furthest is {ProfileText.Number(Furthest(column, outliers))}.",
                    "Look at the extreme values: correct what is a mistake, keep what is rare but true.");
            }
        }
    }

    private static double Furthest(NumericProfile column, OutlierCounts outliers) =>
        outliers.LowBound - column.Min!.Value > column.Max!.Value - outliers.HighBound ? column.Min.Value : column.Max.Value;
}

using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Numbers far from all others.</summary>
public sealed class OutliersAlert : AlertRule
{
    /// <summary>A count that reaches no further (0 to 5 requests) has no extremes.</summary>
    private const double NarrowCount = 10;

    public override string Name => "outliers";

    public override string Label => "Outliers";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>())
        {
            if (column.Outliers is { Count: > 0 } outliers && !(column.IsInteger && column.Range < NarrowCount))
            {
                var share = (double)outliers.Count / column.Count;
                yield return About(
                    column.Name,
                    share <= thresholds.FewOutliers ? AlertSeverity.Warning : AlertSeverity.Info,
                    $"{ProfileText.Count(outliers.Count, "value is", "values are")} far from the rest ({ProfileText.Percent(share)}{Among(outliers)}): outside {outliers.LowBound:G4} to {outliers.HighBound:G4}, the median plus or minus five robust standard deviations; the furthest is {ProfileText.Number(Furthest(column, outliers))}.",
                    share <= thresholds.FewOutliers ? "Look at the extreme values: correct what is a mistake, keep what is rare but true." : "So many are a long tail rather than mistakes; look at the extreme values once.") with
                { Figure = new AlertFigure(share, nameof(AlertThresholds.FewOutliers), thresholds.FewOutliers) };
            }
        }
    }

    private static string Among(OutlierCounts outliers) => outliers.Beside is { } value ? $"; those other than {ProfileText.Number(value)}, which most rows have, are judged" : "";

    private static double Furthest(NumericProfile column, OutlierCounts outliers) =>
        outliers.LowBound - column.Min!.Value > column.Max!.Value - outliers.HighBound ? column.Min.Value : column.Max.Value;
}

using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>A few negative numbers among many that are not: a count, an age or a price below zero is a mistake or a code for "unknown".</summary>
public sealed class NegativeValuesAlert : AlertRule
{
    public override string Name => "negative";

    public override string Label => "Impossible values";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>().Where(column => column.NegativeCount > 0 && column.Count > 0))
        {
            var share = (double)column.NegativeCount / column.Count;
            if (share <= thresholds.FewNegatives)
            {
                yield return About(
                    column.Name,
                    column.IsInteger ? AlertSeverity.High : AlertSeverity.Warning,
                    $"{ProfileText.Count(column.NegativeCount, "value is", "values are")} below zero ({ProfileText.Percent(share)}) while all others are not; the lowest is {ProfileText.Number(column.Min!.Value)}.",
                    column.IsInteger ? "A count cannot be negative: correct these rows, or treat the value as missing if it stands for unknown." : "If less than zero is impossible here, correct these rows or treat the values as missing.") with
                { Figure = new AlertFigure(share, nameof(AlertThresholds.FewNegatives), thresholds.FewNegatives) };
            }
        }
    }
}

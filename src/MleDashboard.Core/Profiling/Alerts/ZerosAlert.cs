using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Many zeros, which often stand for "not recorded".</summary>
public sealed class ZerosAlert : AlertRule
{
    public override string Name => "zeros";

    public override string Label => "Zeros";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>().Where(column => column.Count > 0 && column.DistinctCount > 1))
        {
            var share = (double)column.ZeroCount / column.Count;
            if (share >= thresholds.Zeros && share < thresholds.MostlyOneValue)
            {
                yield return About(column.Name, AlertSeverity.Info, $"{ProfileText.Percent(share)} of the values are zero.", "Make sure that zero means zero and not that nothing was recorded.") with { Figure = new AlertFigure(share, nameof(AlertThresholds.Zeros), thresholds.Zeros) };
            }
        }
    }
}

using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>A long tail on one side.</summary>
public sealed class SkewedAlert : AlertRule
{
    public override string Name => "skewed";

    public override string Label => "Skewed";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>().Where(column => Math.Abs(column.Skewness ?? 0) > thresholds.Skewness))
        {
            var side = column.Skewness > 0 ? "high" : "low";
            yield return About(column.Name, AlertSeverity.Info, $"Skewed towards {side} values (skewness {column.Skewness!.Value:0.0}): the mean {ProfileText.Number(column.Mean!.Value)} is far from the median {ProfileText.Number(column.Median!.Value)} or the tail is long.", "Trees do not mind. For linear models and averages, think of the median or a logarithm.");
        }
    }
}

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
            var (side, end, extreme) = column.Skewness > 0 ? ("high", "largest", column.Max!.Value) : ("low", "smallest", column.Min!.Value);
            yield return About(
                column.Name,
                AlertSeverity.Info,
                $"Long tail of {side} values (skewness {column.Skewness!.Value:0.0}): mean {ProfileText.Number(column.Mean!.Value)}, median {ProfileText.Number(column.Median!.Value)}, {end} {ProfileText.Number(extreme)}.",
                "Trees do not mind. For averages use the median, for linear models think of a logarithm.") with { Figure = new AlertFigure(Math.Abs(column.Skewness.Value), nameof(AlertThresholds.Skewness), thresholds.Skewness) };
        }
    }
}

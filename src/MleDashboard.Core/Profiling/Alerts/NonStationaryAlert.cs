using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>A series that wanders instead of returning to its level.</summary>
public sealed class NonStationaryAlert : AlertRule
{
    public override string Name => "non-stationary";

    public override string Label => "Non-stationary";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>().Where(column => column.UnitRoot > thresholds.UnitRoot))
        {
            yield return About(
                column.Name,
                AlertSeverity.Info,
                $"Wanders or drifts in the order of time (augmented Dickey-Fuller statistic {column.UnitRoot!.Value:0.00}, above {thresholds.UnitRoot:0.00}).",
                "Past values do not say where it will be: predict its change instead, and test models on later rows, not on random ones.") with
            { Figure = new AlertFigure(column.UnitRoot.Value, nameof(AlertThresholds.UnitRoot), thresholds.UnitRoot) };
        }
    }
}

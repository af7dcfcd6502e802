namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Two columns that say nearly the same.</summary>
public sealed class HighCorrelationAlert : AlertRule
{
    public override string Name => "high-correlation";

    public override string Label => "High correlation";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var pair in report.Correlations?.TopPairs ?? [])
        {
            if (Math.Abs(pair.Value) >= thresholds.HighCorrelation)
            {
                yield return About(
                    pair.First,
                    AlertSeverity.Warning,
                    $"{pair.First} and {pair.Second} say nearly the same ({pair.Measure} {pair.Value:0.00}).",
                    "Keep one of the two; if one is what you want to predict, ask whether the other is known beforehand.") with
                { OtherColumn = pair.Second, Figure = new AlertFigure(Math.Abs(pair.Value), nameof(AlertThresholds.HighCorrelation), thresholds.HighCorrelation), Action = new AlertAction(AlertActionKind.DropColumn, pair.Second) };
            }
        }
    }
}

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>A column that alone nearly decides what is to be predicted: too good to be true.</summary>
public sealed class LeakageAlert : AlertRule
{
    /// <summary>From here on the column is the target under another name.</summary>
    private const double Copy = 0.98;

    public override string Name => "leakage";

    public override string Label => "Leakage suspect";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Target?.Columns ?? [])
        {
            if (column.Power is { } power && power >= thresholds.Leakage)
            {
                yield return About(
                    column.Column,
                    power >= Copy ? AlertSeverity.High : AlertSeverity.Warning,
                    $"Alone predicts '{report.Target!.Target}' almost perfectly (power {power:0.00} of 1).",
                    "Ask whether it is known before the answer is. If it is filled in afterwards or made from the answer, leave it out: a model would be right here and useless later.") with
                {
                    OtherColumn = report.Target.Target,
                    Figure = new AlertFigure(power, nameof(AlertThresholds.Leakage), thresholds.Leakage),
                    Action = new AlertAction(AlertActionKind.DropColumn, column.Column),
                };
            }
        }
    }
}

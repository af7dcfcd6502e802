using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>A long time without a row in a column of times that otherwise come regularly.</summary>
public sealed class TimeGapsAlert : AlertRule
{
    /// <summary>Fewer times have no rhythm.</summary>
    private const int FewestTimes = 20;

    public override string Name => "time-gaps";

    public override string Label => "Gaps in time";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<DateTimeProfile>())
        {
            if (column is { DistinctCount: >= FewestTimes, TypicalStepSeconds: > 0 and var step, Gaps: [var longest, ..] } && (longest.To - longest.From).TotalSeconds / step is var steps && steps >= thresholds.GapSteps)
            {
                yield return About(
                    column.Name,
                    AlertSeverity.Info,
                    $"No value from {longest.From:yyyy-MM-dd HH:mm} to {longest.To:yyyy-MM-dd HH:mm}, {steps:N0} times the usual step.",
                    "Ask whether nothing happened or nothing was recorded.") with
                { Figure = new AlertFigure(steps, nameof(AlertThresholds.GapSteps), thresholds.GapSteps) };
            }
        }
    }
}

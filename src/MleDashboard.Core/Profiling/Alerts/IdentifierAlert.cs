using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>What an identifier column is for, and whether it keeps its promise.</summary>
public sealed class IdentifierAlert : AlertRule
{
    public override string Name => "identifier";

    public override string Label => "Identifier";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<IdentifierProfile>().Where(column => column.Count > 0))
        {
            var repeated = column.Count - column.DistinctCount;
            yield return repeated > 0
                ? About(column.Name, AlertSeverity.Warning, $"Names rows, but {ProfileText.Count(repeated, "row repeats a name", "rows repeat a name")} that an earlier row has.", "If every row should be its own thing, look at the repeated values: rows may have been loaded twice.")
                : About(column.Name, AlertSeverity.Info, $"Names rows: each value occurs once.", "It is left out of models by itself.");
        }
    }
}

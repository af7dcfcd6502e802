using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Values that begin or end with white space.</summary>
public sealed class OuterSpacesAlert : AlertRule
{
    public override string Name => "outer-spaces";

    public override string Label => "Leading or trailing spaces";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns)
        {
            var padded = column switch { CategoricalProfile labels => labels.PaddedCount, TextProfile text => text.PaddedCount, _ => 0 };
            var share = column.Count == 0 ? 0 : (double)padded / column.Count;
            if (padded > 0 && share >= thresholds.OuterSpaces)
            {
                yield return About(
                    column.Name,
                    AlertSeverity.Warning,
                    $"{ProfileText.Count(padded, "value begins or ends", "values begin or end")} with a space ({ProfileText.Percent(share)}).",
                    "Cut the spaces off in the file: 'A ' and 'A' count as two different values.") with
                { Figure = new AlertFigure(share, nameof(AlertThresholds.OuterSpaces), thresholds.OuterSpaces) };
            }
        }
    }
}

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Rows that occur more than once.</summary>
public sealed class DuplicatesAlert : AlertRule
{
    public override string Name => "duplicates";

    public override string Label => "Duplicate rows";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        if (report.Duplicates is { Count: > 0 } duplicates)
        {
            yield return About(
                null,
                duplicates.Share >= thresholds.Duplicates ? AlertSeverity.Warning : AlertSeverity.Info,
                $"{ProfileText.Count(duplicates.Count, "row equals", "rows equal")} an earlier row in every column ({ProfileText.Percent(duplicates.Share)}).",
                "If they were loaded twice, drop them before you build: a row in both training and test makes a model look better than it is.") with
            { Figure = new AlertFigure(duplicates.Share, nameof(AlertThresholds.Duplicates), thresholds.Duplicates), Action = new AlertAction(AlertActionKind.DropDuplicates, null) };
        }
    }
}

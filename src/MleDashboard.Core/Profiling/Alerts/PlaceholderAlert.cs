using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Words that stand for a missing value and are counted as one.</summary>
public sealed class PlaceholderAlert : AlertRule
{
    public override string Name => "placeholder";

    public override string Label => "Stands for missing";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns)
        {
            var facts = column switch { CategoricalProfile labels => labels.Facts, TextProfile text => text.Facts, _ => null };
            if (facts?.Placeholders is [var first, ..] placeholders)
            {
                var count = placeholders.Sum(value => value.Count);
                yield return About(
                    column.Name,
                    AlertSeverity.Warning,
                    $"{ProfileText.Count(count, "value", "values")} such as '{first.Value}' seem to stand for a missing one ({ProfileText.Percent((double)count / facts.Values)}).",
                    "If they do, leave the cells empty in the file; else they count as a category of their own.");
            }
        }
    }
}

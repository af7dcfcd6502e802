using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Labels that a person would call the same.</summary>
public sealed class LabelVariantsAlert : AlertRule
{
    public override string Name => "label-variants";

    public override string Label => "Spelling of labels";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<CategoricalProfile>().Where(column => column.Variants.Count > 0))
        {
            yield return About(column.Name, AlertSeverity.Warning, $"Some labels differ by case or white space only: {string.Join(", ", column.Variants[0].Select(label => $"'{label}'"))}.", "Write them the same way, or they count as different categories.");
        }
    }
}

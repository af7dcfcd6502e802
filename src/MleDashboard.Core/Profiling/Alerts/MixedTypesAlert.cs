using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Some values read as numbers or dates and the others do not.</summary>
public sealed class MixedTypesAlert : AlertRule
{
    /// <summary>Fewer values say nothing about the others.</summary>
    private const int FewestValues = 3;

    public override string Name => "mixed-types";

    public override string Label => "Mixed types";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns)
        {
            var facts = column switch { CategoricalProfile labels => labels.Facts, TextProfile text => text.Facts, _ => null };
            var kind = facts?.Kinds.FirstOrDefault(count => count.Kind is ValueKind.Number or ValueKind.Date);
            if (kind is not null && kind.Count >= FewestValues && kind.Share >= thresholds.MixedTypes && kind.Share <= 1 - thresholds.MixedTypes)
            {
                yield return About(
                    column.Name,
                    AlertSeverity.Warning,
                    $"{ProfileText.Percent(kind.Share)} of the values read as {(kind.Kind == ValueKind.Number ? "numbers" : "dates")}, the others do not.",
                    "Two things may stand in one column, or a word may mark what is missing: part them, or replace the odd ones.") with
                { Figure = new AlertFigure(kind.Share, nameof(AlertThresholds.MixedTypes), thresholds.MixedTypes) };
            }
        }
    }
}

using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Nearly all values have one shape, and a few break it.</summary>
public sealed class PatternAlert : AlertRule
{
    /// <summary>In fewer values a shape is chance.</summary>
    private const int FewestValues = 20;

    public override string Name => "pattern";

    public override string Label => "Breaks a pattern";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns)
        {
            // Labels differ by nature; a code is what has digits in a shape.
            var facts = column switch { CategoricalProfile labels => labels.Facts, TextProfile text => text.Facts, IdentifierProfile identifier => identifier.Facts, _ => null };
            if (facts is { Values: >= FewestValues, Patterns: [var top, ..], PatternBreakers: [var first, ..] } && top.Share >= thresholds.Pattern && top.Value.Contains("{digits", StringComparison.Ordinal))
            {
                yield return About(
                    column.Name,
                    AlertSeverity.Warning,
                    $"{ProfileText.Percent(top.Share)} of the values have the form {top.Value}; {ProfileText.Count(facts.Values - top.Count, "value differs", "values differ")}, for example '{first.Value}'.",
                    "Look at the values that differ: they may be mistyped.") with
                { Figure = new AlertFigure(top.Share, nameof(AlertThresholds.Pattern), thresholds.Pattern) };
            }
        }
    }
}

using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Text that reads as numbers.</summary>
public sealed class NumbersAsTextAlert : AlertRule
{
    /// <summary>Fewer labels than this are codes by intent.</summary>
    private const int MinLabels = 20;

    public override string Name => "numbers-as-text";

    public override string Label => "Numbers stored as text";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns)
        {
            var share = column switch
            {
                TextProfile text => text.NumberLikeShare,
                CategoricalProfile { Type: ColumnType.Categorical, DistinctCount: >= MinLabels } labels => labels.NumberLikeShare,
                _ => 0,
            };
            if (share >= thresholds.NumberLike)
            {
                yield return About(column.Name, AlertSeverity.Warning, $"{ProfileText.Percent(share)} of the values read as numbers, but the column is {column.Type.ToString().ToLowerInvariant()}.", "Change its type to Numeric if the numbers can be compared and added.") with { Figure = new AlertFigure(share, nameof(AlertThresholds.NumberLike), thresholds.NumberLike), Action = new AlertAction(AlertActionKind.ChangeType, column.Name, ColumnType.Numeric) };
            }
        }
    }
}

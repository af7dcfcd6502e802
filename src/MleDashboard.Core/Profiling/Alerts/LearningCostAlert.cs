using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Labels so rare that a model has too few rows to learn each, yet pays for all of them.</summary>
public sealed class LearningCostAlert : AlertRule
{
    /// <summary>With fewer labels the cost is small.</summary>
    private const int FewestLabels = 20;

    public override string Name => "learning-cost";

    public override string Label => "Costly to learn";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<CategoricalProfile>().Where(column => column.DistinctCount >= FewestLabels))
        {
            var share = (double)column.UniqueCount / column.DistinctCount;
            if (share >= thresholds.RareLabels)
            {
                yield return About(
                    column.Name,
                    AlertSeverity.Info,
                    $"{ProfileText.Count(column.UniqueCount, "label occurs", "labels occur")} once only, of {ProfileText.Count(column.DistinctCount, "label", "labels")} ({ProfileText.Percent(share)}): a model pays for each and learns nothing from it.",
                    "Group rare labels under one name.") with
                { Figure = new AlertFigure(share, nameof(AlertThresholds.RareLabels), thresholds.RareLabels) };
            }
        }
    }
}

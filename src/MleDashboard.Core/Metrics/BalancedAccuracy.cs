namespace MleDashboard.Core.Metrics;

internal sealed class BalancedAccuracy : Metric
{
    public override string Name => "balanced_accuracy";

    public override string Label => "Balanced accuracy";

    public override string Help => "Mean over the classes of the share found, so that a rare class counts as much as a common one; 1 is perfect, guessing gives 1 divided by the number of classes.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        return Enumerable.Range(0, counts.ClassCount).Select(counts.Recall).Where(recall => !double.IsNaN(recall)).DefaultIfEmpty(double.NaN).Average();
    }
}

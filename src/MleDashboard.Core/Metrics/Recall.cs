namespace MleDashboard.Core.Metrics;

internal sealed class Recall : Metric
{
    public override string Name => "recall";

    public override string Label => "Recall";

    public override string Help => "Of the rows of the positive class, the share that was found; 1 is perfect.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary;

    public override double Compute(ScoredRows rows) => ConfusionCounts.Of(rows).Recall(rows.PositiveClass);
}

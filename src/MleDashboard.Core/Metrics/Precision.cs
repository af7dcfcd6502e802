namespace MleDashboard.Core.Metrics;

internal sealed class Precision : Metric
{
    public override string Name => "precision";

    public override string Label => "Precision";

    public override string Help => "Of the rows predicted as the positive class, the share that is of it; 1 is perfect.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary;

    public override double Compute(ScoredRows rows) => ConfusionCounts.Of(rows).Precision(rows.PositiveClass);
}

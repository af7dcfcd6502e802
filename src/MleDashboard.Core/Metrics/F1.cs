namespace MleDashboard.Core.Metrics;

internal sealed class F1 : Metric
{
    public override string Name => "f1";

    public override string Label => "F1";

    public override string Help => "Harmonic mean of precision and recall of the positive class; 1 is perfect.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary;

    public override double Compute(ScoredRows rows) => ConfusionCounts.Of(rows).F1(rows.PositiveClass);
}
